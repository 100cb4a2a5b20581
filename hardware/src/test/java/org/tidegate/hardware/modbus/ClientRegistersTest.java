package org.tidegate.hardware.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import com.digitalpetri.modbus.TimeoutScheduler.Task;
import com.digitalpetri.modbus.TimeoutScheduler.TimeoutHandle;
import com.digitalpetri.modbus.client.ModbusClient;
import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.client.ModbusTcpClientTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How long what failed is left alone, by a clock that is moved by hand; who is silent is so at once. */
class ClientRegistersTest {
  private final Set<Integer> answering = new HashSet<>();
  private final List<Integer> asked = new ArrayList<>();
  private boolean opens = true;
  private int opened;
  private int tried;
  private int closed;
  private long now;
  private final ClientRegisters registers = new ClientRegisters("test", this::client, () -> now);

  @Test
  void device_silentAgainAndAgain_isLeftAloneForUpToFiveSeconds() throws Exception {
    answering.add(2);
    assertThat(restsOf(1, 7)).containsExactly(300L, 600L, 1_200L, 2_400L, 4_800L, 5_000L, 5_000L);

    answering.add(1);
    advance(5_000);
    read(1);
    answering.remove(1);
    assertThat(failure(1).kind()).isEqualTo(Kind.SILENT);
    advance(299);
    answering.add(1);
    assertThat(failure(1)).hasMessage("no answer");
    advance(1);
    read(1);
  }

  @Test
  void bus_cantBeOpened_isLeftAloneForUpToTenSeconds() {
    opens = false;
    var rests = new ArrayList<Long>();
    for (int times = 0; times < 6; times++) {
      int before = tried;
      long since = now;
      while (tried == before) {
        assertThat(failure(1).kind()).isEqualTo(Kind.UNREACHABLE);
        advance(tried == before ? 100 : 0);
      }
      rests.add(millis(now - since));
    }
    assertThat(rests).containsExactly(0L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L);
  }

  /** A connection of which the other end is gone without a word. */
  @Test
  void connection_nobodyAnswersThreeTimesInARow_isOpenedAnew() throws Exception {
    silent(1);
    silent(2);
    answering.add(3);
    read(3);
    silent(4);
    silent(5);
    assertThat(closed).as("one answered in between").isZero();

    silent(6);
    assertThat(closed).isEqualTo(1);
    assertThat(opened).isEqualTo(1);
    read(3);
    assertThat(opened).isEqualTo(2);
  }

  private List<Long> restsOf(int unit, int times) throws Exception {
    var rests = new ArrayList<Long>();
    silent(unit);
    for (int time = 0; time < times; time++) {
      int before = asked.size();
      long since = now;
      while (asked.size() == before) {
        // another device keeps the connection alive
        read(2);
        before++;
        advance(100);
        failure(unit);
      }
      rests.add(millis(now - since));
    }
    return rests;
  }

  private void silent(int unit) {
    int before = asked.size();
    assertThat(failure(unit).kind()).isEqualTo(Kind.SILENT);
    assertThat(asked).as("it was asked").hasSize(before + 1);
  }

  private void read(int unit) throws BusFailure {
    assertThat(registers.read(unit, Table.HOLDING, 0, 1)).containsExactly(7);
  }

  private BusFailure failure(int unit) {
    return catchThrowableOfType(BusFailure.class, () -> registers.read(unit, Table.HOLDING, 0, 1));
  }

  private void advance(long milliseconds) {
    now += Duration.ofMillis(milliseconds).toNanos();
  }

  private static long millis(long nanoseconds) {
    return Duration.ofNanos(nanoseconds).toMillis();
  }

  private ModbusClient client() {
    var line = new Line();
    return ModbusTcpClient.create(line, config -> config.setTimeoutScheduler(line::waits));
  }

  /** A connection without sockets. */
  private final class Line implements ModbusTcpClientTransport {
    private Consumer<ModbusTcpFrame> receiver = _ -> {};
    private boolean connected;
    private Runnable giveUp = () -> {};

    /** A request is about to be sent. */
    private TimeoutHandle waits(Task timeout, long delay, TimeUnit unit) {
      var handle = new TimeoutHandle() {
        private boolean cancelled;

        @Override
        public void cancel() {
          cancelled = true;
        }

        @Override
        public boolean isCancelled() {
          return cancelled;
        }
      };
      giveUp = () -> timeout.run(handle);
      return handle;
    }

    @Override
    public CompletionStage<Void> connect() {
      tried++;
      if (!opens) {
        return CompletableFuture.failedFuture(new IOException("nobody is there"));
      }
      opened++;
      connected = true;
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> disconnect() {
      closed++;
      connected = false;
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public CompletionStage<Void> send(ModbusTcpFrame frame) {
      var header = frame.header();
      asked.add(header.unitId());
      if (answering.contains(header.unitId())) {
        receiver.accept(new ModbusTcpFrame(new MbapHeader(header.transactionId(), 0, 5, header.unitId()),
            ByteBuffer.wrap(new byte[]{3, 2, 0, 7})));
      } else {
        giveUp.run();
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void receive(Consumer<ModbusTcpFrame> frames) {
      receiver = frames;
    }
  }
}
