package org.tidegate.hardware.modbus;

import com.digitalpetri.modbus.client.ModbusClient;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusExecutionException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.modbus.BusFailure.Kind;

/**
 * Registers over a real bus. For one thread. The bus is opened when it is needed; one that can't be opened is left alone
 * for a while that grows to 10 s, and so is a device that does not answer, up to 5 s, so that the others on its bus don't
 * wait for it each time.
 *
 * <p>A late answer can't be told from the next one on a serial bus: no device is asked again sooner than 300 ms after it
 * was silent.
 */
final class ClientRegisters implements Registers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientRegisters.class);
  private static final Rest OPENING = new Rest(Duration.ofSeconds(1), Duration.ofSeconds(10));
  private static final Rest SILENCE = new Rest(Duration.ofMillis(300), Duration.ofSeconds(5));

  /** A connection over which nobody answers so often in a row is half dead: it is opened anew. */
  private static final int DEAD_AFTER = 3;
  /** "Not now", twice, and a gateway that does not reach the device, twice: Modbus application protocol 7. */
  private static final Set<Integer> NO_ANSWER_CODES = Set.of(5, 6, 10, 11);

  private final String name;
  private final Clients clients;
  private final LongSupplier clock;
  private final Map<Integer, Resting> units = new HashMap<>();
  private final Resting opening;
  private @Nullable ModbusClient client;
  private int silences;

  /**
   * Not open yet.
   *
   * @param clients gives a client whenever the bus is to be opened
   */
  ClientRegisters(String name, Clients clients, LongSupplier clock) {
    this.name = name;
    this.clients = clients;
    this.clock = clock;
    this.opening = new Resting(OPENING);
  }

  @Override
  public int[] read(int unit, Table table, int first, int count) throws BusFailure {
    return ask(unit, bus -> switch (table) {
      case HOLDING -> words(bus.readHoldingRegisters(unit, new ReadHoldingRegistersRequest(first, count)).registers(),
          count);
      case INPUT -> words(bus.readInputRegisters(unit, new ReadInputRegistersRequest(first, count)).registers(), count);
      case COIL -> bits(bus.readCoils(unit, new ReadCoilsRequest(first, count)).coils(), count);
      case DISCRETE -> bits(bus.readDiscreteInputs(unit, new ReadDiscreteInputsRequest(first, count)).inputs(), count);
    });
  }

  @Override
  public void write(int unit, int first, int... words) throws BusFailure {
    byte[] bytes = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[2 * i] = (byte) (words[i] >> 8);
      bytes[2 * i + 1] = (byte) words[i];
    }
    ask(unit, bus -> bus.writeMultipleRegisters(unit,
        new WriteMultipleRegistersRequest(first, words.length, bytes)));
  }

  @Override
  public void close() {
    ModbusClient opened = client;
    if (opened == null) {
      return;
    }
    try {
      opened.disconnect();
    } catch (ModbusExecutionException failure) {
      LOG.debug("bus {}: not closed", name, failure);
    }
  }

  private <T> T ask(int unit, Request<T> request) throws BusFailure {
    Resting resting = units.computeIfAbsent(unit, _ -> new Resting(SILENCE));
    ModbusClient bus = open();
    if (resting.rests()) {
      throw new BusFailure(Kind.SILENT, "no answer");
    }
    try {
      T answer = request.send(bus);
      resting.worked();
      silences = 0;
      return answer;
    } catch (ModbusResponseException refused) {
      silences = 0;
      if (NO_ANSWER_CODES.contains(refused.getExceptionCode())) {
        resting.failed();
        throw new BusFailure(Kind.SILENT, "no answer, exception code " + refused.getExceptionCode(), refused);
      }
      resting.worked();
      throw new BusFailure(Kind.REFUSED, refusal(refused.getExceptionCode()), refused);
    } catch (ModbusTimeoutException silent) {
      resting.failed();
      noAnswer();
      throw new BusFailure(Kind.SILENT, "no answer", silent);
    } catch (ModbusException broken) {
      resting.failed();
      noAnswer();
      throw new BusFailure(bus.isConnected() ? Kind.SILENT : Kind.UNREACHABLE, "no sound answer: "
          + broken.getMessage(), broken);
    }
  }

  /** Over RTU the library does not tell the code. */
  private static String refusal(int code) {
    return code > 0 && code < 0x80 ? "refused with exception code " + code : "refused";
  }

  private ModbusClient open() throws BusFailure {
    if (client != null && client.isConnected()) {
      return client;
    }
    if (opening.rests()) {
      throw new BusFailure(Kind.UNREACHABLE, "the bus can't be opened");
    }
    try {
      ModbusClient bus = clients.make();
      bus.connect();
      client = bus;
      opening.worked();
      silences = 0;
      return bus;
    } catch (ModbusException | IOException failure) {
      opening.failed();
      throw new BusFailure(Kind.UNREACHABLE, "the bus can't be opened: " + failure.getMessage(), failure);
    }
  }

  private void noAnswer() {
    if (++silences >= DEAD_AFTER) {
      silences = 0;
      close();
    }
  }

  private static int[] words(byte[] bytes, int count) throws ModbusException {
    checkLength(bytes, 2 * count);
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
    }
    return words;
  }

  private static int[] bits(byte[] bytes, int count) throws ModbusException {
    checkLength(bytes, (count + 7) / 8);
    int[] bits = new int[count];
    for (int i = 0; i < count; i++) {
      bits[i] = bytes[i / 8] >> i % 8 & 1;
    }
    return bits;
  }

  /** One of another length is a late one to another question, on a serial bus, and no answer to this one. */
  private static void checkLength(byte[] bytes, int expected) throws ModbusException {
    if (bytes.length != expected) {
      throw new ModbusException("asked for " + expected + " bytes, got " + bytes.length);
    }
  }

  /** One request and its answer. */
  private interface Request<T> {
    T send(ModbusClient bus) throws ModbusException;
  }

  /** Makes clients that are not connected yet. */
  @FunctionalInterface
  interface Clients {
    /**
     * A client to be connected; the one before it is not any more.
     *
     * @throws IOException when there is nothing to connect to
     */
    ModbusClient make() throws IOException;
  }

  /** How long what failed is left alone: doubled each time. */
  private record Rest(Duration first, Duration longest) {
    long nanos(int failures) {
      return Math.min(first.toNanos() << Math.min(failures - 1, 20), longest.toNanos());
    }
  }

  /** Something that may be left alone. */
  private final class Resting {
    private final Rest rest;
    private int failures;
    private long until;

    Resting(Rest rest) {
      this.rest = rest;
    }

    boolean rests() {
      return failures > 0 && clock.getAsLong() - until < 0;
    }

    void failed() {
      failures++;
      until = clock.getAsLong() + rest.nanos(failures);
    }

    void worked() {
      failures = 0;
    }
  }
}
