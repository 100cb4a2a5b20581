package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.LimitReleased;
import org.tidegate.domain.message.Outgoing.LimitSet;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** What systems outside of the station want of it, K11 to K13. */
class StationExternalLimitsTest {
  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"K11.FR.01", "K11.FR.02", "K11.FR.04", "K13.FR.01", "K13.FR.02", "K13.FR.03", "2.1 K11.FR.01"})
  void limit_whileCharging_capsAtOnceAndIsToldUntilItIsReleased() {
    charging(11_000);

    set(1, LimitSource.EMS, 4_000);

    assertThat(bench.commanded()).isEqualTo(4_000);
    assertThat(bench.centralSystem.sent(LimitSet.class)).singleElement()
        .satisfies(told -> assertThat(told.source()).isEqualTo(LimitSource.EMS));
    assertThat(rateChanges()).hasSize(1);

    release(1, LimitSource.EMS);
    bench.seconds(2);

    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.sent(LimitReleased.class))
        .containsExactly(new LimitReleased(1, LimitSource.EMS));
    assertThat(rateChanges()).hasSize(2);
  }

  @Test
  @Covers({"K11.FR.02", "K11.FR.04"})
  void limit_changesByAsMuchAsIsInsignificant_isFollowedAndNotTold() {
    setVariable(SmartChargingVariables.LIMIT_CHANGE_SIGNIFICANCE, "10");
    charging(11_000);
    set(1, LimitSource.EMS, 4_000);

    set(1, LimitSource.EMS, 3_600);

    assertThat(bench.commanded()).isEqualTo(3_600);
    assertThat(bench.centralSystem.sent(LimitSet.class)).hasSize(1);
    assertThat(rateChanges()).hasSize(1);

    set(1, LimitSource.EMS, 3_239); // More than 10 % below 3600, which was not told; rates go from decision to decision.

    assertThat(bench.centralSystem.sent(LimitSet.class)).hasSize(2);
    assertThat(rateChanges()).hasSize(2);
  }

  @Test
  @Covers({"K11.FR.03", "K12.FR.03"})
  void limit_told_carriesTheScheduleWhereWanted() {
    set(0, LimitSource.SO, 9_000);
    setVariable(SmartChargingVariables.NOTIFY_CHARGING_LIMIT_WITH_SCHEDULES, "false");
    set(0, LimitSource.SO, 5_000);

    var told = bench.centralSystem.sent(LimitSet.class);
    assertThat(told).extracting(LimitSet::evseId).containsExactly(0, 0);
    assertThat(told.get(0).schedule().orElseThrow().periods()).singleElement()
        .satisfies(period -> assertThat(period.limit().orElseThrow()).isEqualByComparingTo("9000"));
    assertThat(told.get(1).schedule()).isEmpty();
  }

  @Test
  @Covers({"K11.FR.05", "K12.FR.04"})
  void limit_ofTheStationsOperator_holdsButIsNotToldToHisCentralSystem() {
    charging(11_000);

    set(1, LimitSource.CSO, 4_000);
    assertThat(bench.commanded()).isEqualTo(4_000);
    release(1, LimitSource.CSO);

    assertThat(bench.centralSystem.sent(LimitSet.class)).isEmpty();
    assertThat(bench.centralSystem.sent(LimitReleased.class)).isEmpty();
    assertThat(rateChanges()).hasSize(2);
  }

  @Test
  @Covers("K12.FR.02")
  void limits_ofSeveralSources_theLowestHolds() {
    set(1, LimitSource.SO, 5_000);
    set(1, LimitSource.EMS, 9_000);
    set(0, LimitSource.Other, 7_000);
    charging(11_000);
    assertThat(bench.commanded()).isEqualTo(5_000);

    release(1, LimitSource.SO);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(7_000);
    release(0, LimitSource.Other);
    bench.seconds(2);

    assertThat(bench.commanded()).isEqualTo(9_000);
  }

  @Test
  void schedule_nextStep_changesPowerAndIsToldAsTheTransactionsRate() {
    charging(11_000);
    var now = bench.loop.now();
    bench.hardware.events().externalLimitSet(new ExternalLimit(1, LimitSource.EMS, now, now,
        Optional.of(Duration.ofSeconds(120)), List.of(step(0, 8_000), step(60, 2_000))));
    bench.settle();
    assertThat(bench.commanded()).isEqualTo(8_000);

    bench.seconds(61);
    assertThat(bench.commanded()).isEqualTo(2_000);
    bench.seconds(61);

    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(rateChanges()).hasSize(3);
    assertThat(bench.centralSystem.sent(LimitSet.class)).hasSize(1);
  }

  @Test
  void signals_disabled_areNotFollowedUntilTheyAreEnabled() {
    charging(11_000);
    set(1, LimitSource.EMS, 4_000);

    setVariable(SmartChargingVariables.EXTERNAL_CONTROL_SIGNALS_ENABLED, "false");
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.sent(LimitReleased.class)).hasSize(1);
    set(1, LimitSource.EMS, 3_000);
    assertThat(bench.commanded()).isEqualTo(11_000);

    setVariable(SmartChargingVariables.EXTERNAL_CONTROL_SIGNALS_ENABLED, "true");

    assertThat(bench.commanded()).isEqualTo(3_000);
    assertThat(bench.centralSystem.sent(LimitSet.class)).hasSize(2);
  }

  @Test
  void limit_offline_isToldAsItIsWhenTheLinkIsBack() {
    bench.linkDown();
    set(0, LimitSource.EMS, 9_000);
    set(0, LimitSource.EMS, 5_000);
    set(0, LimitSource.SO, 5_000);
    release(0, LimitSource.SO);
    assertThat(bench.centralSystem.sent(LimitSet.class)).isEmpty();

    bench.linkUp();

    assertThat(bench.centralSystem.sent(LimitSet.class)).singleElement()
        .satisfies(told -> assertThat(told.source()).isEqualTo(LimitSource.EMS));
    assertThat(bench.centralSystem.sent(LimitReleased.class)).isEmpty();

    bench.linkDown();
    release(0, LimitSource.EMS);
    bench.linkUp();

    assertThat(bench.centralSystem.sent(LimitReleased.class)).containsExactly(new LimitReleased(0, LimitSource.EMS));
  }

  @Test
  @Covers({"K11.FR.02", "K11.FR.04", "K13.FR.02"})
  void linkBreaks_beforeALimitOrItsReleaseIsAnswered_whatIsSoThenIsTold() {
    bench.centralSystem.answer(LimitSet.class, FakeCentralSystem.SILENCE);
    bench.centralSystem.answer(LimitReleased.class, FakeCentralSystem.SILENCE);
    set(0, LimitSource.SO, 5_000);
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(LimitSet.class)).as("it still holds").hasSize(1);

    bench.linkDown();
    release(0, LimitSource.SO);
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(LimitReleased.class)).as("it may be known").hasSize(1);

    bench.linkDown();
    bench.centralSystem.take(LimitSet.class);
    bench.centralSystem.take(LimitReleased.class);
    set(0, LimitSource.SO, 5_000);
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(LimitSet.class)).as("its release may be known").hasSize(1);

    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(bench.centralSystem.sent(LimitSet.class)).as("answered, so it is known").isEmpty();
    assertThat(bench.centralSystem.sent(LimitReleased.class)).isEmpty();
  }

  @Test
  void limit_afterARestart_stillHoldsAndIsToldAgain() {
    set(1, LimitSource.SO, 4_200);

    bench.restart(Duration.ofSeconds(30));
    bench.linkUp();
    charging(11_000);

    assertThat(bench.commanded()).isEqualTo(4_200);
    assertThat(bench.centralSystem.sent(LimitSet.class)).hasSize(1);
  }

  @Test
  void limit_changedEverySecond_isStoredEveryTenSeconds() {
    for (var second = 0; second < 30; second++) {
      set(1, LimitSource.EMS, 4_000 + second);
      bench.seconds(1);
    }
    bench.seconds(11);

    bench.restart(Duration.ofSeconds(30));
    bench.linkUp();
    charging(11_000);

    assertThat(bench.commanded()).isEqualTo(4_029);
  }

  /** The machine's clock was four years fast until the central system told the time. */
  @Test
  void limit_clockIsSetBack_stillHolds() {
    set(1, LimitSource.SO, 4_200);
    bench.loop.setWallClock(bench.loop.now().minus(Duration.ofDays(1_460)));

    charging(11_000);

    assertThat(bench.commanded()).isEqualTo(4_200);
  }

  @Test
  void limit_released_isGoneAfterARestartToo() {
    set(1, LimitSource.SO, 4_200);
    release(1, LimitSource.SO);

    bench.restart(Duration.ofSeconds(30));
    bench.linkUp();
    charging(11_000);

    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void limit_ofAnEvseThatIsNotHere_isDropped() {
    set(3, LimitSource.EMS, 0);

    assertThat(bench.centralSystem.sent(LimitSet.class)).isEmpty();
  }

  @Test
  @Covers({"K10.FR.08", "K10.FR.09"})
  void limit_clearedByTheCentralSystem_stays() {
    set(1, LimitSource.EMS, 4_000);
    charging(11_000);

    var everything = new ClearCriteria(Optional.empty(), Optional.of(1), Optional.empty(), Optional.empty());
    assertThat(bench.now(bench.station().requests().clearChargingProfiles(everything))).isFalse();

    assertThat(bench.commanded()).isEqualTo(4_000);
  }

  @Test
  void dischargeLimit_capsADischarge() {
    bench.plugInAndPermit(60);
    bench.setpoint(-8_000);
    bench.seconds(3);
    assertThat(bench.commanded()).isEqualTo(-8_000);

    bench.hardware.events().externalLimitSet(ExternalLimit.constant(1, LimitSource.SO, bench.loop.now(),
        new Step(Duration.ZERO, Optional.empty(), Optional.of(new Watts(-3_000)), Optional.empty())));
    bench.settle();

    assertThat(bench.commanded()).isEqualTo(-3_000);
    assertThat(rateChanges()).hasSize(1);
  }

  /** An energy manager that never rests, while nobody can be told. */
  @Test
  @Covers("E04.FR.08")
  void limit_changesAllDayOffline_isRememberedOfWithinBounds() {
    charging(11_000);
    bench.linkDown();
    for (var change = 0; change < Outbox.MOST_EVENTS + 500; change++) {
      set(1, LimitSource.EMS, change % 2 == 0 ? 4_000 : 8_000);
    }

    var waiting = bench.store.load().queue();

    assertThat(waiting).hasSizeLessThan(Outbox.MOST_EVENTS).hasSizeGreaterThan(Outbox.MOST_EVENTS / 3);
  }

  /** The car of the bench takes this much, when nobody minds. */
  private void charging(int watts) {
    bench.plugIn(50);
    bench.pressStart();
    bench.seconds(3);
    if (bench.station().core().profiles().all().isEmpty()) {
      assertThat(bench.commanded()).isEqualTo(watts);
    }
  }

  private void set(int evseId, LimitSource source, int watts) {
    bench.hardware.events()
        .externalLimitSet(ExternalLimit.constant(evseId, source, bench.loop.now(), step(0, watts)));
    bench.settle();
  }

  private void release(int evseId, LimitSource source) {
    bench.hardware.events().externalLimitReleased(evseId, source);
    bench.settle();
  }

  private static Step step(int second, int watts) {
    return new Step(Duration.ofSeconds(second), Optional.of(new Watts(watts)), Optional.empty(), Optional.empty());
  }

  private void setVariable(VariableAddress variable, String value) {
    var results = bench
        .now(bench.station().requests().setVariables(List.of(new Setting(variable, AttributeType.Actual, value))));
    assertThat(results.getFirst().isAccepted()).isTrue();
  }

  private List<TransactionEvent> rateChanges() {
    return bench.centralSystem.sent(Outgoing.Transaction.class).stream().map(Outgoing.Transaction::event)
        .filter(event -> event.trigger() == TriggerReason.ChargingRateChanged).toList();
  }
}
