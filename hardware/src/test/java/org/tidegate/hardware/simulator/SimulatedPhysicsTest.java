package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Misbehaviour.Converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimulatedPhysicsTest {
  private final Bench bench = new Bench();

  @ParameterizedTest
  @CsvSource({
      // soc, minimum of the car, commanded, flows
      "50, 20, 5000, 5000",
      "50, 20, -5000, -5000",
      "20, 20, -5000, 0",
      "20.1, 20, -5000, -5000",
      "19.9, 20, -5000, 0",
      "19.9, 20, 5000, 5000",
      "0, 0, -5000, 0",
      "100, 0, 5000, 0",
      "99.9, 0, 5000, 5000",
      "100, 0, -5000, -5000",
      "50, 0, 11000, 11000",
      "50, 0, 11001, 11000",
      "50, 0, -11001, -11000",
  })
  void power_byCharge_staysWithinBatteryAndRating(double soc, double minimum, int commanded, int flows) {
    bench.connect(1, Bench.car().soc(soc).minimumSoc(minimum).build());
    bench.command(1, commanded);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(flows));
  }

  @ParameterizedTest
  @CsvSource({"4000, 4000, 3999, 3999", "4000, 4000, 4000, 4000", "4000, 4000, 4001, 4000", "4000, 3000, -3001, -3000",
      "4000, 0, -1, 0", "0, 4000, 1, 0"})
  void power_beyondCarsLimit_isCarsLimit(int mostCharge, int mostDischarge, int commanded, int flows) {
    bench.connect(1, Bench.car().mostCharge(new Watts(mostCharge)).mostDischarge(new Watts(mostDischarge)).build());
    bench.command(1, commanded);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(flows));
  }

  @Test
  void power_basicSignalling_neverLeavesTheCar() {
    bench.connect(2, SimulatedCar.basic(CurrentKind.AC, new Watts(7_360)).mostDischarge(new Watts(5_000)).build());
    bench.flow(2, -5_000, 3);
    assertThat(bench.state(2).actual()).isEqualTo(Watts.ZERO);
    assertThat(bench.state(2).exported().value()).isZero();
  }

  @Test
  void power_basicSignallingOfferLower_isOffer() {
    bench.connect(2, SimulatedCar.basic(CurrentKind.AC, new Watts(7_360)).build());
    bench.evse(2).pilot().offer(new Watts(3_680));
    bench.command(2, 7_000);
    assertThat(bench.state(2).actual()).isEqualTo(new Watts(3_680));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contactor", "pilot", "unavailable", "pause", "outage", "unplug", "EmergencyStop",
      "GroundFailure", "OverCurrent", "IsolationFailure", "PowerStageFailure"})
  void power_wayIsCut_isZeroAtOnce(String cut) {
    bench.connect(1, Bench.car().build());
    bench.hardware.device(1, with -> with.withConverter(new Converter(Duration.ofSeconds(2), 0, false)));
    bench.flow(1, -5_000, 10);
    switch (cut) {
      case "contactor" -> bench.evse(1).contactor().open();
      case "pilot" -> bench.evse(1).pilot().withdrawOffer();
      case "unavailable" -> bench.evse(1).pilot().showUnavailable();
      case "pause" -> bench.hardware.pause(1);
      case "outage" -> bench.hardware.grid(grid -> grid.withOutage(true));
      case "unplug" -> bench.hardware.plugOut(1);
      default -> bench.hardware.raiseFault(1, cut);
    }
    bench.seconds(cut.equals("contactor") ? 0.02 : 0);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void power_otherFault_isLeftToTheStation() {
    bench.connect(1, Bench.car().build());
    bench.command(1, -5_000);
    bench.hardware.raiseFault(1, "OverTemperature");
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-5_000));
  }

  @Test
  void energy_chargedWithLosses_isPowerTimesEfficiency() {
    bench.connect(1, Bench.car().efficiency(0.9).build());
    bench.flow(1, 10_000, 3_600);
    // 10 kWh through the meter, 9 kWh into 60 kWh: 15 points more.
    assertThat(bench.state(1).imported().value()).isEqualTo(10_000);
    assertThat(bench.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(65, within(1e-6));
  }

  @Test
  void energy_dischargedWithLosses_takesMoreOutOfTheBattery() {
    bench.connect(1, Bench.car().efficiency(0.8).build());
    bench.flow(1, -2_400, 3_600);
    // 2.4 kWh through the meter, 3 kWh out of 60 kWh: 5 points less.
    assertThat(bench.state(1).exported().value()).isEqualTo(2_400);
    assertThat(bench.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(45, within(1e-6));
  }

  @Test
  void energy_batteryFillsUp_meterCountsWhatFitted() {
    bench.connect(1, Bench.car().efficiency(0.9).soc(99).build());
    bench.flow(1, 10_000, 600);
    // 600 Wh fit; 666.67 Wh at the plug.
    assertThat(bench.state(1).imported().value()).isEqualTo(666);
    assertThat(bench.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(100);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void energy_timeScaleTen_isTenTimesAsMuchAtSamePower() {
    bench.connect(1, Bench.car().build());
    bench.hardware.timeScale(10);
    bench.flow(1, -3_600, 10);
    // 3,600 W for 10 s are 10 Wh.
    assertThat(bench.state(1).exported().value()).isEqualTo(100);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-3_600));
  }

  @Test
  void lease_endsWithStalledLoop_isZeroFromThatMoment() {
    var stalled = new StalledLoop(bench.loop.nanoTime());
    var physics = new EvsePhysics(Bench.SETTINGS.evses().getFirst(), RememberedStation.Evse.NEW, stalled::nanos);
    discharge(physics, Duration.ofSeconds(3));
    stalled.pass(2.999);
    assertThat(physics.state().actual()).isEqualTo(new Watts(-3_600));
    stalled.pass(0.001);
    assertThat(physics.state().actual()).isEqualTo(Watts.ZERO);
    stalled.pass(3_600);
    // 3 s of 3,600 W, and nothing after: 3 Wh.
    assertThat(physics.remembered().exportedWh()).isEqualTo(3, within(1e-9));
    assertThat(physics.state().commanded()).isEqualTo(Watts.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"3, 3, 3", "10, 3, 3", "2, 3, 2", "3, 1, 1", "0, 3, 0"})
  void lease_longerThanDeviceAllows_isCut(double asked, double longest, double holds) {
    bench.connect(1, Bench.car().build());
    bench.hardware.device(1, with -> with.withLongestLease(Duration.ofMillis((long) (longest * 1_000))));
    bench.evse(1).powerStage().command(new Watts(-5_000), Duration.ofMillis((long) (asked * 1_000)));
    bench.seconds(Math.max(0, holds - 0.001));
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(holds == 0 ? 0 : -5_000));
    bench.seconds(0.001);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void lease_laggingConverterToldZero_isZeroWhenLastLeaseEnds() {
    bench.connect(1, Bench.car().build());
    bench.flow(1, -5_000, 1);
    bench.hardware.device(1, with -> with.withConverter(new Converter(Duration.ofSeconds(60), 0, false)));
    bench.command(1, 0);
    bench.seconds(1.9);
    assertThat(bench.state(1).actual().value()).isLessThan(-4_000);
    bench.seconds(0.1);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void converter_stuck_staysUntilItsFaultCutsIt() {
    bench.connect(1, Bench.car().build());
    bench.flow(1, -5_000, 1);
    bench.hardware.device(1, with -> with.withConverter(with.converter().withStuck(true)));
    bench.command(1, 0);
    bench.seconds(0.9);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-5_000));
    bench.seconds(0.1);
    assertThat(bench.events.story).contains("fault 1 PowerStageFailure");
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
    bench.hardware.device(1, with -> with.withConverter(with.converter().withStuck(false)));
    bench.loop.runPosted();
    assertThat(bench.events.story).contains("cleared 1 PowerStageFailure");
  }

  @Test
  void converter_error_bendsPowerButNotBeyondCar() {
    bench.connect(1, Bench.car().mostDischarge(new Watts(5_200)).build());
    bench.hardware.device(1, with -> with.withConverter(with.converter().withErrorPercent(5)));
    bench.command(1, 4_000);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(4_200));
    bench.command(1, -5_000);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-5_200));
  }

  @Test
  void converter_lagThroughZero_countsInBothRegisters() {
    bench.connect(1, Bench.car().capacityWh(600_000).build());
    bench.hardware.timeScale(1_000);
    bench.flow(1, 6_000, 1);
    bench.hardware.device(1, with -> with.withConverter(new Converter(Duration.ofSeconds(2), 0, false)));
    double before = bench.hardware.state(1).imported().value();
    bench.flow(1, -6_000, 10);
    // P(t) = −6,000 + 12,000·e^(−t/2) is zero at t = 2·ln 2 = 1.386 s; up to there 6,000·2·(1 − ln 2) = 3,682 W·s.
    assertThat(bench.state(1).imported().value() - before).isEqualTo(3_682.2 / 3.6, within(2.0));
    // The whole is −6,000·10 + 24,000·(1 − e^(−5)) = −36,162 W·s.
    double net = bench.state(1).imported().value() - before - bench.state(1).exported().value();
    assertThat(net).isEqualTo(-36_161.7 / 3.6, within(2.0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void world_randomCommandsAndTroubles_keepsEnergyAndNeverRunsBackwards(long seed) {
    var random = new Random(seed);
    double efficiency = 0.85;
    SimulatedCar car = Bench.car().capacityWh(10_000).efficiency(efficiency).minimumSoc(10).build();
    bench.connect(1, car);
    bench.hardware.timeScale(60);
    MeterReading last = bench.read(1);
    for (int step = 0; step < 2_000; step++) {
      trouble(random);
      bench.seconds(random.nextDouble() * 2);
      MeterReading reading = bench.read(1);
      assertThat(reading.imported()).isGreaterThanOrEqualTo(last.imported());
      assertThat(reading.exported()).isGreaterThanOrEqualTo(last.exported());
      assertThat(reading.power().value()).isBetween(-11_000, 11_000);
      last = reading;
    }
    assertThat(last.imported().value()).isPositive();
    assertThat(last.exported().value()).isPositive();
    double stored = last.imported().value() * efficiency - last.exported().value() / efficiency;
    // Registers show whole watt-hours: both ends may be one short.
    assertThat(bench.state(1).energyWh() - car.energyWh()).isEqualTo(stored, within(2.5));
  }

  private void trouble(Random random) {
    switch (random.nextInt(12)) {
      case 0 -> bench.evse(1).contactor().open();
      case 1, 2 -> bench.evse(1).contactor().close();
      case 3 -> bench.hardware.pause(1);
      case 4, 5 -> bench.hardware.resume(1);
      case 6 -> bench.hardware.device(1, with -> with.withConverter(
          new Converter(Duration.ofMillis(random.nextInt(3) * 700L), random.nextInt(21) - 10, false)));
      default -> bench.command(1, random.nextInt(30_001) - 15_000);
    }
  }

  private static void discharge(EvsePhysics physics, Duration lease) {
    physics.plug(Bench.car().build(), "mark");
    physics.ask(true);
    physics.offer(Optional.of(new Watts(11_000)));
    physics.moveContactor(true);
    physics.command(new Watts(-3_600), lease);
  }

  /** A clock that goes on while no loop runs. */
  private static final class StalledLoop {
    private long nanos;

    StalledLoop(long start) {
      nanos = start;
    }

    long nanos() {
      return nanos;
    }

    void pass(double seconds) {
      nanos += Math.round(seconds * 1e9);
    }
  }
}
