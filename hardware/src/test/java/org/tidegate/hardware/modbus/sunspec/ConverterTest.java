package org.tidegate.hardware.modbus.sunspec;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.ScriptedRegisters;
import org.tidegate.hardware.modbus.sunspec.Models.Capacity;
import org.tidegate.hardware.modbus.sunspec.Models.Common;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.DirectCurrent;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.modbus.sunspec.Models.Storage;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.modbus.DeviceRegisters;
import org.tidegate.hardware.simulator.modbus.SunSpecDevice;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Discovery: what makes a converter usable. */
class ConverterTest {
  private final ScriptedRegisters registers = new ScriptedRegisters();

  @Test
  void discover_simulated_hasNameAndLimits() throws Exception {
    var bench = new Bench();
    Converter converter = Converter.discover(
        new DeviceRegisters(new SunSpecDevice(bench.hardware.supply(1), bench.loop::nanoTime)), 1);

    assertThat(converter.name()).isEqualTo("Tidegate Simulated converter, serial SIM-1");
    assertThat(converter.mostCharge()).isEqualTo(new Watts(11_000));
    assertThat(converter.mostDischarge()).isEqualTo(new Watts(11_000));
  }

  @Test
  void discover_mapAtTheLastPlaceWithAForeignModelBetween_isFound() throws Exception {
    device(50_000);

    assertThat(Converter.discover(registers, 1).mostCharge()).isEqualTo(new Watts(8_000));
  }

  /** Most devices refuse to be read where they have nothing. */
  @Test
  void discover_noRegistersAtTheFirstPlaces_isFoundAtTheLast() throws Exception {
    device(50_000);
    registers.refused.add(40_000);
    registers.refused.add(0);

    assertThat(Converter.discover(registers, 1).mostCharge()).isEqualTo(new Watts(8_000));
    registers.refused.add(50_000);
    assertThatThrownBy(() -> Converter.discover(registers, 1)).hasMessageContaining("there is no SunSpec device");
  }

  @Test
  void discover_aModelTwice_isTheFirst() throws Exception {
    device(40_000);
    int second = controlAt(40_000) + 67;
    registers.put(Table.HOLDING, second, Capacity.ID, Capacity.LENGTH)
        .put(Table.HOLDING, second + Capacity.RATED_CHARGE, 10, 10)
        .put(Table.HOLDING, second + Capacity.WATTS_SCALE, 2)
        .put(Table.HOLDING, second + 52, Models.END, 0);

    assertThat(Converter.discover(registers, 1).mostCharge()).isEqualTo(new Watts(8_000));
  }

  @Test
  void discover_settingBelowTheRating_isTheLimit() throws Exception {
    int capacity = device(40_000);
    registers.put(Table.HOLDING, capacity + Capacity.MOST_DISCHARGE, 45);

    Converter converter = Converter.discover(registers, 1);
    assertThat(converter.within(new Watts(-20_000))).isEqualTo(new Watts(-4_500));
    assertThat(converter.within(new Watts(20_000))).isEqualTo(new Watts(8_000));
  }

  @Test
  void discover_noMark_isNoDevice() {
    assertThatThrownBy(() -> Converter.discover(registers, 9)).isInstanceOf(BusFailure.class)
        .hasMessage("there is no SunSpec device at unit 9: the letters SunS stand neither at 40000, 0 nor 50000");
  }

  @Test
  void discover_mapWithoutEnd_isRefused() {
    registers.put(Table.HOLDING, 40_000, Models.MARK);

    assertThatThrownBy(() -> Converter.discover(registers, 1)).hasMessage("the device's list of models does not end");
  }

  @Test
  void discover_noReversionTimer_isNotUsed() {
    device(40_000);
    registers.put(Table.HOLDING, controlAt(40_000) + Control.REVERSION_LEFT, 0xFFFF, 0xFFFF);

    assertThatThrownBy(() -> Converter.discover(registers, 1)).hasMessageContaining("without one it is not used");
  }

  @Test
  void discover_scaleFactorUnknown_isNotUsed() {
    device(40_000);
    registers.put(Table.HOLDING, controlAt(40_000) + Control.WATTS_SCALE, 0x8000);

    assertThatThrownBy(() -> Converter.discover(registers, 1)).hasMessageContaining("no scale factor");
  }

  @Test
  void discover_noModel704_isNotUsed() {
    registers.put(Table.HOLDING, 40_000, Models.MARK).put(Table.HOLDING, 40_002, Common.ID, Common.LENGTH);
    registers.put(Table.HOLDING, 40_070, Models.END, 0);

    assertThatThrownBy(() -> Converter.discover(registers, 1)).hasMessage("the device has no model 704");
  }

  @Test
  void read_alarmBitsAndUnknownOnes_areTold() throws Exception {
    device(40_000);
    registers.put(Table.HOLDING, 40_070 + 12 + Measurement.ALARMS, 0x8001, 0x0400);

    assertThat(Converter.discover(registers, 1).read().alarms()).containsExactlyInAnyOrder(Alarm.AC_OVER_VOLTAGE,
        Alarm.MANUFACTURER, Alarm.UNKNOWN);
  }

  /** Which ports have an alarm, how many there are, and the alarm bits of the second one. */
  @ParameterizedTest
  @CsvSource(nullValues = "none", value = {
      "0, 2, 1, none", "2, 2, 1, DC_GROUND_FAULT", "2, 2, 32, CABINET_OPEN", "2, 2, 128, OVER_TEMPERATURE",
      "2, 2, 161, DC_GROUND_FAULT CABINET_OPEN OVER_TEMPERATURE", "2, 2, 4194304, DC_PORT", "2, 2, 4194305, "
          + "DC_PORT DC_GROUND_FAULT",
      // it does not say which, or not about a port that can be read
      "2, 2, 0, DC_PORT", "2, 2, -1, DC_PORT", "2, 1, 1, DC_PORT", "2, 0, 1, DC_PORT", "-1, 2, 1, none"})
  void read_portAlarms_areTold(int which, int ports, int alarm, @Nullable String told) throws Exception {
    device(40_000);
    int model = controlAt(40_000) + 67;
    int length = DirectCurrent.LENGTH + ports * DirectCurrent.PORT_LENGTH;
    registers.put(Table.HOLDING, model, DirectCurrent.ID, length, which >>> 16, which & 0xFFFF, ports);
    registers.put(Table.HOLDING, model + DirectCurrent.PORTS + DirectCurrent.PORT_LENGTH + DirectCurrent.PORT_ALARM,
        alarm >>> 16, alarm & 0xFFFF);
    registers.put(Table.HOLDING, model + Models.HEADER + length, Models.END, 0);

    assertThat(Converter.discover(registers, 1).read().alarms().stream().map(Enum::name).collect(joining(" ")))
        .isEqualTo(told == null ? "" : sorted(told));
  }

  /** In the order of the constants. */
  private static String sorted(String alarms) {
    return Arrays.stream(alarms.split(" ")).map(Alarm::valueOf).sorted().map(Enum::name).collect(joining(" "));
  }

  @Test
  void read_zeroIsZeroAndStateIsKnown() throws Exception {
    device(40_000);

    ConverterReading reading = Converter.discover(registers, 1).read();
    assertThat(reading.power()).contains(new Watts(0));
    assertThat(reading.state()).isEqualTo(InverterState.OFF);
    assertThat(reading.battery()).isEmpty();
  }

  /** Charge, health, capacity and their scale factors of percent and watt-hours; 65535 and −32768 stand for "not there". */
  @ParameterizedTest
  @CsvSource(nullValues = "none", value = {
      "553, 941, 7700, -1, 1, 55.3 %, 94.1, 77000",
      "55, 94, 770, 0, 2, 55 %, 94.0, 77000",
      "0, 0, 0, 0, 0, 0 %, 0.0, none",
      "10000, 10000, 60000, -2, 0, 100 %, 100.0, 60000",
      "10001, 10001, 60000, -2, 0, none, none, 60000",
      "65535, 65535, 65535, -1, 1, none, none, none",
      "553, 941, 7700, -32768, -32768, none, none, none",
      "553, 941, 7700, 11, 11, none, none, none"})
  void read_battery_asFarAsItIsTold(int charge, int health, int capacity, int percentScale, int wattHoursScale,
      @Nullable String stateOfCharge, @Nullable Double stateOfHealth, @Nullable Long wattHours) throws Exception {
    device(40_000);
    int storage = controlAt(40_000) + 67;
    registers.put(Table.HOLDING, storage, Storage.ID, Storage.LENGTH, capacity, 0, charge, health, 0,
        wattHoursScale & 0xFFFF, percentScale & 0xFFFF, Models.END, 0);

    var battery = Converter.discover(registers, 1).read().battery().orElseThrow();
    assertThat(battery.stateOfCharge().map(Object::toString)).isEqualTo(Optional.ofNullable(stateOfCharge));
    assertThat(battery.stateOfHealth().isPresent()).isEqualTo(stateOfHealth != null);
    battery.stateOfHealth().ifPresent(known -> assertThat(known).isCloseTo(stateOfHealth, within(0.001)));
    assertThat(battery.capacity().map(WattHours::value)).isEqualTo(Optional.ofNullable(wattHours));
  }

  /** A wrong scale factor: what can't be is not known, and what it can do is nothing. */
  @Test
  void discover_powersBeyondReason_areUnknown() throws Exception {
    int capacity = device(40_000);
    registers.put(Table.HOLDING, capacity + Capacity.WATTS_SCALE, 9);
    registers.put(Table.HOLDING, 40_082 + Measurement.WATTS, 30_000)
        .put(Table.HOLDING, 40_082 + Measurement.WATTS_SCALE, 9);

    Converter converter = Converter.discover(registers, 1);
    assertThat(converter.mostCharge()).isEqualTo(Watts.ZERO);
    assertThat(converter.mostDischarge()).isEqualTo(Watts.ZERO);
    assertThat(converter.read().power()).isEmpty();
  }

  /** Models 1, a foreign one of 10 registers, 701, 702, 704; 80 times 100 W; returns where 702 stands. */
  private int device(int base) {
    registers.put(Table.HOLDING, base, Models.MARK).put(Table.HOLDING, base + 2, Common.ID, Common.LENGTH)
        .put(Table.HOLDING, base + 70, 64_202, 10)
        .put(Table.HOLDING, base + 82, Measurement.ID, Measurement.LENGTH);
    int capacity = base + 82 + 155;
    registers.put(Table.HOLDING, capacity, Capacity.ID, Capacity.LENGTH)
        .put(Table.HOLDING, capacity + Capacity.MOST_CHARGE, 0xFFFF, 0xFFFF)
        .put(Table.HOLDING, capacity + Capacity.RATED_CHARGE, 80, 50)
        .put(Table.HOLDING, capacity + Capacity.WATTS_SCALE, 2);
    registers.put(Table.HOLDING, controlAt(base), Control.ID, Control.LENGTH)
        .put(Table.HOLDING, controlAt(base) + 67, Models.END, 0);
    return capacity;
  }

  private static int controlAt(int base) {
    return base + 82 + 155 + 52;
  }
}
