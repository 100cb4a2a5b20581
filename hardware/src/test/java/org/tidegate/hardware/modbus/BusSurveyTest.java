package org.tidegate.hardware.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.VirtualWorker;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.BusSettings.Parity;
import org.tidegate.hardware.modbus.BusSettings.Serial;
import org.tidegate.hardware.modbus.BusSettings.Tcp;
import org.tidegate.hardware.modbus.BusSettings.Way;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Evse;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.modbus.DeviceRegisters;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.hardware.simulator.modbus.RtuServer;
import org.tidegate.hardware.simulator.modbus.SunSpecDevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** Devices on real Modbus servers are asked over real sockets and lines; what takes time over registers in virtual time. */
class BusSurveyTest {
  private static final String ABOUT = "bus rail here";
  private static final String CONVERTER = "converter of EVSE 1 (bus rail, unit 1)";
  private static final String METER = "meter of EVSE 1 (bus rail, unit 101)";
  private static final Answer CONVERTER_IS_THERE = Answer.right(CONVERTER,
      "Tidegate Simulated converter, serial SIM-1; SunSpec models 1, 701, 702, 703, 704, 713, 714; "
          + "charges with up to 11000 W, discharges with up to 11000 W; now 0 W, STANDBY, 230.0 V, 50.00 Hz");
  private static final Answer METER_IS_THERE = Answer.right(METER,
      "eastron-sdm630: 0 Wh into vehicles, 0 Wh out of them, now 0 W, 230.0 V");

  /** Long enough for a busy machine that stands still for seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Buses buses = new Buses(System::nanoTime);
  private final ThreadLoop loop = new ThreadLoop();
  private final SimulatedHardware hardware = new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory());

  @AfterEach
  void close() {
    buses.close();
    hardware.close();
    loop.close();
  }

  @Test
  void devicesOverTcp_sayWhoTheyAre() throws Exception {
    hardware.start(new RecordedEvents());
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      server.close();
      try (var _ = ModbusSimulator.start(hardware, System::nanoTime, port)) {
        assertThat(survey(new Tcp("127.0.0.1", port), 1, 101)).containsExactly(CONVERTER_IS_THERE, METER_IS_THERE);
        assertThat(hardware.supply(1).state().commanded()).as("nothing was written").isEqualTo(Watts.ZERO);
      }
    }
  }

  @Test
  void devicesOnASerialLine_sayWhoTheyAreWhileOneIsSilent() throws Exception {
    hardware.start(new RecordedEvents());
    try (var rail = new RtuServer(ModbusSimulator.devices(hardware, System::nanoTime))) {
      var way = new Serial(rail.device(), 115_200, Parity.EVEN, 1);
      assertThat(survey(way, 1, 77)).containsExactly(CONVERTER_IS_THERE,
          Answer.wrong("meter of EVSE 1 (bus rail, unit 77)", "no answer"));
      buses.close();
    }
  }

  /** An installer sees whose charge it is: with a vehicle it is the vehicle's, without one there is none. */
  @Test
  void converterThatTellsTheVehiclesCharge_saysWhich() throws Exception {
    hardware.start(new RecordedEvents());
    var registers = new DeviceRegisters(new SunSpecDevice(hardware.supply(1), System::nanoTime));
    assertThat(askAlone(registers)).isEqualTo(
        Answer.right(CONVERTER, CONVERTER_IS_THERE.text() + "; charge by model 713: none told"));
    CompletableFuture.runAsync(() -> hardware.plugIn(1, Bench.car().soc(62).build()), loop).get(PATIENCE.toSeconds(),
        TimeUnit.SECONDS);
    assertThat(askAlone(registers).text()).endsWith("; charge by model 713: 62 %");
    int storage = 40_000 + 2 + 68 + 155 + 52 + 19 + 67;
    registers.onRead = (first, words) -> {
      if (first <= storage && first + words.length > storage) {
        words[storage - first] = 64_999;
      }
      return words;
    };
    assertThat(askAlone(registers)).isEqualTo(Answer.wrong(CONVERTER,
        "the converter has no model 713, which is to tell the vehicle's charge"));
  }

  @Test
  void converterWithAnAlarm_saysWhichAndWhatItDoesNotKnow() throws Exception {
    hardware.start(new RecordedEvents());
    CompletableFuture.runAsync(() -> hardware.raiseFault(1, "GroundFailure"), loop).get(PATIENCE.toSeconds(),
        TimeUnit.SECONDS);
    var registers = new DeviceRegisters(new SunSpecDevice(hardware.supply(1), System::nanoTime));
    int measurement = 40_000 + 2 + 68;
    registers.onRead = (first, words) -> {
      if (first == measurement && words.length > Measurement.WATTS) {
        words[Measurement.WATTS] = 0x8000;
        words[Measurement.VOLTS] = 0xFFFF;
      }
      return words;
    };
    assertThat(askAlone(registers).text())
        .contains("; now unknown power, STANDBY, 50.00 Hz, but alarms [GROUND_FAULT]");
  }

  private static Answer askAlone(Registers registers) throws Exception {
    var virtual = new VirtualStationLoop(Instant.EPOCH);
    var settings = new ModbusSettings(List.of(), List.of(new Evse(1,
        Optional.of(new Converter(new Place("rail", 1), true, true)), Optional.empty())));
    var answers = BusSurvey.of(bus(virtual, registers), ABOUT, settings, virtual::nanoTime, Duration.ofSeconds(15));
    virtual.runPosted();
    return answers.get(0, TimeUnit.SECONDS).getFirst();
  }

  @Test
  void lineThatIsNotThere_isOneAnswer() throws Exception {
    assertThat(survey(new Serial("/dev/ttyNone9", 9_600, Parity.NONE, 1), 1, 101)).singleElement()
        .satisfies(answer -> {
          assertThat(answer.about()).isEqualTo(ABOUT);
          assertThat(answer.isRight()).isFalse();
          assertThat(answer.text()).contains("there is no serial port /dev/ttyNone9");
        });
  }

  @Test
  void nobodyListens_isOneAnswer() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(survey(new Tcp("127.0.0.1", port), 1, 101)).singleElement().satisfies(answer -> {
      assertThat(answer.about()).isEqualTo(ABOUT);
      assertThat(answer.text()).contains("refused");
    });
  }

  /** Whatever speaks another protocol at that port. */
  @Test
  void rubbishIsAnswered_isNoSoundAnswer() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        while (!server.isClosed()) {
          try (var peer = server.accept()) {
            peer.getInputStream().read();
            peer.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1 Debian\r\n".repeat(20).getBytes());
          } catch (IOException ended) {
            return;
          }
        }
      });
      assertThat(survey(new Tcp("127.0.0.1", server.getLocalPort()), 1, 101)).isNotEmpty()
          .noneMatch(Answer::isRight);
    }
  }

  @Test
  void otherDeviceThanAConverter_isWrong() throws Exception {
    assertThat(ask(new ScriptedRegisters(), 1)).first().isEqualTo(Answer.wrong(CONVERTER,
        "there is no SunSpec device at unit 1: the letters SunS stand neither at 40000, 0 nor 50000"));
  }

  @Test
  void exceptionAnswer_isToldWithItsCode() throws Exception {
    var registers = new ScriptedRegisters();
    registers.failure = Optional.of(new BusFailure(Kind.REFUSED, "refused with exception code 2"));
    assertThat(ask(registers, 1)).last()
        .isEqualTo(Answer.wrong(METER, "refused with exception code 2"));
  }

  /** What the others have said stands. */
  @Test
  void busBreaksBetweenTwoDevices_isToldOfTheSecond() throws Exception {
    var registers = new ScriptedRegisters();
    assertThat(ask(reading((unit, table, first, count) -> {
      if (unit == 101) {
        throw new BusFailure(Kind.UNREACHABLE, "the bus can't be opened: refused");
      }
      return registers.read(unit, table, first, count);
    }), 1)).extracting(Answer::about).containsExactly(CONVERTER, METER);
  }

  /** The first bytes on a line that was just opened are often spoilt. */
  @Test
  void deviceSilentOnce_isAskedAgain() throws Exception {
    var scripted = new ScriptedRegisters();
    var asked = new AtomicInteger();
    assertThat(ask(reading((unit, table, first, count) -> {
      if (unit == 101 && asked.incrementAndGet() == 1) {
        throw new BusFailure(Kind.SILENT, "no answer");
      }
      return scripted.read(unit, table, first, count);
    }), 1)).last().satisfies(answer -> assertThat(answer.isRight()).isTrue());
  }

  /** A list of models without end, a second for each: 6 s, and once more 6 s. */
  @Test
  void slowDevice_keepsNobodyForEver() throws Exception {
    var virtual = new VirtualStationLoop(Instant.EPOCH);
    var clock = new AtomicLong();
    var answers = BusSurvey.of(bus(virtual, reading((unit, table, first, count) -> {
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      return first == 40_000 ? new int[]{0x5375, 0x6E53} : new int[count];
    })), ABOUT, settings(1, 101), clock::get, Duration.ofSeconds(9));
    virtual.advance(Duration.ofSeconds(1));
    assertThat(answers.get(0, TimeUnit.SECONDS)).first().isEqualTo(Answer.wrong(CONVERTER, "it answers too slowly"));
    assertThat(clock).hasValueLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void manyDeadDevices_areNotAllAskedAtTheEnd() throws Exception {
    var virtual = new VirtualStationLoop(Instant.EPOCH);
    var clock = new AtomicLong();
    var answers = BusSurvey.of(bus(virtual, reading((unit, table, first, count) -> {
      clock.addAndGet(Duration.ofSeconds(2).toNanos());
      throw new BusFailure(Kind.SILENT, "no answer");
    })), ABOUT, settings(1, 101), clock::get, Duration.ofSeconds(2));
    virtual.advance(Duration.ofSeconds(1));
    assertThat(answers.get(0, TimeUnit.SECONDS)).containsExactly(Answer.wrong(CONVERTER, "no answer"),
        Answer.wrong(METER, "not asked: others took too long"));
  }

  @Test
  void gridMeterAndContacts_sayHowTheyAre() throws Exception {
    var registers = new ScriptedRegisters().put(Table.HOLDING, 7, 0b100).putFloat(0x48, 1.5).putFloat(0x4A, 0)
        .putFloat(0x34, -300).putFloat(0, 231.25);
    var place = new Place("rail", 5);
    var settings = new ModbusSettings(List.of(), List.of(),
        Optional.of(new Meter(place, MeterMap.EASTRON_SDM630)),
        List.of(contact(place, 2, false), contact(place, 3, false), contact(new Place("other", 5), 3, false)));
    assertThat(ask(registers, settings)).containsExactly(
        Answer.right("grid meter (bus rail, unit 5)",
            "eastron-sdm630: 1500 Wh from the grid, 0 Wh into it, now -300 W, 231.3 V"),
        Answer.right("limit contact, bit 2 of register 7 (bus rail, unit 5)", "does not limit now"),
        Answer.right("limit contact, bit 3 of register 7 (bus rail, unit 5)", "limits now"));
  }

  private static Contact contact(Place place, int bit, boolean limitsWhenSet) {
    return new Contact(place, Table.HOLDING, 7, bit, limitsWhenSet, Optional.of(Watts.ZERO), Optional.empty());
  }

  private List<Answer> survey(Way way, int converter, int meter) throws Exception {
    var bus = buses.open(new BusSettings("rail", way, TIMEOUT));
    return BusSurvey.of(bus, ABOUT, settings(converter, meter), System::nanoTime, PATIENCE)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static List<Answer> ask(Registers registers, int converter) throws Exception {
    return ask(registers, settings(converter, 101));
  }

  private static List<Answer> ask(Registers registers, ModbusSettings settings) throws Exception {
    var virtual = new VirtualStationLoop(Instant.EPOCH);
    var answers = BusSurvey.of(bus(virtual, registers), ABOUT, settings, virtual::nanoTime, Duration.ofSeconds(9));
    virtual.advance(Duration.ofSeconds(1));
    return answers.get(0, TimeUnit.SECONDS);
  }

  private static Bus bus(VirtualStationLoop virtual, Registers registers) {
    return new Bus("rail", new VirtualWorker(virtual), registers);
  }

  private static ModbusSettings settings(int converter, int meter) {
    return new ModbusSettings(List.of(),
        List.of(new Evse(1, Optional.of(new Converter(new Place("rail", converter), false, true)),
            Optional.of(new Meter(new Place("rail", meter), MeterMap.EASTRON_SDM630)))));
  }

  private static Registers reading(Reading reading) {
    return new Registers() {
      @Override
      public int[] read(int unit, Table table, int first, int count) throws BusFailure {
        return reading.of(unit, table, first, count);
      }

      @Override
      public void write(int unit, int first, int... words) {
        throw new AssertionError("written to unit " + unit);
      }
    };
  }

  /** What reading registers gives. */
  private interface Reading {
    int[] of(int unit, Table table, int first, int count) throws BusFailure;
  }
}
