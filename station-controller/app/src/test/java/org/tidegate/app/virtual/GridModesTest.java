package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Operation modes that follow the grid, in real time. */
class GridModesTest {
  private static final Duration TWO_TICKS = Duration.ofMillis(400);
  /** What the end of a lag looks like between two readings of two meters. */
  private static final int STILL = 50;
  private PermittedStay stay = PermittedStay.begin(VirtualSetup.of(7));

  @ParameterizedTest
  @CsvSource({"49.89, -5000", "49.7, -10000", "50.11, 5000", "51, 10000", "49.981, 0"})
  @Covers({"2.1 Q08.FR.06", "2.1 Q08.FR.07"})
  void frequency_steps_ninetyPercentIsCommandedWithinTwoTicksAndNothingBeyondTheCurve(double hertz, int power) {
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(5);
    assertThat(stay.commanded()).isZero();

    stay.grid(grid -> grid.withFrequency(hertz));
    stay.watch(Duration.ofSeconds(10), passed -> {
      if (passed >= TWO_TICKS.toMillis()) {
        assertThat(stay.commanded()).isEqualTo(power);
      }
      assertThat(Math.abs(stay.commanded())).isLessThanOrEqualTo(Math.abs(power));
      assertThat(Integer.signum(stay.commanded())).isIn(0, Integer.signum(power));
    });
  }

  @Test
  @Covers("2.1 Q08.FR.07")
  void frequency_onARamp_isFollowedAtTickResolution() {
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(2);
    stay.grid(grid -> grid.withFrequencyRamp(49.8, 0.05));
    // Half a hertz in ten seconds: 5 Hz/100 s, 10000 W over 180 mHz are 55.6 W each, so 2.8 kW each second.
    stay.watch(Duration.ofSeconds(4), passed -> {
      double hertz = Math.max(49.8, 50 - 0.05 * passed / 1_000);
      double curve = Math.min(0, (hertz - 49.98) / 0.18 * 10_000);
      assertThat((double) stay.commanded()).isBetween(curve - 1, Math.min(0, curve + 2_800 * 0.25 + 300));
    });
    assertThat(stay.commanded()).isEqualTo(-10_000);
  }

  @Test
  @Covers("2.1 Q08.FR.10")
  void signal_isAddedFromItsTimeOn() {
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(2);
    var refusal = stay.virtual.station().requests().afrrSignal(-1, stay.virtual.loop.now().plusSeconds(10));
    assertThat(refusal).isEmpty();
    stay.watch(Duration.ofMillis(9_900), _ -> assertThat(stay.commanded()).isZero());
    stay.virtual.advance(TWO_TICKS);
    assertThat(stay.commanded()).isEqualTo(-2_000);
  }

  /** What was for a period with a curve is over with it, also where another one follows. */
  @Test
  @Covers({"2.1 Q08.FR.10", "2.1 Q08.FR.11"})
  void signal_curveEndsAndAnotherComesLater_isNotFollowedAgain() {
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(2);
    assertThat(stay.virtual.station().requests().afrrSignal(-1, stay.virtual.loop.now())).isEmpty();
    stay.virtual.seconds(2);
    assertThat(stay.commanded()).isEqualTo(-2_000);
    var plain = new GridSupport(Optional.of(BigDecimal.ZERO), Optional.of(PermittedStay.FCR), Optional.empty());
    assertThat(stay.follow(OperationMode.LocalFrequency, Optional.empty(), PeriodExtension.none().with(plain)))
        .isEmpty();
    stay.virtual.seconds(2);
    assertThat(stay.commanded()).isZero();
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(2);
    assertThat(stay.commanded()).isZero();
  }

  @Test
  @Covers("2.1 Q08.FR.11")
  void signal_withoutAnActiveSignalCurve_isRefused() {
    stay.setpoint(-1_000);
    var refusal = stay.virtual.station().requests().afrrSignal(1, stay.virtual.loop.now());
    assertThat(refusal.orElseThrow().reasonCode()).isEqualTo("NoSignalWattCurve");
  }

  @Test
  @Covers("2.1 K01.FR.110")
  void modes_overOcpp201_areToldAsChangesOfTheRate() {
    stay.localFrequency(PermittedStay.FCR);
    stay.virtual.seconds(2);
    assertThat(stay.virtual.centralSystem.received(TransactionEventRequest.class).getLast().triggerReason())
        .isEqualTo(TriggerReasonEnum.ChargingRateChanged);
    assertThat(stay.virtual.failures()).isEmpty();
  }

  @Test
  void frequency_passesZeroAgainAndAgain_tellsNoSuspensions() {
    stay.localFrequency(PermittedStay.FCR);
    stay.grid(grid -> grid.withFrequency(49.9));
    stay.virtual.seconds(10);
    int before = stay.virtual.centralSystem.received(TransactionEventRequest.class).size();
    for (int crossing = 0; crossing < 20; crossing++) {
      double hertz = crossing % 2 == 0 ? 50 : 50.1;
      stay.grid(grid -> grid.withFrequency(hertz));
      stay.virtual.seconds(1);
    }
    assertThat(stay.virtual.centralSystem.received(TransactionEventRequest.class)).hasSizeLessThanOrEqualTo(before + 1);
  }

  @Test
  void frequency_notMeasuredAnyMore_nothingFlowsAfterTwoSecondsAndTheReasonIsTold() {
    stay.localFrequency(PermittedStay.FCR);
    stay.grid(grid -> grid.withFrequency(49.89));
    stay.virtual.seconds(3);
    assertThat(stay.commanded()).isEqualTo(-5_000);
    stay.grid(grid -> grid.withMetersSilent(true));
    stay.virtual.advance(Duration.ofMillis(2_300));
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).containsExactly(LimitReason.GRID_FREQUENCY);
    stay.grid(grid -> grid.withMetersSilent(false));
    stay.virtual.advance(TWO_TICKS);
    assertThat(stay.commanded()).isEqualTo(-5_000);
    assertThat(stay.reasons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1000", "500, 300", "1000, 1000", "2000, 0", "2000, 1000"})
  @Covers({"2.1 Q09.FR.03", "2.1 Q09.FR.04"})
  void load_steps_settlesOnTheThresholdAndStays(int lagMs, int delayMs) {
    balance(lagMs, delayMs);
    step(9_000, -3_000);
    step(4_000, -3_000); // within the thresholds the setpoint stays
    step(500, -1_500); // 1000 W fed in is the least: -1000 = 500 - 1500
    step(-4_000, 3_000);
    step(14_000, -8_000);
  }

  @Test
  @Covers("2.1 Q09.FR.04")
  void load_stepsSeenByTheMeter_ninetyPercentIsCommandedWithinTwoTicks() {
    balance(0, 0);
    stay.grid(grid -> grid.withSiteLoad(new Watts(11_000)));
    stay.virtual.advance(TWO_TICKS);
    assertThat(stay.commanded()).isEqualTo(-5_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1000, 700", "2000, 1000"})
  @Covers("2.1 Q09.FR.04")
  void load_wandersAtRandom_isKeptAndSettlesWheneverItStandsStill(int lagMs, int delayMs) {
    balance(lagMs, delayMs);
    var random = new Random(lagMs + delayMs);
    for (int stretch = 0; stretch < 10; stretch++) {
      for (int change = 0; change < 8; change++) {
        stay.grid(grid -> grid.withSiteLoad(new Watts(random.nextInt(-8_000, 15_000))));
        stay.virtual.advance(Duration.ofMillis(random.nextInt(100, 1_500)));
      }
      settle();
      int total = load() + stay.actual();
      assertThat(total).isBetween(-1_000 - 60, 6_000 + 60);
    }
  }

  @Test
  @Covers("2.1 Q09.FR.04")
  void load_twoEvsesBalance_eachTakesOnWhatTheOtherLeavesAndNothingTwice() {
    stay = PermittedStay.begin(VirtualSetup.of(9).withEvses(VirtualSetup.dc(1), VirtualSetup.dc(2)), car(5_000));
    var second = stay.at(2, car(5_000));
    for (int lagMs : new int[]{0, 1_000}) {
      stay.converter(Duration.ofMillis(lagMs), 0);
      stay.grid(grid -> grid.withSiteLoad(new Watts(2_000)).withSiteMeterDelay(Duration.ofMillis(500)));
      stay.balanceLoad(-1_000, 6_000);
      second.balanceLoad(-1_000, 6_000);
      stay.virtual.seconds(20);
      for (int load : new int[]{15_000, 9_000, 3_000, -7_000, -10_000, 6_000}) {
        stay.grid(grid -> grid.withSiteLoad(new Watts(load)));
        stay.virtual.seconds(15);
        int settled = stay.commanded() + second.commanded();
        assertThat(load + stay.actual() + second.actual()).isBetween(-1_000 - 60, 6_000 + 60);
        stay.watch(Duration.ofSeconds(10),
            _ -> assertThat(stay.commanded() + second.commanded()).isBetween(settled - 60, settled + 60));
      }
    }
  }

  /** 1 kW of charging and 2 kW of discharging at most, whatever the site's load would want. */
  @ParameterizedTest
  @CsvSource({"9000, -2000", "6500, -500", "3000, 0", "-9000, 1000"})
  @Covers("2.1 Q09.FR.05")
  void load_profileHasLimits_isBalancedWithinThem(int load, int settled) {
    balance(0, 0);
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(1_000)),
        Optional.of(BigDecimal.valueOf(-2_000)), Optional.empty(), OperationMode.LocalLoadBalancing, Optional.empty(),
        Optional.empty(), Spelling.OCPP21);
    assertThat(stay.install(period, Optional.empty())).isEmpty();
    stay.grid(grid -> grid.withSiteLoad(new Watts(load)));
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).isEqualTo(settled);
  }

  @Test
  @Covers("2.1 Q07.FR.01")
  void centralFrequency_updatesCome_areFollowed_untilTheyDoNotComeInTime() {
    stay.localFrequency(PermittedStay.FCR);
    stay.grid(grid -> grid.withFrequency(49.89));
    assertThat(stay.followDynamically(OperationMode.CentralFrequency, 1_000, Duration.ofSeconds(10))).isEmpty();
    for (int setpoint : new int[]{2_000, -3_000, 0, -8_000}) {
      stay.virtual.seconds(8);
      stay.update(setpoint);
      assertThat(stay.commanded()).isEqualTo(setpoint);
    }
    stay.virtual.advance(Duration.ofMillis(9_900));
    assertThat(stay.commanded()).isEqualTo(-8_000);
    stay.virtual.advance(Duration.ofMillis(500));
    assertThat(stay.commanded()).as("the frequency measured here goes on, a stack level below").isEqualTo(-5_000);
    stay.update(4_000);
    assertThat(stay.commanded()).isEqualTo(4_000);
  }

  @Test
  void site_meterSilent_nothingFlowsAndTheReasonIsTold() {
    balance(0, 0);
    step(9_000, -3_000);
    stay.grid(grid -> grid.withMetersSilent(true));
    stay.virtual.advance(Duration.ofMillis(2_300));
    assertThat(stay.commanded()).isZero();
    assertThat(stay.reasons()).containsExactly(LimitReason.SITE_METER);
  }

  @Test
  void rest_nobodyPermits_noFastTicks() {
    var other = PermittedStay.started(VirtualSetup.of(8), VirtualStation.car(60));
    other.localFrequency(PermittedStay.FCR);
    other.grid(grid -> grid.withFrequency(49.5));
    other.virtual.seconds(5);
    assertThat(other.commanded()).as("ordinary charging goes on").isEqualTo(10_000);
    assertThat(other.reasons()).contains(LimitReason.PERMISSION_GIVEN);
    long before = other.virtual.loop.wakeUps();
    other.virtual.seconds(60);
    assertThat(other.virtual.loop.wakeUps() - before).as("five each second in real time").isLessThan(150);
  }

  private static SimulatedCar car(int most) {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(most), new Watts(most)).capacityWh(60_000).soc(60).build();
  }

  private void balance(int lagMs, int delayMs) {
    stay.converter(Duration.ofMillis(lagMs), 0);
    stay.grid(grid -> grid.withSiteLoad(new Watts(2_000)).withSiteMeterDelay(Duration.ofMillis(delayMs)));
    stay.balanceLoad(-1_000, 6_000);
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).isZero();
  }

  private void step(int load, int expected) {
    var before = stay.commanded();
    stay.grid(grid -> grid.withSiteLoad(new Watts(load)));
    var commands = new ArrayList<Integer>(List.of(before));
    stay.watch(Duration.ofSeconds(20), _ -> {
      if (stay.commanded() != commands.getLast()) {
        commands.add(stay.commanded());
      }
    });
    assertThat(commands.getLast()).as("from %d, by way of %s", before, commands).isBetween(expected - 30,
        expected + 30);
    assertThat(turns(commands)).as("swings: %s", commands).isZero();
  }

  private void settle() {
    stay.virtual.seconds(15);
    int settled = stay.commanded();
    stay.watch(Duration.ofSeconds(10), _ -> assertThat(stay.commanded()).isBetween(settled - STILL, settled + STILL));
  }

  private int load() {
    return stay.virtual.hardware().siteLoad().orElseThrow().value();
  }

  private static long turns(List<Integer> commands) {
    long turns = 0;
    for (int index = 2; index < commands.size(); index++) {
      int last = commands.get(index - 1) - commands.get(index - 2);
      int change = commands.get(index) - commands.get(index - 1);
      turns += Math.abs(change) > STILL && (long) last * change < 0 ? 1 : 0;
    }
    return turns;
  }
}
