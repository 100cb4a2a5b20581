package org.tidegate.app.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.card.ReaderSettings;
import org.tidegate.hardware.card.ReaderSettings.Kind;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.BusSettings.Parity;
import org.tidegate.hardware.modbus.MeterMap;
import org.tidegate.hardware.modbus.MeterMap.Field;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.WordType;
import org.tidegate.hardware.pi.Derating;
import org.tidegate.hardware.pi.PiSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DevicesConfigurationTest {
  private static final String WHOLE = """
      ocpp: {url: 'ws://127.0.0.1:8090/ocpp', identity: X}
      hardware:
        driver: modbus
        pilot: simulated
        simulated-bus-port: 1502
        buses:
          - {name: cabinet, tcp: '127.0.0.1:1502'}
          - {name: rail, serial: /dev/ttyUSB0, baud: 19200, parity: even, stop-bits: 2, timeout-ms: 800}
        meter-maps:
          - name: own
            imported: {address: 0, type: uint32, factor: 10}
            exported: {address: 2, type: uint32, factor: 10}
            power: {table: input, address: 16, type: int32, factor: 0.1}
            power-l1: {table: input, address: 18, type: int32, factor: 0.1}
            power-l2: {table: input, address: 20, type: int32, factor: 0.1}
            power-l3: {table: input, address: 22, type: int32, factor: 0.1}
            volts: {address: 20, type: uint16}
            longest-read: 16
        grid-meter: {bus: rail, unit: 20, map: eastron-sdm630}
        limit-contacts:
          - {bus: rail, unit: 30, table: input, address: 5, bit: 2, limits-when: cleared, discharge-watts: 300}
        evses:
          - current: DC
            charge-watts: 11000
            discharge-watts: 11000
            converter: {bus: cabinet, unit: 1}
            meter: {bus: rail, unit: 7, map: own, reversed: true}
          - current: AC
            charge-watts: 11000
            meter: {bus: rail, unit: 8, map: abb-b23}
      """;

  private static final String BOARD = "ocpp: {url: 'ws://127.0.0.1:8090/ocpp', identity: X}\n"
      + "hardware: {driver: modbus, pilot: board, board: {serial: /dev/ttyACM0}, "
      + "buses: [{name: rail, serial: /dev/ttyUSB0}], "
      + "evses: [{current: AC, charge-watts: 11000, meter: {bus: rail, unit: 8, map: abb-b23}}]}\n";

  @TempDir
  Path temp;

  @Test
  void read_whole_isAsWritten() throws Exception {
    var hardware = read(WHOLE).hardware();

    assertThat(hardware.driver()).isEqualTo(Driver.MODBUS);
    assertThat(hardware.hasSimulator()).isTrue();
    assertThat(hardware.simulatedBusPort()).contains(1502);
    assertThat(hardware.modbus().buses()).containsExactly(
        new BusSettings("cabinet", new BusSettings.Tcp("127.0.0.1", 1502), Duration.ofMillis(500)),
        new BusSettings("rail", new BusSettings.Serial("/dev/ttyUSB0", 19_200, Parity.EVEN, 2),
            Duration.ofMillis(800)));
    var dc = hardware.modbus().evses().getFirst();
    assertThat(dc.converter()).contains(new Converter(new Place("cabinet", 1), false, true));
    var map = dc.meter().orElseThrow().map();
    // built in the other way round: what the meter calls exported went into the vehicle
    assertThat(map.imported()).isEqualTo(new Field(Table.HOLDING, 2, WordType.UINT32, 10));
    assertThat(map.power()).isEqualTo(new Field(Table.INPUT, 16, WordType.INT32, -0.1));
    assertThat(map.phases()).extracting(Field::address).containsExactly(18, 20, 22);
    assertThat(map.phases()).extracting(Field::factor).containsOnly(-0.1);
    assertThat(map.hertz()).isEmpty();
    assertThat(map.longestRead()).isEqualTo(16);
    assertThat(hardware.modbus().grid().orElseThrow().place()).isEqualTo(new Place("rail", 20));
    assertThat(hardware.modbus().contacts())
        .containsExactly(new Contact(new Place("rail", 30), Table.INPUT, 5, 2, false,
            Optional.empty(), Optional.of(new Watts(-300))));
    var ac = hardware.modbus().evses().get(1);
    assertThat(ac.converter()).isEmpty();
    assertThat(ac.meter().orElseThrow().map()).isEqualTo(MeterMap.ABB_B23);
  }

  @ParameterizedTest
  @CsvSource({"model-713, true", "none, false"})
  void read_vehicleBattery(String value, boolean tells) throws Exception {
    var hardware = read(WHOLE.replace("converter: {bus: cabinet, unit: 1",
        "converter: {vehicle-battery: " + value + ", bus: cabinet, unit: 1")).hardware();
    assertThat(hardware.modbus().evses().getFirst().converter())
        .contains(new Converter(new Place("cabinet", 1), tells, true));
  }

  @ParameterizedTest
  @CsvSource({"model-704, true", "none, false"})
  void read_dischargeLimit(String value, boolean sets) throws Exception {
    var hardware = read(WHOLE.replace("converter: {bus: cabinet, unit: 1",
        "converter: {discharge-limit: " + value + ", bus: cabinet, unit: 1")).hardware();
    assertThat(hardware.modbus().evses().getFirst().converter())
        .contains(new Converter(new Place("cabinet", 1), false, sets));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "converter: {bus: cabinet, | converter: {discharge-limit: all, bus: cabinet, | one of none, model-704",
      "converter: {bus: cabinet, | converter: {vehicle-battery: all, bus: cabinet, | one of none, model-713",
      "pilot: simulated | pilot: none | hardware.pilot: found \"none\"; expected one of simulated, board, pins",
      "pilot: simulated | simulator-port: 1 | hardware.pilot: it is missing: pilot, contactor and lock are on no bus",
      "driver: modbus | driver: simulated | hardware.buses: nothing is on a bus with this driver; remove it, or",
      "driver: modbus | driver: simulated | hardware.evses[1].converter: nothing is on a bus with this driver",
      "driver: modbus | driver: pi | hardware.simulated-bus-port: real hardware has no simulator",
      "name: cabinet, tcp: '127.0.0.1:1502' | name: cabinet, serial: /dev/ttyUSB0 | buses: the bus cabinet is at /dev/ttyUSB0",
      "unit: 20 | unit: 0 | hardware.grid-meter.unit: on a serial bus there are the addresses 1 to 247",
      "unit: 30 | unit: 248 | hardware.limit-contacts[1].unit: on a serial bus there are the addresses 1 to 247",
      "tcp: '127.0.0.1:1502' | tcp: '127.0.0.1' | hardware.buses[1].tcp: found \"127.0.0.1\"; expected a host and a port",
      "tcp: '127.0.0.1:1502' | tcp: '127.0.0.1:0' | hardware.buses[1].tcp: found",
      "tcp: '127.0.0.1:1502' | timeout-ms: 500 | hardware.buses[1].tcp: a bus is either over TCP or on a serial port",
      "name: rail | name: cabinet | hardware.buses[2].name: another bus has this name",
      "timeout-ms: 800 | timeout-ms: 3000 | hardware.buses[2].timeout-ms: found \"3000\"; expected a whole number from 50",
      "baud: 19200 | baud: 19201 | hardware.buses[2].baud: found \"19201\"; expected one of 1200",
      "name: own | name: abb-b23 | hardware.meter-maps[1].name: there is a kind of meter with this name",
      "type: int32 | type: int32, order: middle | hardware.meter-maps[1].power.order: found \"middle\"; expected one of high",
      "type: int32 | type: real | hardware.meter-maps[1].power.type: found \"real\"; expected one of int16",
      "volts: | frequency: | hardware.meter-maps[1].frequency: there is no such key; known here: exported, hertz",
      "map: own | map: none | hardware.evses[1].meter.map: there is no kind of meter with this name; use one of eastron",
      ", discharge-watts: 300 | | hardware.limit-contacts[1].discharge-watts: the contact limits nothing",
      "power-l2: | power-l4: | hardware.meter-maps[1].power-l1: power of some phases only; give power-l1, power-l2",
      "table: input, address: 5 | table: coil, address: 5 | hardware.limit-contacts[1].bit: a coil is a bit; remove it",
      "bit: 2, | | hardware.limit-contacts[1].bit: it is missing; a contact is a bit of a register",
      "table: input, address: 5, bit: 2 | table: discrete | hardware.limit-contacts[1].address: it is missing",
      "table: input, address: 16 | table: coil, address: 16 | hardware.meter-maps[1].power.table: found \"coil\"; expected one of holding",
      "bit: 2 | bit: 16 | hardware.limit-contacts[1].bit: found \"16\"; expected a whole number from 0 to 15",
      "limits-when: cleared | limits-when: open | hardware.limit-contacts[1].limits-when: found \"open\"; expected one of",
      "unit: 20 | unit: 7 | hardware.evses[1].meter.unit: another device has this address on this bus",
      "bus: cabinet | bus: desk | hardware.evses[1].converter.bus: there is no bus with this name",
      "unit: 8 | unit: 7 | hardware.evses[2].meter.unit: another device has this address on this bus",
      "unit: 8, | | hardware.evses[2].meter.unit: it is missing"})
  void read_mistake_isExplained(String from, String to, String told) throws Exception {
    assertThat(WHOLE).contains(from);
    var yaml = WHOLE.replace(from, to == null ? "" : to);

    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> read(yaml));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString()).contains(told));
  }

  @Test
  void read_lowFirst_isOfThatRegisterOnly() throws Exception {
    var map = read(WHOLE.replace("address: 16, type: int32", "address: 16, type: int32, order: low-first")).hardware()
        .modbus().evses().getFirst().meter().orElseThrow().map();

    assertThat(map.power().lowFirst()).isTrue();
    assertThat(map.phases().getFirst().lowFirst()).isFalse();
  }

  @Test
  void read_contactAtABitOfItsOwn_isAsWritten() throws Exception {
    var contact = read(WHOLE.replace("table: input, address: 5, bit: 2", "table: discrete, address: 5")).hardware()
        .modbus().contacts().getFirst();

    assertThat(contact.table()).isEqualTo(Table.DISCRETE);
    assertThat(contact.address()).isEqualTo(5);
    assertThat(contact.bit()).isZero();
  }

  @Test
  void read_board_isForAlternatingCurrentWithAMeter() throws Exception {
    var hardware = read(BOARD).hardware();

    assertThat(hardware.board()).contains(new StationConfiguration.Hardware.Board("/dev/ttyACM0", 115_200));
    assertThat(hardware.hasSimulator()).isFalse();
  }

  @Test
  void read_board_isForDirectCurrentBesideAConverter() throws Exception {
    var hardware = read(BOARD.replace("current: AC", "current: DC, discharge-watts: 10000, "
        + "converter: {bus: rail, unit: 1}")).hardware();

    assertThat(hardware.board()).isPresent();
    assertThat(hardware.modbus().evses().getFirst().converter()).isPresent();
    assertThat(hardware.hasSimulator()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'meter: {bus: rail, unit: 8, map: abb-b23}', volts: 400, EVSE 1 has no meter",
      "charge-watts: 11000, charge-watts: 4000, ''", "charge-watts: 11000, charge-watts: 60000, ''"})
  void read_boardForDirectCurrent_needsAMeterAndNoAmperes(String from, String to, String told) {
    var yaml = BOARD.replace("current: AC", "current: DC, converter: {bus: rail, unit: 1}").replace(from, to);
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> read(yaml));

    assertThat(refused == null ? "" : refused.getMessage()).contains(told);
    assertThat(refused == null).isEqualTo(told.isEmpty());
  }

  @Test
  void read_pins_areAsWritten() throws Exception {
    var hardware = read(PinsExample.YAML).hardware();

    assertThat(hardware.hasSimulator()).isFalse();
    var evse = hardware.pins().orElseThrow().evses().getFirst();
    assertThat(evse.supply()).isEqualTo(new PiSettings.Supply(1, 230, 32));
    assertThat(evse.pilot().levels()).isEqualTo(new PiSettings.Analogue(new PiSettings.Scaled(0, 10, -16.5),
        new PiSettings.Scaled(1, 10, -16.5)));
    assertThat(evse.contactor()).isEqualTo(new PiSettings.Switch(17, 27));
    assertThat(evse.lock()).contains(new PiSettings.Switch(22, 23));
    assertThat(evse.proximity()).contains(new PiSettings.ProximityInput(2, 1_000, 3.3));
    assertThat(evse.protection().residualCurrentTest()).contains(16);
    assertThat(evse.temperature()).contains(new PiSettings.Temperature(3, 10_000, 3_950, 10_000, 3.3,
        new Derating(55, 75)));
    assertThat(hardware.pins().orElseThrow().converter()).contains(new PiSettings.OnSpi(0, 1, 3.3));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{i2c-bus: 1} | 1 | 72 | V4_096",
      "{i2c-bus: 3, address: 75, full-scale-volts: 2.048} | 3 | 75 | V2_048",
      "{i2c-bus: 0, full-scale-volts: 6.144} | 0 | 72 | V6_144"})
  void read_converterOnI2c(String adc, int bus, int address, PiSettings.Range range) throws Exception {
    var pins = read(PinsExample.YAML.replace("{spi-bus: 0, chip-select: 1, reference-volts: 3.3}", adc)).hardware()
        .pins().orElseThrow();
    assertThat(pins.converter()).contains(new PiSettings.OnI2c(bus, address, range));
  }

  /** Both would make the same signal. */
  @Test
  void read_twoPilotsOfOnePwm_isRefused() {
    var second = PinsExample.YAML.substring(PinsExample.YAML.indexOf("    - current: AC"))
        .replace("unit: 8", "unit: 9").replace("channel: 0", "channel: 4").replace("channel: 1", "channel: 5")
        .replace("channel: 2", "channel: 6").replace("channel: 3", "channel: 7").replace("output: 17", "output: 30")
        .replace("read-back: 27", "read-back: 31").replace("output: 22", "output: 32")
        .replace("read-back: 23", "read-back: 33")
        .replace("green: 24, blue: 25, red: 5", "green: 34, blue: 35, red: 36")
        .replace("stop: 7", "stop: 37").replace("current: 12", "current: 38").replace("test: 16", "test: 39");

    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> read(PinsExample.YAML + second));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.toString())
        .contains("hardware.evses[2].pins.pwm: channel 0 is another pilot's already"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "card-readers: [{serial: /dev/ttyUSB0}] | hardware.card-readers: the bus rail is at /dev/ttyUSB0 too",
      "card-readers: [{serial: /dev/ttyS1}, {serial: /dev/ttyS1}] | hardware.card-readers: a card reader is at /dev/ttyS1"})
  void read_serialPortOfTwoDevices_isRefused(String readers, String told) {
    var refused = catchThrowableOfType(ConfigurationRefused.class,
        () -> read(WHOLE.replace("hardware:\n", "hardware:\n  " + readers + "\n")));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).singleElement()
        .satisfies(mistake -> assertThat(mistake.toString()).contains(told));
  }

  /** An ADS1115 has four inputs, an MCP3208 eight. */
  @Test
  void read_inputThatTheConverterLacks_isRefused() throws Exception {
    var fifth = PinsExample.YAML.replace("channel: 2,", "channel: 4,");
    assertThat(read(fifth).hardware().pins()).isPresent();

    var refused = catchThrowableOfType(ConfigurationRefused.class,
        () -> read(fifth.replace("{spi-bus: 0, chip-select: 1, reference-volts: 3.3}", "{i2c-bus: 1}")));

    assertThat(refused.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString())
        .contains("pins.proximity.channel").contains("from 0 to 3"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "pilot: pins | pilot: simulated | hardware.adc: it goes with pilot: pins",
      "pilot: pins | pilot: simulated | hardware.evses[1].pins: it goes with pilot: pins",
      "pwm: 0 | '' | pins.pwm: something is missing; name the PWM channel",
      "read-back: 27 | read-back: 17 | pins.contactor.read-back: pin 17 does something else already",
      "contactor: {output: 17, read-back: 27} | comparators: {below-10v5: 1} | pins.contactor: a pin is missing",
      "contactor: {output: 17, read-back: 27} | comparators: {below-10v5: 1} | pins.levels: the pilot is seen either",
      "lock: {output: 22, read-back: 23} | lock: {output: 22} | pins.lock: a pin is missing",
      "proximity: {channel: 2, pull-up-ohms: 1000, supply-volts: 3.3} | '' | pins.proximity: it is missing: a socket",
      "temperature: {channel: 3, | temperature: {channel: 1, | pins.temperature.channel: input 1 is something else's",
      "phases: 1 | connector-type: cType2, phases: 1 | pins.proximity: the cable is the station's",
      "residual-current: 12 | '' | pins.residual-current-test: nobody sees whether",
      "adc: {spi-bus: 0, chip-select: 1, reference-volts: 3.3} | '' | pins.levels: there is no converter",
      "spi-bus: 0 | i2c-bus: 0 | hardware.adc.chip-select: there is no such key",
      "spi-bus: 0 | spi-bus: 0,i2c-bus: 0 | hardware.adc.i2c-bus: a converter is either on SPI or on I2C",
      "spi-bus: 0, chip-select: 1, reference-volts: 3.3 | i2c-bus: 1,address: 76 | hardware.adc.address: found",
      "spi-bus: 0, chip-select: 1, reference-volts: 3.3 | i2c-bus: 1,full-scale-volts: 3.3 | one of 6.144, 4.096,",
      "derate-from: 55 | derate-from: 75 | pins.temperature.derate-from: it is not below stop-at",
      "charge-watts: 7360 | charge-watts: 1000 | hardware.evses[1].charge-watts: a pilot offers 6 A to 80 A",
      "charge-watts: 7360 | charge-watts: 7360, discharge-watts: 1 | hardware.evses: EVSE 1 is more than pins can drive",
      "meter: {bus: rail, unit: 8, map: abb-b23} | volts: 230 | hardware.evses: EVSE 1 has no meter"})
  void read_pinsMistake_isExplained(String from, String to, String told) throws Exception {
    assertThat(PinsExample.YAML).contains(from);

    var refused = catchThrowableOfType(ConfigurationRefused.class,
        () -> read(PinsExample.YAML.replace(from, to.replace(", ", "\n      "))));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString()).contains(told));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "serial: /dev/ttyACM0 | baud: 9600 | hardware.board.serial: it is missing; write the board's serial port",
      "pilot: board | pilot: simulated | hardware.board: there is no board without pilot: board",
      "pilot: board | simulator-port: 1 | hardware.pilot: it is missing",
      "driver: modbus | simulator-port: 1 | hardware.pilot: it goes with driver: modbus",
      "pilot: board | pilot: board, simulator-port: 1 | hardware.simulator-port: real hardware has no simulator",
      "current: AC | current: DC | hardware.evses: EVSE 1 has no converter: a board moves no direct current",
      "charge-watts: 11000 | charge-watts: 11000, discharge-watts: 1 | hardware.evses: EVSE 1 is more than a board",
      "meter: {bus: rail, unit: 8, map: abb-b23} | volts: 230 | hardware.evses: EVSE 1 has no meter",
      "meter: | converter: {bus: rail, unit: 9}, meter: | hardware.evses: EVSE 1 is more than a board can drive",
      "charge-watts: 11000 | charge-watts: 4000 | hardware.evses: EVSE 1: a pilot offers 6 A to 80 A per phase",
      "charge-watts: 11000 | charge-watts: 60000 | hardware.evses: EVSE 1: a pilot offers 6 A to 80 A per phase",
      "serial: /dev/ttyACM0 | serial: ttyACM0 | hardware.board.serial: found \"ttyACM0\"; expected a device's file with"})
  void read_boardMistake_isExplained(String from, String to, String told) throws Exception {
    assertThat(BOARD).contains(from);

    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> read(BOARD.replace(from, to)));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString()).contains(told));
  }

  @Test
  void read_cardReaders_serveAllEvsesOrThoseNamed() throws Exception {
    var readers = read("hardware: {card-readers: [{keyboard: /dev/input/event7}, {serial: /dev/ttyUSB1, evses: [2]}]}")
        .hardware().cardReaders();

    assertThat(readers).containsExactly(
        new ReaderSettings(Kind.KEYBOARD, "/dev/input/event7", 9600, Set.of(1, 2)),
        new ReaderSettings(Kind.SERIAL, "/dev/ttyUSB1", 9600, Set.of(2)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{evses: [1]} | hardware.card-readers[1].keyboard: a reader either types like a keyboard or is on a serial port",
      "{keyboard: event7} | hardware.card-readers[1].keyboard: found \"event7\"; expected a device's file with its whole",
      "{keyboard: a, serial: b} | hardware.card-readers[1].keyboard: a reader either types",
      "{keyboard: a, evses: [3]} | hardware.card-readers[1].evses: there are the EVSEs 1 to 2",
      "{keyboard: a, evses: []} | hardware.card-readers[1].evses: there are the EVSEs 1 to 2",
      "{keyboard: a, evses: [x]} | hardware.card-readers[1].evses: found",
      "{keyboard: a, bus: b} | hardware.card-readers[1].bus: there is no such key; known here: baud, evses, keyboard"})
  void read_cardReaderMistake_isExplained(String reader, String told) {
    var refused = catchThrowableOfType(ConfigurationRefused.class,
        () -> read("hardware: {card-readers: [" + reader + "]}"));

    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString()).contains(told));
  }

  private StationConfiguration read(String yaml) throws Exception {
    var file = temp.resolve("station.yaml");
    Files.writeString(file, yaml);
    return ConfigurationFile.read(file);
  }
}
