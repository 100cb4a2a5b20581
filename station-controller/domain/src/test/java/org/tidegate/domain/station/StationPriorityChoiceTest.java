package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.PriorityCharging;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.view.SessionView.PriorityChoice;

import static org.assertj.core.api.Assertions.assertThat;

/** A driver requests priority charging at the station, OCPP 2.1 K22. */
class StationPriorityChoiceTest {
  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"2.1 K22.FR.02", "2.1 K22.FR.03", "2.1 K22.FR.04", "2.1 K22.FR.05"})
  void driver_requestsAndEndsIt_putsTheOthersAsideMeanwhileAndTellsEachChange() {
    charging();
    install(9, ProfilePurpose.TxDefaultProfile, 2_000);
    install(10, ProfilePurpose.PriorityCharging, 8_000);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.OFFERED);
    assertThat(bench.commanded()).isEqualTo(2_000);

    assertThat(bench.prioritise().kind()).isEqualTo(Kind.DONE);
    bench.seconds(1);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.IN_EFFECT);
    assertThat(bench.commanded()).isEqualTo(8_000);
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true));

    assertThat(bench.endPriority().kind()).isEqualTo(Kind.DONE);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.OFFERED);
    assertThat(bench.commanded()).isEqualTo(2_000);
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true),
        new PriorityCharging(transaction(), false));
  }

  @Test
  void driver_whoPermittedADischarge_chargesWhilePriorityIsInEffect() {
    bench.plugInAndPermit(60);
    bench.seconds(10);
    bench.setpoint(-4_000);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(-4_000);

    install(10, ProfilePurpose.PriorityCharging, 8_000);
    bench.prioritise();
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(8_000);

    bench.endPriority();
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(-4_000);
  }

  @Test
  @Covers("2.1 K22.FR.01")
  void driver_withoutAProfileOrATransaction_isRefusedInWords() {
    bench.plugIn(50);
    assertRefused(bench.prioritise());
    bench.pressStart();
    bench.seconds(10);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.NONE);
    assertRefused(bench.prioritise());
    assertThat(told()).isEmpty();
  }

  @Test
  void driver_whoSawAnOlderState_changesNothing() {
    charging();
    long before = bench.evse().version();
    install(10, ProfilePurpose.PriorityCharging, 8_000);
    var outcome = bench.now(bench.station().driverActions().prioritise(1, before));
    assertThat(outcome.kind()).isEqualTo(Kind.STALE);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.OFFERED);
  }

  @Test
  @Covers("2.1 K22.FR.03")
  void driver_requestsItOffline_isFollowedAtOnceAndToldWhenTheLinkIsBack() {
    charging();
    install(9, ProfilePurpose.TxDefaultProfile, 2_000);
    install(10, ProfilePurpose.PriorityCharging, 8_000);
    bench.linkDown();
    bench.prioritise();
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(8_000);
    assertThat(told()).isEmpty();

    bench.linkUp();
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true));
  }

  @Test
  @Covers({"2.1 K22.FR.03", "2.1 K22.FR.05"})
  void linkBreaks_beforeItIsAnswered_whatIsSoThenIsTold() {
    charging();
    install(10, ProfilePurpose.PriorityCharging, 8_000);
    bench.centralSystem.answer(PriorityCharging.class, FakeCentralSystem.SILENCE);
    bench.prioritise();
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true));

    bench.endPriority();
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.centralSystem.take(PriorityCharging.class);
    bench.linkUp();
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), false));

    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(told()).as("answered, so it is known").isEmpty();
  }

  @Test
  void transaction_ended_leavesNothingToEnd() {
    charging();
    install(10, ProfilePurpose.PriorityCharging, 8_000);
    bench.prioritise();
    bench.pressStop();
    bench.seconds(10);
    assertThat(bench.session().priority()).isEqualTo(PriorityChoice.NONE);
  }

  private static void assertRefused(Outcome outcome) {
    assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
    assertThat(outcome.refusal()).contains("refused-priority");
  }

  private void charging() {
    bench.plugIn(50);
    bench.pressStart();
    bench.seconds(10);
  }

  private String transaction() {
    return bench.session().transactionId().orElseThrow();
  }

  private List<PriorityCharging> told() {
    return bench.centralSystem.sent(PriorityCharging.class);
  }

  private void install(int id, ProfilePurpose purpose, int limit) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(limit)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(), Spelling.OCPP21);
    var schedule = new ChargingSchedule(1, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period));
    var profile = new ChargingProfile(id, 0, purpose, ProfileKind.Absolute, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(schedule));
    assertThat(bench.now(bench.station().requests().setChargingProfile(1, profile))).isEmpty();
    bench.seconds(1);
  }
}
