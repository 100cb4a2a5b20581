package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing.PriorityCharging;
import org.tidegate.domain.message.Outgoing.ScheduleUpdateWanted;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.DynamicUpdates;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.smartcharging.ScheduleUpdate;

import static org.assertj.core.api.Assertions.assertThat;

/** Dynamic profiles, priority charging and offline spells of OCPP 2.1, with the whole station. */
class StationProfileUpkeepTest {
  private final StationBench bench = StationBench.online();

  // Dynamic

  @Test
  @Covers({"2.1 K28.FR.05", "2.1 K28.FR.06", "2.1 K28.FR.09"})
  void update_dynamicProfile_isFollowedAtOnceAndDated() {
    charging();
    bench.seconds(7);
    install(dynamic(10, 6_000, null, null));
    assertThat(bench.commanded()).isEqualTo(6_000);
    assertThat(updated(10)).contains(bench.loop.now().minusSeconds(1));

    bench.seconds(3);
    assertThat(update(10, 4_000)).isEmpty();

    assertThat(bench.commanded()).isEqualTo(4_000);
    assertThat(updated(10)).contains(bench.loop.now());
    bench.restart(Duration.ofSeconds(1));
    assertThat(bench.station().core().profiles().all()).singleElement().satisfies(
        kept -> assertThat(kept.profile().schedules().getFirst().periods().getFirst().limit().orElseThrow())
            .isEqualByComparingTo("4000"));
  }

  @Test
  @Covers("2.1 K28.FR.11")
  void update_ofWhatIsNotDynamicNotThereOrNotAllowed_isRefusedAndChangesNothing() {
    charging();
    install(limit(9, ProfilePurpose.TxDefaultProfile, 0, 9_000));
    install(dynamic(10, 6_000, null, null));

    assertThat(update(9, 1_000).map(Refusal::reasonCode)).contains("InvalidProfile");
    assertThat(update(11, 1_000).map(Refusal::reasonCode)).contains("NotFound");
    assertThat(update(10, -1).map(Refusal::reasonCode)).contains("InvalidSchedule");
    assertThat(bench.commanded()).isEqualTo(6_000);
  }

  @Test
  @Covers({"2.1 K28.FR.13", "2.1 K28.FR.14", "2.1 K28.FR.15"})
  void dynamicProfile_noUpdateWithinItsDuration_countsNoMoreUntilOneComes() {
    charging();
    install(limit(9, ProfilePurpose.TxDefaultProfile, 0, 9_000));
    install(dynamic(10, 6_000, 60, null));
    bench.seconds(58);
    assertThat(bench.commanded()).isEqualTo(6_000);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(9_000);

    update(10, 3_000);
    assertThat(bench.commanded()).isEqualTo(3_000);
  }

  @Test
  @Covers({"2.1 K28.FR.08", "2.1 K28.FR.10"})
  void dynamicProfile_withInterval_isAskedForAndTheAnswerIsFollowed() {
    charging();
    bench.centralSystem.answer(ScheduleUpdateWanted.class, Optional.of(limitOf(2_000)));
    install(dynamic(10, 6_000, null, 60));
    bench.seconds(58);
    assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).isEmpty();

    bench.seconds(1);
    assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).containsExactly(new ScheduleUpdateWanted(10));
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(2_000);
    bench.seconds(60);
    assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).hasSize(2);
  }

  @Test
  void dynamicProfile_askedInVain_isAskedForAgainAfterTheInterval() {
    charging();
    install(dynamic(10, 6_000, null, 60));
    for (var answer : List.of(Optional.empty(), Optional.of(limitOf(-1)),
        new DeliveryFailed(DeliveryFailed.Kind.REFUSED, "no"))) {
      bench.centralSystem.forgetSent();
      bench.centralSystem.answer(ScheduleUpdateWanted.class, answer);
      bench.seconds(60);
      assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).hasSize(1);
    }
    assertThat(bench.commanded()).isEqualTo(6_000);
  }

  @Test
  @Covers("2.1 K28.FR.10")
  void dynamicProfile_clockIsSetBack_isAskedForAsBefore() {
    charging();
    bench.centralSystem.answer(ScheduleUpdateWanted.class, Optional.of(limitOf(2_000)));
    install(dynamic(10, 6_000, null, 60));
    bench.seconds(120);
    bench.centralSystem.forgetSent();
    bench.loop.shiftWallClock(Duration.ofHours(-2));
    bench.seconds(600);

    assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).hasSizeBetween(9, 11);
  }

  @Test
  void dynamicProfile_dueWhileOffline_isAskedForWhenTheLinkIsBack() {
    charging();
    install(dynamic(10, 6_000, null, 60));
    bench.linkDown();
    bench.seconds(100);
    bench.linkUp();
    assertThat(bench.centralSystem.sent(ScheduleUpdateWanted.class)).hasSize(1);
  }

  // Priority charging

  @Test
  @Covers({"2.1 K21.FR.03", "2.1 K21.FR.04", "2.1 K21.FR.05", "2.1 K21.FR.06", "2.1 K21.FR.07", "2.1 K21.FR.08"})
  void priority_activatedAndEnded_putsTheOthersAsideMeanwhile() {
    charging();
    install(limit(9, ProfilePurpose.TxDefaultProfile, 0, 2_000));
    install(limit(10, ProfilePurpose.PriorityCharging, 0, 8_000));
    assertThat(bench.commanded()).isEqualTo(2_000);

    assertThat(use(transaction(), Priority.ACTIVATE)).isEqualTo(PriorityAnswer.Status.Accepted);
    bench.settle();
    assertThat(bench.commanded()).isEqualTo(8_000);
    assertThat(use(transaction(), Priority.ACTIVATE)).isEqualTo(PriorityAnswer.Status.Accepted);
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true));

    install(limit(11, ProfilePurpose.ChargingStationMaxProfile, 0, 5_000));
    assertThat(bench.commanded()).isEqualTo(5_000);

    assertThat(use(transaction(), Priority.DEACTIVATE)).isEqualTo(PriorityAnswer.Status.Accepted);
    assertThat(bench.commanded()).isEqualTo(2_000);
    assertThat(use(transaction(), Priority.DEACTIVATE)).isEqualTo(PriorityAnswer.Status.Accepted);
    assertThat(told()).containsExactly(new PriorityCharging(transaction(), true),
        new PriorityCharging(transaction(), false));
  }

  @Test
  @Covers({"2.1 K21.FR.01", "2.1 K21.FR.02"})
  void priority_noProfileOrNoTransaction_isRefused() {
    charging();
    var noProfile = bench.now(bench.station().requests().usePriorityCharging(transaction(), Priority.ACTIVATE));
    assertThat(noProfile.status()).isEqualTo(PriorityAnswer.Status.NoProfile);
    assertThat(noProfile.refusal().map(Refusal::reasonCode)).contains("NotFound");
    var unknown = bench.now(bench.station().requests().usePriorityCharging("tx-0", Priority.DEACTIVATE));
    assertThat(unknown.status()).isEqualTo(PriorityAnswer.Status.Rejected);
    assertThat(unknown.refusal().map(Refusal::reasonCode)).contains("TxNotFound");
    assertThat(told()).isEmpty();
  }

  @Test
  void priority_afterARestart_holdsForTheSameTransactionAndIsNotToldAgain() {
    charging();
    install(limit(9, ProfilePurpose.TxDefaultProfile, 0, 2_000));
    install(limit(10, ProfilePurpose.PriorityCharging, 0, 8_000));
    use(transaction(), Priority.ACTIVATE);
    var running = transaction();

    bench.restart(Duration.ofSeconds(1));
    bench.linkUp();
    bench.seconds(10);

    assertThat(transaction()).isEqualTo(running);
    assertThat(bench.commanded()).isEqualTo(8_000);
    assertThat(told()).isEmpty();

    bench.unplug();
    bench.seconds(10);
    charging();
    assertThat(bench.commanded()).isEqualTo(2_000);
  }

  // Offline

  @Test
  @Covers({"2.1 K01.FR.101", "2.1 K01.FR.102", "2.1 K01.FR.103"})
  void maxOfflineDuration_passed_leavesTheStackUntilTheLinkIsBack() {
    charging();
    install(limit(9, ProfilePurpose.TxDefaultProfile, 0, 9_000));
    install(limit(10, ProfilePurpose.TxDefaultProfile, 1, 3_000).with(new OfflineRule(Duration.ofSeconds(60), false)));
    bench.linkDown();
    bench.seconds(59);
    assertThat(bench.commanded()).isEqualTo(3_000);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(9_000);

    bench.linkUp();
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(3_000);
  }

  @Test
  @Covers("2.1 K01.FR.102")
  void invalidAfterOfflineDuration_passed_isGoneForGood() {
    charging();
    install(limit(10, ProfilePurpose.TxDefaultProfile, 1, 3_000).with(new OfflineRule(Duration.ofSeconds(60), true)));
    bench.linkDown();
    bench.seconds(61);
    bench.linkUp();
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.station().core().profiles().all()).isEmpty();
    assertThat(bench.store.load().profiles()).isEmpty();
  }

  @Test
  void invalidAfterOfflineDuration_backJustBefore_stays() {
    charging();
    install(limit(10, ProfilePurpose.TxDefaultProfile, 1, 3_000).with(new OfflineRule(Duration.ofSeconds(60), true)));
    bench.linkDown();
    bench.seconds(59);
    bench.linkUp();
    bench.seconds(60);
    assertThat(bench.commanded()).isEqualTo(3_000);
  }

  private void charging() {
    bench.plugIn(50);
    bench.pressStart();
    bench.seconds(10);
  }

  private String transaction() {
    return bench.session().transactionId().orElseThrow();
  }

  private PriorityAnswer.Status use(String transaction, Priority priority) {
    int before = bench.centralSystem.sent(PriorityCharging.class).size();
    var toldAtTheAnswer = new ArrayList<Integer>();
    var answer = bench.station().requests().usePriorityCharging(transaction, priority);
    answer.thenRun(() -> toldAtTheAnswer.add(bench.centralSystem.sent(PriorityCharging.class).size()));
    var status = bench.now(answer).status();
    assertThat(toldAtTheAnswer).containsExactly(before);
    return status;
  }

  private List<PriorityCharging> told() {
    return bench.centralSystem.sent(PriorityCharging.class);
  }

  /** And lets a second pass: more power waits for the next look. */
  private void install(ChargingProfile profile) {
    var evse = profile.purpose() == ProfilePurpose.ChargingStationMaxProfile ? 0 : 1;
    assertThat(bench.now(bench.station().requests().setChargingProfile(evse, profile))).isEmpty();
    bench.seconds(1);
  }

  private Optional<Refusal> update(int profile, int limit) {
    return bench.now(bench.station().requests().updateDynamicSchedule(profile, limitOf(limit)));
  }

  private Optional<Instant> updated(int profile) {
    return bench.station().core().profiles().all().stream().map(one -> one.profile())
        .filter(one -> one.id() == profile).findFirst().flatMap(ChargingProfile::updates)
        .flatMap(DynamicUpdates::updated);
  }

  private static ScheduleUpdate limitOf(int limit) {
    return new ScheduleUpdate(Optional.of(BigDecimal.valueOf(limit)), Optional.empty(), Optional.empty(),
        PeriodExtension.none());
  }

  private ChargingProfile limit(int id, ProfilePurpose purpose, int level, int watts) {
    return profile(id, purpose, level, ProfileKind.Absolute, watts, null);
  }

  private ChargingProfile dynamic(int id, int watts, @Nullable Integer seconds, @Nullable Integer interval) {
    var profile = profile(id, ProfilePurpose.TxDefaultProfile, 1, ProfileKind.Dynamic, watts, seconds);
    return interval == null
        ? profile
        : profile.with(new DynamicUpdates(Optional.of(Duration.ofSeconds(interval)), Optional.empty()));
  }

  private ChargingProfile profile(int id, ProfilePurpose purpose, int level, ProfileKind kind, int watts,
      @Nullable Integer seconds) {
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(watts)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(), Spelling.OCPP21);
    var start = kind == ProfileKind.Absolute ? Optional.of(bench.loop.now()) : Optional.<Instant>empty();
    return new ChargingProfile(id, level, purpose, kind, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), List.of(new ChargingSchedule(1, start, Optional.ofNullable(seconds).map(Duration::ofSeconds),
            RateUnit.W, Optional.empty(), List.of(period))));
  }
}
