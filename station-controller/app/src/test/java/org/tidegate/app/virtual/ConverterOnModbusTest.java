package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.station.GateSettings;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.sunspec.InverterState;
import org.tidegate.hardware.modbus.sunspec.Models.Capacity;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.modbus.sunspec.Models.Storage;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole station with a SunSpec converter, its meter and the grid's meter on a bus, in virtual time. */
class ConverterOnModbusTest {
  private static final int RATED = 11_000;
  private static final int UNKNOWN = 0xFFFF;
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int STATE = 40_000 + 2 + 2 + 66 + Measurement.STATE;
  private static final int CAPACITY = 40_000 + 2 + 68 + 155;
  private static final int CONTROL = CAPACITY + 52 + 19;
  private static final int CHARGE = CONTROL + 67 + Storage.STATE_OF_CHARGE;

  private VirtualBus bus = new VirtualBus(Map::of);
  private boolean tellsVehicle;
  private boolean alwaysTells;
  /** WDisChaRteMax of model 702, in steps of 10 W. */
  private int mostOut = UNKNOWN;
  /** What model 713 tells, in hundredths of a percent. */
  private int charge = UNKNOWN;

  /**
   * After a disturbance the configured wait holds to a second, and so does the ramp that follows it; seen at the
   * converter.
   */
  @ParameterizedTest
  @CsvSource({"60, 0, -8000", "60, 100, -8000", "20, 50, -8000", "300, 600, -4000", "60, 100, 8000"})
  void gridDisturbance_waitAndRamp_holdToASecond(int wait, int ramp, int setpoint) {
    var stay = PermittedStay.begin(setup(wait, ramp), VirtualStation.car(60));
    stay.setpoint(setpoint);
    // The program's own start is ramped too.
    stay.virtual.seconds(ramp + 10);
    assertThat(stay.commanded()).isEqualTo(setpoint);

    stay.grid(grid -> grid.withFrequency(51.9));
    stay.virtual.seconds(7);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).contains(LimitReason.ENTER_SERVICE);
    stay.virtual.advance(Duration.ofMillis(300));
    stay.grid(grid -> grid.withFrequency(50));

    long full = wait * 1_000L + ramp * 1_000L * Math.abs(setpoint) / RATED;
    long startsAt = -1;
    long fullAt = -1;
    for (long ms = 0; ms <= full + 5_000; ms += STEP.toMillis()) {
      int magnitude = Math.abs(stay.commanded());
      assertThat(magnitude).as("at %s ms", ms).isLessThanOrEqualTo(allowed(ms + 1_000, wait, ramp));
      startsAt = startsAt < 0 && magnitude > 0 ? ms : startsAt;
      fullAt = fullAt < 0 && magnitude == Math.abs(setpoint) ? ms : fullAt;
      stay.virtual.advance(STEP);
    }
    // The first steps of the ramp are less than the converter's own of ten watts.
    assertThat(startsAt).as("start").isBetween(wait * 1_000L, wait * 1_000L + 1_000 + (ramp > 0 ? 1_000 : 0));
    assertThat(fullAt).as("full power").isBetween(full - 1_000, full + 1_000);
  }

  /** What may flow so long after the grid is back. */
  private static int allowed(long ms, int wait, int ramp) {
    long since = ms - wait * 1_000L;
    if (since < 0) {
      return 0;
    }
    return ramp == 0 ? RATED : (int) Math.min(RATED, since * RATED / (ramp * 1_000L));
  }

  /** Nothing is planned where no vehicle is: the converter sleeps within a minute, and wakes by a command. */
  @Test
  void nothingPlanned_converterSleepsWithinAMinuteAndWakesWhenAsked() {
    var stay = PermittedStay.begin(setup(60, 0), VirtualStation.car(60));
    stay.setpoint(-8_000);
    stay.virtual.seconds(10);
    assertThat(state()).isEqualTo(InverterState.RUNNING);

    stay.virtual.hardware().plugOut(1);
    assertThat(secondsUntil(stay.virtual, InverterState.SLEEPING)).isBetween(20, 60);
    assertThat(stay.virtual.evse(1).faults()).isEmpty();

    stay.virtual.hardware().plugIn(1, VirtualStation.car(60));
    stay.virtual.seconds(4);
    stay.press((driver, version) -> driver.start(1, version));
    assertThat(secondsUntil(stay.virtual, InverterState.RUNNING)).isLessThan(5);
    assertThat(stay.virtual.evse(1).faults()).isEmpty();
  }

  /** A vehicle that can give, and does not tell its charge. */
  @ParameterizedTest
  @CsvSource({"true, -8000", "false, 0"})
  void chargeOfAVehicleThatTellsNone_isTheConvertersWhereTheInstallerSaysSo(boolean configured, int discharges) {
    tellsVehicle = configured;
    charge = 6_000;
    var stay = PermittedStay.begin(setup(60, 0), silentCar());
    stay.setpoint(-8_000);
    stay.virtual.seconds(15);

    assertThat(stay.commanded()).isEqualTo(discharges);
    assertThat(stay.virtual.evse(1).session().orElseThrow().vehicle().orElseThrow().stateOfCharge())
        .isEqualTo(configured ? Optional.of(StateOfCharge.percent(60)) : Optional.empty());
    if (!configured) {
      assertThat(stay.reasons()).contains(LimitReason.MINIMUM_STATE_OF_CHARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {UNKNOWN, 10_001})
  void chargeByTheConverter_unknownOrNonsense_endsDischargeAtOnce(int told) {
    tellsVehicle = true;
    charge = 6_000;
    var stay = PermittedStay.begin(setup(60, 0), silentCar());
    stay.setpoint(-8_000);
    stay.virtual.seconds(15);
    assertThat(stay.commanded()).isEqualTo(-8_000);

    charge = told;
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).contains(LimitReason.MINIMUM_STATE_OF_CHARGE);
    charge = 6_000;
    stay.virtual.seconds(15);
    assertThat(stay.commanded()).isEqualTo(-8_000);
  }

  /** A battery of the building, though the configuration says otherwise. */
  @Test
  void chargeByTheConverter_withoutAVehicle_isNeverTakenForAVehicles() {
    tellsVehicle = true;
    alwaysTells = true;
    charge = 6_000;
    var stay = PermittedStay.begin(setup(60, 0), silentCar());
    stay.setpoint(-8_000);
    stay.virtual.seconds(30);

    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).contains(LimitReason.MINIMUM_STATE_OF_CHARGE);
  }

  /**
   * A driver puts the plug in anew before anything flowed: the converter has to be seen without a vehicle, and that must not
   * take long.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13, 14})
  void chargeByTheConverter_pluggedAgainSoon_isKnownAgain(int after) {
    tellsVehicle = true;
    charge = 6_000;
    var virtual = new VirtualStation(setup(60, 0));
    virtual.seconds(3);
    virtual.hardware().plugIn(1, silentCar());
    virtual.seconds(after);
    virtual.hardware().plugOut(1);
    virtual.seconds(2);
    virtual.hardware().plugIn(1, silentCar());
    virtual.seconds(10);

    assertThat(virtual.evse(1).session().orElseThrow().vehicle().orElseThrow().stateOfCharge())
        .contains(StateOfCharge.percent(60));
  }

  private static SimulatedCar silentCar() {
    return VirtualStation.car(60).change().tellsSoc(false).build();
  }

  @Test
  void busCut_isAFaultAndZeroByTheConverterItself_andRecovers() {
    var stay = PermittedStay.begin(setup(60, 0), VirtualStation.car(60));
    stay.setpoint(-8_000);
    stay.virtual.seconds(10);
    bus.cut = true;
    stay.virtual.seconds(4);
    assertThat(stay.actual()).isZero();
    stay.virtual.seconds(10);
    assertThat(stay.virtual.evse(1).faults().stream().map(fault -> fault.kind().name()))
        .contains("PowerStageSilent", "MeterFailure");
    bus.cut = false;
    stay.virtual.seconds(90);
    assertThat(stay.virtual.evse(1).faults()).isEmpty();
    assertThat(stay.commanded()).isEqualTo(-8_000);
  }

  /**
   * Nothing goes out of a vehicle without permission, or when it ended, by two things that would have to fail: the
   * station's command, and the converter's own limit.
   */
  @Test
  void converterItself_isLimitedToWhatTheStationsLimitsLeave() {
    var stay = PermittedStay.started(setup(60, 0), VirtualStation.car(60));
    stay.virtual.seconds(15);
    assertThat(mostDischarge()).isZero();
    assertThat(stay.actual()).as("charging").isPositive();
    stay.permit();
    stay.setpoint(-8_000);
    stay.virtual.seconds(15);
    assertThat(stay.actual()).isEqualTo(-8_000);
    assertThat(mostDischarge()).as("the vehicle's 10 kW of 11 kW, in whole percents").isEqualTo(910);

    stay.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen()));
    stay.virtual.seconds(2);
    assertThat(stay.actual()).isNotNegative();
    assertThat(mostDischarge()).isZero();
    stay.virtual.seconds(30);
    assertThat(stay.virtual.evse(1).faults()).isEmpty();
  }

  /** Set to less by the installer, for the grid: the driver and the aggregator learn why no more flows. */
  @Test
  void converterSetToLess_isTheReason() {
    mostOut = 300;
    var stay = PermittedStay.begin(setup(60, 0), VirtualStation.car(60));
    stay.setpoint(-8_000);
    stay.virtual.seconds(15);
    assertThat(stay.commanded()).isEqualTo(-3_000);
    assertThat(stay.actual()).isEqualTo(-3_000);
    assertThat(stay.reasons()).containsExactly(LimitReason.STATION_RATING);
  }

  /** WMaxLimPct of the converter, tenths of a percent; it must be switched on. */
  private int mostDischarge() {
    try {
      int[] limit = bus.read(1, Table.HOLDING, CONTROL + Control.LIMIT_ENABLED, 2);
      assertThat(limit[0]).as("WMaxLimPctEna").isEqualTo(1);
      return limit[1];
    } catch (BusFailure silent) {
      throw new AssertionError(silent);
    }
  }

  private int secondsUntil(VirtualStation station, InverterState state) {
    for (int second = 0; second <= 120; second++) {
      if (state() == state) {
        return second;
      }
      station.seconds(1);
    }
    throw new AssertionError("never " + state + ", but " + state());
  }

  private InverterState state() {
    try {
      return InverterState.values()[bus.read(1, Table.HOLDING, STATE, 1)[0]];
    } catch (BusFailure silent) {
      throw new AssertionError(silent);
    }
  }

  private VirtualSetup setup(int wait, int ramp) {
    return VirtualSetup.of(701).withEvses(VirtualSetup.dc(1)).withSettings(before -> settings(before, wait, ramp))
        .around((devices, loop) -> onABus(loop, (SimulatedHardware) devices));
  }

  private static StationSettings settings(StationSettings before, int wait, int ramp) {
    var usual = GateSettings.DEFAULT;
    var timing = before.timing();
    return before.with(new GateSettings(usual.margins(), Duration.ofSeconds(ramp), false, usual.siteMeterOldest(),
        Optional.empty()))
        .with(new Timing(timing.answer(), timing.summary(), timing.longestOffline(), timing.permissionLongestOffline(),
            timing.resumption(), Duration.ofSeconds(wait)));
  }

  private Hardware onABus(StationLoop loop, SimulatedHardware simulated) {
    Map<Integer, RegisterDevice> devices = new HashMap<>(ModbusSimulator.devices(simulated, loop::nanoTime));
    devices.compute(1, (_, converter) -> knowing(Objects.requireNonNull(converter), simulated));
    devices.put(ModbusSimulator.METERS + 1, VirtualMeter.of(simulated));
    bus = new VirtualBus(() -> devices);
    return bus.hardware(loop, Optional.of(new Converter(VirtualBus.FIRST, tellsVehicle, true)),
        ModbusSimulator.METERS + 1,
        simulated);
  }

  /** One that knows the charge of whatever it is connected to, whether the car tells the station or not. */
  private RegisterDevice knowing(RegisterDevice converter, SimulatedHardware simulated) {
    return new RegisterDevice() {
      @Override
      public int[] read(Table table, int first, int count) throws Refused {
        int[] words = converter.read(table, first, count);
        if (first == CAPACITY && count > Capacity.MOST_DISCHARGE) {
          words[Capacity.MOST_DISCHARGE] = mostOut;
        }
        boolean isThere = alwaysTells || simulated.state(1).car().isPresent();
        if (charge != UNKNOWN && isThere && first <= CHARGE && first + count > CHARGE) {
          words[CHARGE - first] = charge;
        }
        return words;
      }

      @Override
      public void write(int first, int[] words) throws Refused {
        converter.write(first, words);
      }
    };
  }
}
