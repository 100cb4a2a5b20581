package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.GridReading;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.VirtualWorker;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;

import static org.assertj.core.api.Assertions.assertThat;

class GridInputsTest {
  private static final BusFailure SILENT = new BusFailure(Kind.SILENT, "no answer");

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final ScriptedRegisters registers = new ScriptedRegisters();
  private final Bus bus = new Bus("grid", new VirtualWorker(loop), registers);
  private final RecordedEvents events = new RecordedEvents();
  private final List<GridReading> readings = new ArrayList<>();
  private final List<Boolean> works = new ArrayList<>();
  private final ModbusGridMeter meter = new ModbusGridMeter(bus, 1, MeterMap.EASTRON_SDM630, loop, 2, readings::add,
      works::add);

  @BeforeEach
  void gridIsWell() {
    registers.putFloat(0x0000, 229).putFloat(0x0034, 3_000).putFloat(0x0046, 49.98);
  }

  @Test
  void meter_asked_tellsTheGridAndWhatTheBuildingTakes() {
    meter.evseMeasured(1, evse(-4_000, loop.now()));
    meter.evseMeasured(2, evse(1_000, loop.now()));
    ask();

    GridReading reading = readings.getLast();
    assertThat(reading.siteMeter()).contains(new Watts(3_000));
    // 3,000 W from the grid and 4,000 W of a car go into the building and the other car's 1,000 W
    assertThat(reading.siteLoad()).contains(new Watts(6_000));
    assertThat(reading.volts()).contains(229.0);
    assertThat(reading.frequencyHz().orElseThrow()).isCloseTo(49.98, org.assertj.core.data.Offset.offset(0.001));
    assertThat(reading.outage()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "5000, true", "5001, false"})
  void meter_evseMeterOlder_buildingIsUnknown(int milliseconds, boolean known) {
    meter.evseMeasured(1, evse(0, loop.now()));
    meter.evseMeasured(2, evse(0, loop.now()));
    loop.advance(Duration.ofMillis(milliseconds));
    ask();

    assertThat(readings.getLast().siteLoad().isPresent()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"-3600", "3600"})
  void meter_evseMeterSilentWhileTheClockIsSet_buildingIsUnknown(int seconds) {
    meter.evseMeasured(1, evse(0, loop.now()));
    meter.evseMeasured(2, evse(0, loop.now()));
    loop.shiftWallClock(Duration.ofSeconds(seconds));
    ask();
    assertThat(readings.getLast().siteLoad()).isPresent();

    loop.advance(Duration.ofMillis(5_001));
    ask();
    assertThat(readings.getLast().siteLoad()).isEmpty();
  }

  @Test
  void meter_anEvseWithoutReading_buildingIsUnknown() {
    meter.evseMeasured(1, evse(0, loop.now()));
    ask();

    assertThat(readings.getLast().siteLoad()).isEmpty();
    assertThat(readings.getLast().siteMeter()).isPresent();
  }

  @Test
  void meter_silent_tellsNothingUntilItAnswers() {
    registers.failure = Optional.of(SILENT);
    ask();
    assertThat(readings).isEmpty();

    registers.failure = Optional.empty();
    ask();
    assertThat(readings).hasSize(1);
  }

  /** As many EVSEs look, as many ask; a slow bus must not fall behind. */
  @Test
  void meter_askedAgainBeforeItsTurn_isReadOnce() {
    for (int asked = 0; asked < 5; asked++) {
      meter.requestReading();
    }
    loop.runPosted();
    assertThat(readings).hasSize(1);
    ask();
    assertThat(readings).hasSize(2);
  }

  @Test
  void meter_started_readsEveryHalfSecondByItself() {
    meter.start();
    loop.advance(Duration.ofSeconds(2));

    assertThat(readings).hasSize(5);
  }

  @Test
  void meter_silentAndBack_saysSoOnceEach() {
    registers.failure = Optional.of(SILENT);
    ask();
    ask();
    registers.failure = Optional.empty();
    ask();
    ask();
    assertThat(works).containsExactly(false, true);
  }

  @Test
  void meter_answerNobodyThoughtOf_isNoneAndReadOn() {
    meter.start();
    registers.isBroken = true;
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      seconds(11);
      assertThat(log.lines().stream().filter(line -> line.contains("was not understood"))).as("once").hasSize(1);
    }
    assertThat(works).containsExactly(false);

    registers.isBroken = false;
    seconds(1);
    assertThat(works).containsExactly(false, true);
  }

  @Test
  void contacts_atTheStart_tellTheirStateAlsoWhenItIsNone() {
    contacts(contact(0, Optional.empty(), Optional.of(Watts.ZERO)));

    assertThat(events.story).containsExactly("external limit released 0 SO");
  }

  @Test
  void contact_closes_limitsAtOnceAndReleasesAtTheSecondReading() {
    contacts(contact(3, Optional.of(new Watts(4_200)), Optional.of(Watts.ZERO)));
    input(1 << 3);
    seconds(1);
    ExternalLimit limit = events.limits.getLast();
    assertThat(limit.evseId()).isZero();
    assertThat(limit.source()).isEqualTo(LimitSource.SO);
    assertThat(limit.at(loop.now())).contains(new Step(Duration.ZERO, Optional.of(new Watts(4_200)),
        Optional.of(Watts.ZERO), Optional.empty()));

    events.story.clear();
    input(0);
    seconds(1);
    assertThat(events.story).isEmpty();
    seconds(1);
    assertThat(events.story).containsExactly("external limit released 0 SO");
  }

  @ParameterizedTest
  @CsvSource({"DISCRETE, true, 1, 0", "COIL, true, 1, 0", "DISCRETE, false, 0, 1"})
  void contact_bitOfItsOwn_limitsAndReleases(Table table, boolean whenSet, int closed, int open) {
    registers.put(table, 7, open);
    contacts(new Contact(new Place("grid", 9), table, 7, 0, whenSet, Optional.empty(), Optional.of(Watts.ZERO)));
    assertThat(events.limits).isEmpty();

    registers.put(table, 7, closed);
    seconds(1);
    assertThat(events.limits).hasSize(1);
    registers.put(table, 7, open);
    seconds(2);
    assertThat(events.story).endsWith("external limit released 0 SO");
  }

  @Test
  void contacts_severalClosed_theLeastHolds() {
    contacts(contact(0, Optional.of(new Watts(6_000)), Optional.of(new Watts(-6_000))),
        contact(1, Optional.of(new Watts(9_000)), Optional.of(new Watts(-3_000))));
    input(3);
    seconds(1);
    assertThat(events.limits.getLast().steps().getFirst()).isEqualTo(new Step(Duration.ZERO,
        Optional.of(new Watts(6_000)), Optional.of(new Watts(-3_000)), Optional.empty()));

    input(2);
    seconds(2);
    assertThat(events.limits.getLast().steps().getFirst()).isEqualTo(new Step(Duration.ZERO,
        Optional.of(new Watts(9_000)), Optional.of(new Watts(-3_000)), Optional.empty()));
  }

  @Test
  void contact_closedBesideOneNotReadYet_limitsAtOnce() {
    var silent = new Contact(new Place("grid", 10), Table.INPUT, 100, 0, true, Optional.of(Watts.ZERO),
        Optional.empty());
    registers.silentUnits.add(10);
    input(1);
    contacts(contact(0, Optional.empty(), Optional.of(Watts.ZERO)), silent);

    assertThat(events.limits).hasSize(1);
    assertThat(events.limits.getLast().steps().getFirst().discharge()).contains(Watts.ZERO);
    assertThat(events.limits.getLast().steps().getFirst().charge()).contains(Watts.ZERO);
  }

  @Test
  void contacts_onTwoBuses_areOneLimit() {
    var other = new ScriptedRegisters();
    var settings = List.of("grid", "cabinet").stream().map(GridInputsTest::settings).toList();
    var hardware = new ModbusHardware(loop, new ModbusSettings(settings, List.of(), Optional.empty(), List.of(
        contact("grid", Optional.of(new Watts(6_000)), Optional.of(new Watts(-6_000))),
        contact("cabinet", Optional.of(new Watts(9_000)), Optional.of(Watts.ZERO)))),
        bus -> new Bus(bus.name(), new VirtualWorker(loop), bus.name().equals("grid") ? registers : other),
        new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory()));
    input(1);
    hardware.start(events);
    seconds(3);
    assertThat(told()).containsExactly("external limit 0 SO");
    assertThat(events.limits.getLast().steps().getFirst().discharge()).contains(new Watts(-6_000));

    other.put(Table.INPUT, 100, 1);
    seconds(1);
    assertThat(events.limits.getLast().steps().getFirst()).isEqualTo(new Step(Duration.ZERO,
        Optional.of(new Watts(6_000)), Optional.of(Watts.ZERO), Optional.empty()));

    input(0);
    seconds(2);
    assertThat(events.limits.getLast().steps().getFirst()).isEqualTo(new Step(Duration.ZERO,
        Optional.of(new Watts(9_000)), Optional.of(Watts.ZERO), Optional.empty()));
    other.put(Table.INPUT, 100, 0);
    seconds(2);
    assertThat(told()).endsWith("external limit released 0 SO");
    hardware.close();
  }

  /** One fault, which is over when no bus is missing any more. */
  @Test
  void contacts_onTwoDeadBuses_areOneFaultUntilBothAreBack() {
    var other = new ScriptedRegisters();
    var hardware = new ModbusHardware(loop,
        new ModbusSettings(List.of(settings("grid"), settings("cabinet")), List.of(), Optional.empty(),
            List.of(contact("grid", Optional.empty(), Optional.of(Watts.ZERO)),
                contact("cabinet", Optional.empty(), Optional.of(Watts.ZERO)))),
        bus -> new Bus(bus.name(), new VirtualWorker(loop), bus.name().equals("grid") ? registers : other),
        new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory()));
    hardware.start(events);
    registers.failure = Optional.of(SILENT);
    other.failure = Optional.of(SILENT);
    seconds(15);
    assertThat(events.openFaults()).containsExactly("LimitContactFailure");

    registers.failure = Optional.empty();
    seconds(5);
    assertThat(events.openFaults()).containsExactly("LimitContactFailure");
    other.failure = Optional.empty();
    seconds(5);
    assertThat(events.openFaults()).isEmpty();
    hardware.close();
  }

  private List<String> told() {
    return events.story.stream().filter(line -> line.startsWith("external limit")).toList();
  }

  private static BusSettings settings(String name) {
    return new BusSettings(name, new BusSettings.Tcp("127.0.0.1", 502), Duration.ofMillis(500));
  }

  private static Contact contact(String bus, Optional<Watts> charge, Optional<Watts> discharge) {
    return new Contact(new Place(bus, 9), Table.INPUT, 100, 0, true, charge, discharge);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void contact_cantBeRead_limitsAfterTenSecondsAndNotBefore(Table table) {
    contacts(noDischarge(table));
    registers.failure = Optional.of(SILENT);
    seconds(9);
    assertThat(events.limits).isEmpty();
    seconds(2);
    assertThat(events.limits).hasSize(1);
    assertThat(works).containsExactly(false);

    registers.failure = Optional.empty();
    seconds(2);
    assertThat(events.story).endsWith("external limit released 0 SO");
    assertThat(works).containsExactly(false, true);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void contact_neverRead_limitsFromTheStartUntilItIsReadTwice(Table table) {
    registers.failure = Optional.of(SILENT);
    contacts(noDischarge(table));
    assertThat(events.limits).hasSize(1);
    assertThat(works).as("a fault only when it lasts").isEmpty();

    registers.failure = Optional.empty();
    seconds(1);
    assertThat(told()).hasSize(1);
    seconds(1);
    assertThat(told()).endsWith("external limit released 0 SO");
    assertThat(works).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void contact_answerNobodyThoughtOf_isNotReadAndReadOn(Table table) {
    contacts(noDischarge(table));
    registers.isBroken = true;
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      seconds(11);
      assertThat(log.lines().stream().filter(line -> line.contains("was not understood"))).as("once").hasSize(1);
    }
    assertThat(events.limits).hasSize(1);
    assertThat(works).containsExactly(false);

    registers.isBroken = false;
    seconds(2);
    assertThat(told()).endsWith("external limit released 0 SO");
  }

  /** The station remembers limits over restarts; nobody else would ever take back that of a contact that was removed. */
  @ParameterizedTest
  @CsvSource({"false, 1", "true, 0"})
  void contacts_noneConfigured_whatOneLimitedBeforeIsOver(boolean othersAreHeard, int released) {
    var rest = new Hardware() {
      @Override
      public List<EvseDevices> evses() {
        return List.of();
      }

      @Override
      public boolean hearsExternalSystems() {
        return othersAreHeard;
      }

      @Override
      public void start(HardwareEvents told) {}

      @Override
      public void close() {}
    };
    new ModbusHardware(loop, new ModbusSettings(List.of(), List.of()), _ -> bus, rest).start(events);
    loop.runPosted();

    assertThat(events.story).hasSize(released).allMatch("external limit released 0 SO"::equals);
  }

  private void contacts(Contact... contacts) {
    var telling = new Telling();
    telling.listener(events);
    var together = new OperatorLimit(loop, telling, List.of("grid"));
    new LimitContacts(bus, List.of(contacts), loop, limit -> loop.execute(() -> together.says("grid", limit)),
        (name, well) -> works.add(well)).start();
    loop.runPosted();
  }

  private static Contact noDischarge(Table table) {
    return new Contact(new Place("grid", 9), table, 100, 0, true, Optional.empty(), Optional.of(Watts.ZERO));
  }

  private static Contact contact(int bit, Optional<Watts> charge, Optional<Watts> discharge) {
    return new Contact(new Place("grid", 9), Table.INPUT, 100, bit, true, charge, discharge);
  }

  private void input(int word) {
    registers.put(Table.INPUT, 100, word);
  }

  private void ask() {
    meter.requestReading();
    loop.runPosted();
  }

  private void seconds(int count) {
    loop.advance(Duration.ofSeconds(count));
  }

  private static MeterReading evse(int watts, Instant at) {
    return new MeterReading(at, WattHours.ZERO, WattHours.ZERO, new Watts(watts), Optional.empty());
  }
}
