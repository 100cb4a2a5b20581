package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;

/** Power in neither, or never in the wrong, direction: commanded and actual, at every moment. */
class NeverTheWrongWayTest {
  private static final Duration WHILE = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(DischargeLimitSign.class)
  void limitZeroAlone_flowsInNeitherDirection_howeverTheCarSpellsItsDischargeLimit(DischargeLimitSign sign) {
    var stay = PermittedStay.begin(VirtualSetup.of(1));
    stay.virtual.hardware().device(1, before -> before.withSpelling(sign));
    stay.setpoint(-5_000);
    stay.virtual.seconds(5);
    assertThat(stay.actual()).isEqualTo(-5_000);
    assertThat(stay.install(period(Optional.of(0), Optional.empty(), OperationMode.ChargingOnly), Optional.empty()))
        .isEmpty();
    assertNothingFlows(stay);
  }

  @Test
  void limitZero_withoutPermission_flowsInNeitherDirection() {
    var stay = PermittedStay.started(VirtualSetup.of(2), VirtualStation.car(60));
    stay.install(period(Optional.of(0), Optional.empty(), OperationMode.ChargingOnly), Optional.empty());
    assertNothingFlows(stay);
  }

  @Test
  void setpointZero_fromEitherDirection_flowsInNeitherDirection() {
    var stay = PermittedStay.begin(VirtualSetup.of(3));
    for (int before : new int[]{-5_000, 5_000}) {
      stay.setpoint(before);
      stay.virtual.seconds(10);
      stay.setpoint(0);
      assertNothingFlows(stay);
    }
  }

  @Test
  void frequencyUnknown_flowsInNeitherDirection() {
    var stay = PermittedStay.begin(VirtualSetup.of(4));
    stay.grid(grid -> grid.withFrequency(49.5).withMetersSilent(true));
    stay.virtual.seconds(10);
    stay.localFrequency(PermittedStay.FCR);
    assertNothingFlows(stay);
    assertThat(stay.reasons()).containsExactly(LimitReason.GRID_FREQUENCY);
  }

  @Test
  void siteLoadUnknown_flowsInNeitherDirection() {
    var stay = PermittedStay.begin(VirtualSetup.of(5));
    stay.balanceLoad(-1_000, 1_000);
    assertNothingFlows(stay);
    assertThat(stay.reasons()).containsExactly(LimitReason.SITE_METER);
  }

  @ParameterizedTest
  @EnumSource(value = OperationMode.class, names = {"ExternalSetpoint", "ExternalLimits"})
  @Covers({"2.1 Q05.FR.01", "2.1 Q05.FR.02"})
  void externalValueUnknown_flowsInNeitherDirection(OperationMode mode) {
    var stay = PermittedStay.begin(VirtualSetup.of(6));
    assertThat(stay.follow(mode, Optional.empty(), PeriodExtension.none())).isEmpty();
    assertNothingFlows(stay);
    assertThat(stay.reasons()).first().isEqualTo(LimitReason.EXTERNAL_VALUE);
  }

  @ParameterizedTest
  @EnumSource(DischargeLimitSign.class)
  void dischargeLimitOfTheCar_eitherSign_isAMagnitude(DischargeLimitSign sign) {
    var stay = PermittedStay.begin(VirtualSetup.of(7), car(10_000, 4_000));
    stay.virtual.hardware().device(1, before -> before.withSpelling(sign));
    stay.setpoint(0);
    stay.virtual.seconds(2);
    stay.setpoint(-9_000);
    stay.watch(WHILE, _ -> assertWithin(stay, -4_000, 0));
    assertThat(stay.actual()).isEqualTo(-4_000);
  }

  @Test
  void carThatOnlyCharges_isNeverDischarged() {
    var stay = PermittedStay.begin(VirtualSetup.of(8), car(10_000, 0));
    stay.setpoint(-5_000);
    assertNothingFlows(stay);
    assertThat(stay.reasons()).contains(LimitReason.VEHICLE_LIMITS);
    stay.localFrequency(PermittedStay.FCR);
    stay.grid(grid -> grid.withFrequency(49.8));
    assertNothingFlows(stay);
    stay.grid(grid -> grid.withFrequency(50.2));
    stay.watch(WHILE, _ -> assertWithin(stay, 0, 10_000));
    assertThat(stay.actual()).as("upward it helps").isEqualTo(10_000);
  }

  @Test
  void carThatTellsLateWhatItGives_isNotDischargedBefore() {
    var stay = PermittedStay.begin(VirtualSetup.of(9), car(10_000, 0));
    stay.setpoint(-5_000);
    assertNothingFlows(stay);
    stay.virtual.hardware().change(1, known -> known.mostDischarge(new Watts(3_000)));
    stay.watch(WHILE, _ -> assertWithin(stay, -3_000, 0));
    assertThat(stay.actual()).isEqualTo(-3_000);
  }

  @Test
  void carWithBasicSignalling_atAnEvseThatCouldDischarge_isNeverDischarged() {
    var approval = new ExportApproval("VDE-AR-N 4105", VirtualSetup.RATED, "test");
    var rating = new Rating(CurrentKind.AC, VirtualSetup.RATED, VirtualSetup.RATED, Optional.empty(),
        Optional.empty(), Optional.of(approval));
    var setup = VirtualSetup.of(10).withEvses(new EvseSettings(1, "cType2", rating, 3, 230));
    var stay = PermittedStay.begin(setup, SimulatedCar.basic(CurrentKind.AC, new Watts(7_400)).build());
    stay.setpoint(-5_000);
    assertNothingFlows(stay);
  }

  @Test
  @Covers({"2.1 Q10.FR.01", "2.1 Q10.FR.03"})
  void idle_fromEitherDirection_flowsInNeitherDirection() {
    var stay = PermittedStay.begin(VirtualSetup.of(11));
    for (int before : new int[]{-5_000, 5_000}) {
      stay.setpoint(before);
      stay.virtual.seconds(10);
      stay.follow(OperationMode.Idle, Optional.empty(), PeriodExtension.none());
      assertNothingFlows(stay);
    }
  }

  @Test
  void setpointExpired_nothingIsDischargedAnyMore() {
    var stay = PermittedStay.begin(VirtualSetup.of(12));
    stay.install(period(Optional.empty(), Optional.of(-5_000), OperationMode.CentralSetpoint),
        Optional.of(Duration.ofSeconds(10)));
    stay.watch(Duration.ofMillis(9_900), _ -> assertWithin(stay, -5_000, 0));
    assertThat(stay.actual()).isEqualTo(-5_000);
    stay.virtual.advance(Duration.ofMillis(200));
    stay.watch(WHILE, _ -> assertWithin(stay, 0, 10_000));
  }

  @Test
  void permissionWithdrawn_inFullDischarge_nothingIsDischargedFromThatMomentOn() {
    var stay = PermittedStay.begin(VirtualSetup.of(13));
    stay.localFrequency(PermittedStay.FCR);
    stay.grid(grid -> grid.withFrequency(49.5));
    stay.virtual.seconds(5);
    assertThat(stay.actual()).isEqualTo(-10_000);
    assertThat(stay.virtual.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen())))
        .isEqualTo(Kind.DONE);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.actual()).isZero();
    stay.watch(WHILE, _ -> assertWithin(stay, 0, 10_000));
  }

  @Test
  void modeChanges_inFullFlight_neverPassBeyondWhatEitherModeAsks() {
    var stay = PermittedStay.begin(VirtualSetup.of(14));
    stay.converter(Duration.ofMillis(800), 1);
    stay.grid(grid -> grid.withFrequency(49.89));
    stay.setpoint(-10_000);
    stay.virtual.advance(Duration.ofMillis(700));
    stay.localFrequency(PermittedStay.FCR);
    stay.watch(Duration.ofSeconds(2), _ -> assertThat(stay.commanded()).isBetween(-10_000, 0));
    assertThat(stay.commanded()).isEqualTo(-5_000);
    stay.setpoint(4_000);
    stay.watch(Duration.ofMillis(500), _ -> assertThat(stay.commanded()).isBetween(0, 4_000));
    stay.setpoint(-4_000);
    stay.watch(Duration.ofMillis(500), _ -> assertThat(stay.commanded()).isBetween(-4_000, 0));
    stay.follow(OperationMode.Idle, Optional.empty(), PeriodExtension.none());
    stay.watch(WHILE, passed -> {
      assertThat(stay.commanded()).isZero();
      assertThat(stay.actual()).isBetween(passed < 5_000 ? -4_100 : 0, passed < 1_000 ? 100 : 0);
    });
  }

  private static void assertNothingFlows(PermittedStay stay) {
    stay.virtual.loop.runPosted();
    stay.watch(WHILE, _ -> assertWithin(stay, 0, 0));
  }

  private static void assertWithin(PermittedStay stay, int least, int most) {
    assertThat(stay.commanded()).as("commanded").isBetween(least, most);
    assertThat(stay.actual()).as("actual").isBetween(least, most);
  }

  private static SimulatedCar car(int charge, int discharge) {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(charge), new Watts(discharge)).capacityWh(60_000).soc(60)
        .build();
  }

  private static SchedulePeriod period(Optional<Integer> limit, Optional<Integer> setpoint, OperationMode mode) {
    return new SchedulePeriod(Duration.ZERO, limit.map(BigDecimal::valueOf), Optional.empty(),
        setpoint.map(BigDecimal::valueOf), mode, Optional.empty(), Optional.empty(), Spelling.OCPP21);
  }
}
