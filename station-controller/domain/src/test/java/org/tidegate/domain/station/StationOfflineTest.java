package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a vehicle is discharged without the central system, and how it goes on. */
class StationOfflineTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private final StationBench bench = new StationBench();

  @BeforeEach
  void start() {
    bench.start().linkUp();
    bench.prices("0.30", "0.20");
    bench.plugIn(80);
    bench.pressStart();
    bench.pickPattern("balanced");
  }

  @Test
  @Covers("K06.FR.01")
  void profile_saysNothing_dischargeEndsAfterTheConfiguredTimeAndGoesOnOnceOnline() {
    discharging(Optional.empty());
    bench.linkDown();
    bench.seconds(299);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(3);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(LimitReason.SETPOINT_FRESH);
    bench.linkUp();
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void profile_holdsLongerThanConfigured_dischargeGoesOnAsItSays() {
    discharging(Optional.of(new OfflineRule(TEN_MINUTES, false)));
    bench.linkDown();
    bench.seconds(590);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(20);
    assertThat(bench.commanded()).as("no profile is left: charging only").isEqualTo(11_000);
    bench.linkUp();
    bench.seconds(3);
    assertThat(bench.commanded()).as("Q12, second scenario").isEqualTo(-5_000);
  }

  @Test
  void profile_holdsShorterThanConfigured_dischargeEndsAsItSays() {
    discharging(Optional.of(new OfflineRule(Duration.ofSeconds(30), false)));
    bench.linkDown();
    bench.seconds(28);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(4);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void profile_isGoneAfterItsTimeOffline_doesNotComeBack() {
    discharging(Optional.of(new OfflineRule(Duration.ofSeconds(30), true)));
    bench.linkDown();
    bench.seconds(40);
    bench.linkUp();
    bench.seconds(10);
    assertThat(bench.commanded()).as("Q12, third scenario").isEqualTo(11_000);
  }

  @Test
  void permission_givenOffline_startsDischargeWithinTheLastSchedule() {
    profile(Optional.empty());
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(11_000);
    bench.linkDown();
    bench.seconds(100);
    bench.permit();
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(200);
    assertThat(bench.commanded()).isZero();
  }

  @Test
  void permission_offlineForAQuarterOfAnHour_expires() {
    discharging(Optional.of(new OfflineRule(Duration.ofHours(2), false)));
    bench.linkDown();
    bench.seconds(899);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(3);
    assertThat(bench.session().permission()).isEqualTo(PermissionState.EXPIRED);
    assertThat(bench.commanded()).isEqualTo(11_000);
    bench.linkUp();
    bench.seconds(10);
    assertThat(bench.commanded()).as("nobody permitted it again").isEqualTo(11_000);
  }

  private void discharging(Optional<OfflineRule> rule) {
    bench.permit();
    profile(rule);
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  private void profile(Optional<OfflineRule> rule) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.empty(), Optional.empty(),
        Optional.of(BigDecimal.valueOf(-5_000)), OperationMode.CentralSetpoint, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period));
    var plain = new ChargingProfile(7, 0, ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), bench.session().transactionId(), List.of(schedule));
    var profile = rule.map(plain::with).orElse(plain);
    assertThat(bench.now(bench.station().requests().setChargingProfile(1, profile))).isEmpty();
  }
}
