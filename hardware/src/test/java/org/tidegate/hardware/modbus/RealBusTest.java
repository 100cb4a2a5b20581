package org.tidegate.hardware.modbus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.BusSettings.Parity;
import org.tidegate.hardware.modbus.BusSettings.Serial;
import org.tidegate.hardware.modbus.BusSettings.Tcp;
import org.tidegate.hardware.modbus.BusSettings.Way;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;
import org.tidegate.hardware.simulator.modbus.RtuServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/**
 * The client over real sockets and pseudo-terminals, against real Modbus servers. Wall time is spent where nobody
 * answers: the time-out is as short as a busy machine allows.
 */
class RealBusTest {
  /** Long enough for a busy machine that stands still for seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  /** Where no answer is the answer. */
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final int METER = ModbusSimulator.METERS + 1;
  private static final int INPUTS = 30;

  private final AtomicLong clock = new AtomicLong();
  private final Buses buses = new Buses(clock::get);
  private final ThreadLoop loop = new ThreadLoop();
  private final SimulatedHardware hardware = new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory());
  private Bus bus;

  @BeforeEach
  void deviceWasStarted() {
    hardware.start(new RecordedEvents());
  }

  @AfterEach
  void close() {
    buses.close();
    hardware.close();
    loop.close();
  }

  /** Over TCP. */
  @Nested
  class OverTcp {
    private final int port = freePort();
    private ModbusSimulator server = ModbusSimulator.start(devices(), port);

    @BeforeEach
    void open() {
      bus = RealBusTest.this.open(new Tcp("127.0.0.1", port));
    }

    @AfterEach
    void stop() {
      server.close();
    }

    @Test
    void read_meterAndConverter_answer() throws Exception {
      meterAndConverterAnswer();
    }

    @Test
    void read_bits_areThoseOfEachInput() throws Exception {
      bitsAreThoseOfEachInput();
    }

    @Test
    void read_noSuchRegister_isRefusedWithItsCode() {
      assertThat(refused()).hasMessage("refused with exception code 2");
    }

    /** A gateway to a serial line says 10 or 11 for a device that is silent there. */
    @ParameterizedTest
    @CsvSource({"1, REFUSED", "2, REFUSED", "3, REFUSED", "4, REFUSED", "5, SILENT", "6, SILENT", "10, SILENT",
        "11, SILENT"})
    void read_exceptionCode_isARefusalOrNoAnswer(int code, Kind kind) throws Exception {
      try (var gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var asked = new AtomicLong();
        Thread.ofVirtual().start(() -> refuse(gateway, code, asked));
        bus = RealBusTest.this.open(new Tcp("127.0.0.1", gateway.getLocalPort()));

        for (int times = 0; times < 2; times++) {
          assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind()).isEqualTo(kind);
        }
        assertThat(asked).as("who does not answer is left alone").hasValue(kind == Kind.SILENT ? 1 : 2);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind()).isEqualTo(kind);
        assertThat(asked).hasValue(kind == Kind.SILENT ? 2 : 3);
      }
    }

    /** What another question's late answer looks like on a serial line. */
    @ParameterizedTest
    @CsvSource({"HOLDING, 1", "HOLDING, 3", "INPUT, 1", "DISCRETE, 3", "COIL, 2"})
    void read_answerOfAnotherLength_isNoAnswer(Table table, int words) throws Exception {
      try (var gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> answer(gateway, _ -> {
          byte[] pdu = new byte[1 + 2 * words];
          pdu[0] = (byte) (2 * words);
          return pdu;
        }, new AtomicLong()));
        bus = RealBusTest.this.open(new Tcp("127.0.0.1", gateway.getLocalPort()));

        BusFailure failure = failure(registers -> registers.read(1, table, 0, 2));
        assertThat(failure.kind()).isEqualTo(Kind.SILENT);
        assertThat(failure).hasMessageContaining("got " + 2 * words);
        assertThat(failure(registers -> registers.read(1, table, 0, 2))).as("it is left alone")
            .hasMessage("no answer");
      }
    }

    /** After unit and function, which are the request's or another one; nothing of it may be taken for a value. */
    @ParameterizedTest
    @CsvSource({"HOLDING, 3, ''", "HOLDING, 3, 4", "HOLDING, 3, 4 0 7", "HOLDING, 3, 0", "HOLDING, 3, 255 0 7 0 8",
        "HOLDING, 4, 4 0 7 0 8", "INPUT, 3, 4 0 7 0 8", "COIL, 2, 1 1", "DISCRETE, 1, 1 1", "DISCRETE, 2, ''",
        "DISCRETE, 2, 1", "HOLDING, 99, 4 0 7 0 8", "HOLDING, 131, ''", "COIL, 0, 1 1"})
    void read_garbage_isNoAnswer(Table table, int function, String rest) throws Exception {
      try (var gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> answer(gateway, request -> {
          request[7] = (byte) function;
          return bytes(rest);
        }, new AtomicLong()));
        bus = buses.open(new BusSettings("test", new Tcp("127.0.0.1", gateway.getLocalPort()), SHORT));

        assertThat(failure(registers -> registers.read(1, table, 0, 2)).kind()).isEqualTo(Kind.SILENT);
      }
    }

    /** A byte has room for eight: what else a device puts there is nobody's input. */
    @ParameterizedTest
    @CsvSource({"DISCRETE, 254, 0", "COIL, 254, 0", "DISCRETE, 255, 1", "COIL, 253, 1"})
    void read_bitsBesideTheOneThatWasAsked_doNotCount(Table table, int answer, int bit) throws Exception {
      try (var gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> answer(gateway, _ -> new byte[]{1, (byte) answer}, new AtomicLong()));
        bus = RealBusTest.this.open(new Tcp("127.0.0.1", gateway.getLocalPort()));

        int[] read = call(registers -> registers.read(1, table, 0, 1));
        assertThat(read).containsExactly(bit);
      }
    }

    private static byte[] bytes(String numbers) {
      var out = new ByteArrayOutputStream();
      Stream.of(numbers.split(" ")).filter(number -> !number.isEmpty()).mapToInt(Integer::parseInt).forEach(out::write);
      return out.toByteArray();
    }

    /** Answers every request of one connection with this exception: the function with the high bit, and the code. */
    private static void refuse(ServerSocket gateway, int code, AtomicLong asked) {
      answer(gateway, request -> {
        request[7] |= (byte) 0x80;
        return new byte[]{(byte) code};
      }, asked);
    }

    /** Answers every request of one connection: header, unit, the request's function, and what follows it. */
    private static void answer(ServerSocket gateway, UnaryOperator<byte[]> afterFunction, AtomicLong asked) {
      try (var peer = gateway.accept()) {
        for (byte[] request = peer.getInputStream().readNBytes(12); request.length == 12; request = peer
            .getInputStream().readNBytes(12)) {
          asked.incrementAndGet();
          byte[] rest = afterFunction.apply(request);
          var answer = ByteBuffer.allocate(8 + rest.length).put(request[0]).put(request[1]).putShort((short) 0)
              .putShort((short) (2 + rest.length)).put(request[6]).put(request[7]).put(rest);
          peer.getOutputStream().write(answer.array());
        }
      } catch (IOException ended) {
        // The test is over.
      }
    }

    @Test
    void read_silentDevice_doesNotHoldUpTheOthers() throws Exception {
      silentDeviceDoesNotHoldUpTheOthers();
    }

    /** No name server answers. */
    @Test
    void read_nameIsLookedUpForLong_holdsUpNoOtherBus() throws Exception {
      var given = new CountDownLatch(1);
      try (var both = new Buses(clock::get, host -> named(host, given))) {
        bus = both.open(new BusSettings("far", new Tcp("meter.example", port), TIMEOUT));
        var far = begin(registers -> registers.read(1, Table.HOLDING, 40_000, 2));
        bus = both.open(new BusSettings("near", new Tcp("127.0.0.1", port), TIMEOUT));
        assertThat(first(2)).containsExactly(0x5375, 0x6E53);
        assertThat(far).isNotDone();

        given.countDown();
        assertThat(
            catchThrowableOfType(ExecutionException.class, () -> far.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
            .hasRootCauseMessage("meter.example");
      }
    }

    private static InetAddress named(String host, CountDownLatch given) throws IOException {
      if (host.equals("127.0.0.1")) {
        return InetAddress.getByName(host);
      }
      try {
        given.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new UnknownHostException(host);
    }

    @Test
    void read_serverGoneAndBack_isUnreachableAndThenAnswersAgain() throws Exception {
      call(registers -> registers.read(1, Table.HOLDING, 40_000, 2));
      server.close();
      for (int tries = 0; tries < 3; tries++) {
        clock.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind())
            .isIn(Kind.UNREACHABLE, Kind.SILENT);
      }

      server = ModbusSimulator.start(devices(), port);
      // it is left alone for a while
      assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind())
          .isEqualTo(Kind.UNREACHABLE);
      clock.addAndGet(Duration.ofSeconds(20).toNanos());
      assertThat(first(2)).containsExactly(0x5375, 0x6E53);
    }
  }

  /** Over a serial line. */
  @Nested
  class OverSerial {
    private final RtuServer server = new RtuServer(devices());

    @BeforeEach
    void open() {
      bus = RealBusTest.this.open(new Serial(server.device(), 115_200, Parity.EVEN, 1));
    }

    @AfterEach
    void stop() throws Exception {
      buses.close();
      server.close();
    }

    @Test
    void read_meterAndConverter_answer() throws Exception {
      meterAndConverterAnswer();
    }

    @Test
    void read_bits_areThoseOfEachInput() throws Exception {
      bitsAreThoseOfEachInput();
    }

    @Test
    void read_noSuchRegister_isRefused() {
      refused();
    }

    @Test
    void read_adapterPluggedInLater_isUnreachableUntilThen(@TempDir Path folder) throws Exception {
      Path port = folder.resolve("ttyUSB7");
      bus = RealBusTest.this.open(new Serial(port.toString(), 115_200, Parity.EVEN, 1));
      assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind())
          .isEqualTo(Kind.UNREACHABLE);

      Files.createSymbolicLink(port, Path.of(server.device()));
      clock.addAndGet(Duration.ofSeconds(20).toNanos());
      assertThat(first(2)).containsExactly(0x5375, 0x6E53);
    }

    @Test
    void read_rubbishOnTheLine_isSilentOnceAndThenAnswers() throws Exception {
      first(2);
      server.babble((byte) 1, (byte) 3, (byte) 200, (byte) 0xFF);
      // what belongs to no request is dropped, or spoils the next answer: never is it taken for one
      for (int tries = 0; tries < 3; tries++) {
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        try {
          assertThat(first(2)).containsExactly(0x5375, 0x6E53);
        } catch (ExecutionException spoilt) {
          assertThat(((BusFailure) spoilt.getCause()).kind()).isEqualTo(Kind.SILENT);
        }
      }
      clock.addAndGet(Duration.ofSeconds(10).toNanos());
      assertThat(first(2)).containsExactly(0x5375, 0x6E53);
    }

    @Test
    void read_silentDevice_doesNotHoldUpTheOthers() throws Exception {
      silentDeviceDoesNotHoldUpTheOthers();
    }

    @Test
    void read_cableCutAndMended_isSilentAndThenAnswersAgain() throws Exception {
      server.deaf(true);
      assertThat(failure(registers -> registers.read(1, Table.HOLDING, 40_000, 2)).kind()).isEqualTo(Kind.SILENT);

      server.deaf(false);
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(first(2)).containsExactly(0x5375, 0x6E53);
    }
  }

  private void meterAndConverterAnswer() throws Exception {
    var measured = call(registers -> new MeterReader(MeterMap.EASTRON_SDM630).read(registers, METER));

    assertThat(measured.imported()).isEqualTo(WattHours.ZERO);
    assertThat(measured.power()).isEqualTo(Watts.ZERO);
    assertThat(measured.volts()).contains(230.0);
    assertThat(first(4)).containsExactly(0x5375, 0x6E53, 1, 66);
    call(registers -> {
      registers.write(1, 40_002 + 68 + 155 + 52 + 19 + 22, 1, 1, 0, 100, 0, 0, 0, 0, 1, 0, 3);
      return 0;
    });
    assertThat(hardware.supply(1).state().commanded()).isEqualTo(new Watts(-1_000));
  }

  private void bitsAreThoseOfEachInput() throws Exception {
    assertThat(inputs(Table.DISCRETE, 0, 1)).containsExactly(1);
    assertThat(inputs(Table.DISCRETE, 1, 1)).containsExactly(0);
    assertThat(inputs(Table.DISCRETE, 3, 9)).containsExactly(1, 0, 0, 1, 0, 0, 1, 0, 0);
    assertThat(inputs(Table.COIL, 0, 8)).containsExactly(0, 1, 1, 0, 1, 1, 0, 1);
  }

  private int[] inputs(Table table, int first, int count) throws Exception {
    return call(registers -> registers.read(INPUTS, table, first, count));
  }

  /** The simulated ones, and an input module: every third discrete input is set, and the coils are the reverse. */
  private Map<Integer, RegisterDevice> devices() {
    var all = new HashMap<>(ModbusSimulator.devices(hardware, System::nanoTime));
    all.put(INPUTS, new RegisterDevice() {
      @Override
      public int[] read(Table table, int first, int count) {
        return IntStream.range(first, first + count).map(input -> (input % 3 == 0) == (table == Table.DISCRETE) ? 1 : 0)
            .toArray();
      }

      @Override
      public void write(int first, int[] words) {
        throw new IllegalStateException("inputs are only read");
      }
    });
    return all;
  }

  private BusFailure refused() {
    BusFailure failure = failure(registers -> registers.read(1, Table.HOLDING, 39_999, 2));
    assertThat(failure.kind()).as(String.valueOf(failure)).isEqualTo(Kind.REFUSED);
    return failure;
  }

  private void silentDeviceDoesNotHoldUpTheOthers() throws Exception {
    assertThat(failure(registers -> registers.read(77, Table.INPUT, 0, 2)).kind()).isEqualTo(Kind.SILENT);

    long before = System.nanoTime();
    assertThat(failure(registers -> registers.read(77, Table.INPUT, 0, 2)).kind()).isEqualTo(Kind.SILENT);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).as("it is left alone").isLessThan(TIMEOUT);
    assertThat(first(2)).containsExactly(0x5375, 0x6E53);
  }

  /** The first registers of EVSE 1's converter. */
  private int[] first(int count) throws Exception {
    return call(registers -> registers.read(1, Table.HOLDING, 40_000, count));
  }

  private Bus open(Way way) {
    return buses.open(new BusSettings("test", way, TIMEOUT));
  }

  private <T> T call(Use<T> use) throws Exception {
    return begin(use).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private <T> CompletableFuture<T> begin(Use<T> use) {
    var result = new CompletableFuture<T>();
    var asked = bus;
    asked.worker().execute(() -> {
      try {
        result.complete(use.of(asked.registers()));
      } catch (BusFailure failure) {
        result.completeExceptionally(failure);
      }
    });
    return result;
  }

  private <T> BusFailure failure(Use<T> use) {
    var thrown = catchThrowableOfType(ExecutionException.class, () -> call(use));
    return (BusFailure) thrown.getCause();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is done with the registers, on the worker. */
  private interface Use<T> {
    T of(Registers registers) throws BusFailure;
  }
}
