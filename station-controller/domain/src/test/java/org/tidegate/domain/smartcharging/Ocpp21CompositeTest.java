package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;
import org.tidegate.domain.smartcharging.CompositeSchedule.Span;
import org.tidegate.domain.smartcharging.TransactionFacts.VehicleFacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.smartcharging.Draft.NOON;
import static org.tidegate.domain.smartcharging.Draft.TRANSACTION;
import static org.tidegate.domain.smartcharging.Draft.ac;
import static org.tidegate.domain.smartcharging.Draft.dc;
import static org.tidegate.domain.smartcharging.Draft.external;
import static org.tidegate.domain.smartcharging.Draft.generation;
import static org.tidegate.domain.smartcharging.Draft.limit;
import static org.tidegate.domain.smartcharging.Draft.period;
import static org.tidegate.domain.smartcharging.Draft.priority;
import static org.tidegate.domain.smartcharging.Draft.setpoint;
import static org.tidegate.domain.smartcharging.Draft.stationMax;
import static org.tidegate.domain.smartcharging.Draft.tx;
import static org.tidegate.domain.smartcharging.Draft.txDefault;

/** What OCPP 2.1 adds to the composite schedule, in readable cases. */
class Ocpp21CompositeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Circumstances ONLINE = Circumstances.online(BERLIN);
  private static final EvseFacts DC = dc(1);

  private static ScheduleNow at(Instant moment, EvseFacts evse, Circumstances circumstances, Draft... drafts) {
    return CompositeSchedule.at(Stream.of(drafts).map(Draft::installed).toList(), evse, moment, circumstances);
  }

  private static Optional<Integer> limitAt(Instant moment, EvseFacts evse, Draft... drafts) {
    return at(moment, evse, ONLINE, drafts).chargeLimit().map(Watts::value);
  }

  // The clock on the wall

  /** Clocks go from 02:00 to 03:00 at 01:00 UTC. The profile: 1 kW from 01:30, 2 kW from 02:30, 3 kW from 03:30. */
  @ParameterizedTest
  @Covers({"2.1 K01.FR.90", "2.1 K01.FR.91"})
  @CsvSource({"00:29,", "00:30,1000", "00:59,1000", "01:00,2000", "01:29,2000", "01:30,3000", "02:29,3000", "02:30,"})
  void at_clocksGoForward_partOfThePeriodsIsSkipped(String utc, Integer watts) {
    var wall = txDefault(1).localStart("2026-03-29T01:30:00").seconds(3 * 3600)
        .periods(limit(0, 1000), limit(3600, 2000), limit(7200, 3000));
    assertThat(limitAt(Instant.parse("2026-03-29T" + utc + ":00Z"), DC, wall)).isEqualTo(Optional.ofNullable(watts));
  }

  /** Clocks go from 03:00 back to 02:00 at 01:00 UTC. */
  @ParameterizedTest
  @Covers({"2.1 K01.FR.90", "2.1 K01.FR.91"})
  @CsvSource({"23:29,", "23:30,1000", "00:29,1000", "00:30,2000", "00:59,2000", "01:00,1000", "01:29,1000",
      "01:30,2000",
      "02:29,2000", "02:30,"})
  void at_clocksGoBack_partOfThePeriodsIsRepeated(String utc, Integer watts) {
    var day = utc.startsWith("23") ? "24" : "25";
    var wall = txDefault(1).localStart("2026-10-25T01:30:00").seconds(2 * 3600)
        .periods(limit(0, 1000), limit(3600, 2000));
    assertThat(limitAt(Instant.parse("2026-10-" + day + "T" + utc + ":00Z"), DC, wall))
        .isEqualTo(Optional.ofNullable(watts));
  }

  @Test
  @Covers({"2.1 K01.FR.90", "2.1 K01.FR.91"})
  void at_recurringByTheWall_keepsItsHourWhereTheOtherMovesWithSummerTime() {
    var wall = txDefault(1).recurring(Recurrency.Daily).localStart("2026-03-20T17:00:00").seconds(3600);
    var instant = txDefault(1).recurring(Recurrency.Daily).start(Instant.parse("2026-03-20T16:00:00Z")).seconds(3600);
    var winter = Instant.parse("2026-03-28T16:00:00Z");
    var summer = Instant.parse("2026-03-30T15:00:00Z");
    assertThat(limitAt(winter, DC, wall)).contains(6000);
    assertThat(limitAt(winter, DC, instant)).contains(6000);
    assertThat(limitAt(summer, DC, wall)).contains(6000);
    assertThat(limitAt(summer.minusSeconds(1), DC, wall)).isEmpty();
    assertThat(limitAt(summer, DC, instant)).isEmpty();
    assertThat(limitAt(summer.plusSeconds(3600), DC, instant)).contains(6000);
    var weekly = txDefault(1).recurring(Recurrency.Weekly).localStart("2026-03-23T17:00:00").seconds(3600);
    assertThat(limitAt(summer, DC, weekly)).contains(6000);
    assertThat(limitAt(summer.minusSeconds(1), DC, weekly)).isEmpty();
  }

  // Priority and generation

  private static EvseFacts withPriority(EvseFacts evse) {
    return evse.inTransaction(new TransactionFacts(TRANSACTION, NOON).withPriority(true));
  }

  @Test
  @Covers({"2.1 K21.FR.04", "2.1 K22.FR.02", "2.1 K22.FR.04"})
  void at_priority_countsWhileActivatedOnly() {
    Draft[] all = {tx(1).periods(setpoint(0, -5000)), txDefault(2).periods(limit(0, 1000)),
        priority(3).evse(0).periods(limit(0, 9000)), stationMax(4).periods(limit(0, 8000))};
    assertThat(at(NOON, DC, ONLINE, all).setpoint()).contains(new Watts(-5000));
    var now = at(NOON, withPriority(DC), ONLINE, all);
    assertThat(now.setpoint()).isEmpty();
    assertThat(now.mode()).isEqualTo(OperationMode.ChargingOnly);
    assertThat(now.chargeLimit()).contains(new Watts(8000));
  }

  @Test
  void at_priorityOfAnotherEvseOrNotYetValid_leavesTheOthersInForce() {
    var own = tx(1).periods(limit(0, 1000));
    assertThat(limitAt(NOON, withPriority(DC), own, priority(3).evse(2))).contains(1000);
    assertThat(limitAt(NOON, withPriority(DC), own, priority(3).validFrom(NOON.plusSeconds(1)))).contains(1000);
  }

  @Test
  @Covers({"2.1 K27.FR.01"})
  void at_localGeneration_addsToTheLowestLimit() {
    var own = txDefault(1).periods(limit(0, 5000));
    assertThat(limitAt(NOON, DC, own, generation(2).evse(0).periods(limit(0, 2000)))).contains(7000);
    assertThat(limitAt(NOON, DC, own, stationMax(3).periods(limit(0, 4000)),
        generation(2).periods(limit(0, 2000)))).contains(6000);
    assertThat(limitAt(NOON, DC, generation(2).periods(limit(0, 2000)))).isEmpty();
    assertThat(limitAt(NOON, DC, own,
        generation(2).periods(period(0).mode(OperationMode.ExternalLimits).build()))).contains(5000);
  }

  @Test
  @Covers("2.1 K04.FR.05")
  void overStation_localGeneration_countsOnceForAllEvses() {
    var profiles = Stream.of(txDefault(1).evse(0).periods(limit(0, 5000)), stationMax(2).periods(limit(0, 11_000)),
        generation(3).evse(0).periods(limit(0, 2000))).map(Draft::installed).toList();
    var grid = new EvseFacts(0, true, 230, 3, new Watts(60_000), new Watts(60_000), Optional.empty());
    var periods = CompositeSchedule.overStation(profiles, new StationFacts(grid, List.of(dc(1), dc(2))),
        new Span(NOON, Duration.ofSeconds(60)), RateUnit.W, ONLINE);
    assertThat(periods).singleElement()
        .satisfies(period -> assertThat(period.limit().orElseThrow()).isEqualByComparingTo("12000"));
  }

  // Offline, state of charge, Dynamic

  @ParameterizedTest
  @Covers({"2.1 K01.FR.101", "2.1 K01.FR.103"})
  @CsvSource({"-1,3000", "59,3000", "60,9000", "61,9000"})
  void at_offline_profileHoldsForItsTime(long second, int watts) {
    var rule = txDefault(1).stack(1).periods(limit(0, 3000)).offline(60, false);
    var now = at(NOON.plusSeconds(second), DC, ONLINE.offlineSince(NOON), rule.start(NOON.minusSeconds(9)),
        txDefault(2).start(NOON.minusSeconds(9)).periods(limit(0, 9000)));
    assertThat(now.chargeLimit()).contains(new Watts(watts));
    if (watts == 3000) {
      assertThat(now.until()).contains(NOON.plusSeconds(60));
    }
  }

  @Test
  void at_offlineForNoTime_isGoneAtOnce() {
    assertThat(at(NOON, DC, ONLINE.offlineSince(NOON), txDefault(1).offline(0, true)).chargeLimit()).isEmpty();
  }

  @ParameterizedTest
  @Covers("2.1 K01.FR.100")
  @CsvSource(nullValues = "unknown", value = {"unknown,6000", "79.9,6000", "80,1000", "100,1000"})
  void at_limitAtSoC_capsFromThereOn(Double charge, int watts) {
    var vehicle = new VehicleFacts(Optional.ofNullable(charge).map(StateOfCharge::percent), false);
    var evse = DC.inTransaction(new TransactionFacts(TRANSACTION, NOON).with(vehicle));
    assertThat(limitAt(NOON, evse, txDefault(1).limitAtSoC(80, "1000"))).contains(watts);
    var following = at(NOON, evse, ONLINE, txDefault(1).limitAtSoC(80, "1000").periods(setpoint(0, 5000)));
    assertThat(following.chargeLimit().map(Watts::value)).isEqualTo(Optional.of(1000).filter(_ -> watts == 1000));
  }

  @ParameterizedTest
  @Covers({"2.1 K28.FR.13", "2.1 K28.FR.15", "2.1 K29.FR.07"})
  @CsvSource({"99,6000", "100,", "101,"})
  void at_dynamic_endsAfterItsDurationSinceTheUpdate(long second, Integer watts) {
    var dynamic = txDefault(1).dynamic().seconds(60).updates(null, NOON.plusSeconds(40));
    assertThat(limitAt(NOON.plusSeconds(second), DC, dynamic)).isEqualTo(Optional.ofNullable(watts));
  }

  // Setpoints

  @Test
  @Covers({"2.1 Q06.FR.20", "2.1 Q06.FR.21", "2.1 Q06.FR.22"})
  void at_externalSetpoint_goesBeforeTheCentralOneUnlessToldOtherwise() {
    Draft[] both = {tx(1).periods(setpoint(0, -5000)),
        external(2).evse(1).periods(period(0).setpoint(-2000).mode(OperationMode.ExternalSetpoint).build())};
    var now = at(NOON, DC, ONLINE, both);
    assertThat(now.setpoint()).contains(new Watts(-2000));
    assertThat(now.setpointProfileId()).contains(2);
    assertThat(now.mode()).isEqualTo(OperationMode.ExternalSetpoint);
    var central = new Circumstances(BERLIN, Optional.empty(), SetpointPriority.CSMS);
    assertThat(at(NOON, DC, central, both).setpoint()).contains(new Watts(-5000));
  }

  @Test
  void at_externalSetpoint_dischargesNobodyWhoIsOnlyToCharge() {
    var outside = external(2).evse(1)
        .periods(period(0).setpoint(-2000).mode(OperationMode.ExternalSetpoint).build());
    assertThat(at(NOON, DC, ONLINE, outside).setpoint()).contains(Watts.ZERO);
    assertThat(at(NOON, DC, ONLINE, outside, txDefault(1)).setpoint()).contains(Watts.ZERO);
    assertThat(at(NOON, dc(2), ONLINE, outside).setpoint()).isEmpty();
    assertThat(at(NOON, DC, ONLINE, outside.evse(0)).setpoint()).isEmpty();
  }

  @Test
  @Covers("2.1 Q08.FR.06")
  void at_localFrequency_carriesWhatTheStationWorksItsSetpointOutFrom() {
    var now = at(NOON, DC, ONLINE, tx(7).periods(period(0).curve("100", 49.8, -5000, 50.2, 5000).build()));
    assertThat(now.mode()).isEqualTo(OperationMode.LocalFrequency);
    assertThat(now.setpoint()).isEmpty();
    assertThat(now.setpointProfileId()).contains(7);
    assertThat(now.support().orElseThrow().byFrequency().orElseThrow().points()).hasSize(2);
  }

  // Phases

  @Test
  @Covers({"2.1 K01.FR.147", "2.1 K08.FR.09"})
  void limitsThatDifferByPhase_theLowestHoldsForEachAndAllAreReported() {
    var profile = tx(1).in(RateUnit.A).periods(period(0).limits("16", "10", "13").build());
    assertThat(limitAt(NOON, ac(1, 3), profile)).contains(3 * 10 * 230);
    var period = CompositeSchedule.over(List.of(profile.installed(), stationMax(2).in(RateUnit.A)
        .periods(limit(0, 12)).installed()), ac(1, 3), new Span(NOON, Duration.ofSeconds(1)), RateUnit.A, ONLINE)
        .getFirst();
    assertThat(period.limit().orElseThrow()).isEqualByComparingTo("10");
    assertThat(period.limitPerPhase()).map(Object::toString).containsExactly("12", "10", "12");
  }

  @Test
  void setpointsThatDifferByPhase_addUp() {
    assertThat(at(NOON, ac(1, 3), ONLINE, tx(1).in(RateUnit.A).periods(period(0).setpoints(-5, "2", "-3").build()))
        .setpoint()).contains(new Watts(-6 * 230));
  }

  // The rate below which charging is inefficient

  @Test
  @Covers("K01.FR.21")
  void minChargingRate_isOfTheProfileThatLeadsTheTransaction() {
    var profiles = Stream.of(tx(1).in(RateUnit.A).seconds(60).minChargingRate("6").periods(limit(0, 16)),
        txDefault(2).minChargingRate("1380"), stationMax(3).minChargingRate("9000")).map(Draft::installed).toList();
    assertThat(CompositeSchedule.minChargingRate(profiles, ac(1, 3), NOON, ONLINE)).contains(new Watts(6 * 3 * 230));
    assertThat(CompositeSchedule.minChargingRate(profiles, ac(1, 3), NOON.plusSeconds(60), ONLINE))
        .contains(new Watts(1380));
    assertThat(CompositeSchedule.minChargingRate(List.of(), ac(1, 3), NOON, ONLINE)).isEmpty();
  }

  // Randomized delays

  private static List<Long> startsOf(long seed, Draft draft) {
    var evse = DC.inTransaction(new TransactionFacts(TRANSACTION, NOON, false, seed, VehicleFacts.UNKNOWN));
    return CompositeSchedule
        .over(List.of(draft.installed()), evse, new Span(NOON, Duration.ofSeconds(3000)), RateUnit.W,
            ONLINE)
        .stream().map(period -> period.start().toSeconds()).toList();
  }

  private static Draft delayed() {
    return txDefault(1).seconds(2000).delayedBy(300).periods(limit(0, 1000), limit(600, 2000), limit(1200, 3000));
  }

  @Test
  @Covers({"2.1 K01.FR.92", "2.1 K01.FR.93", "2.1 K01.FR.94"})
  void over_randomizedDelay_movesAllButTheFirstAndTheEnd() {
    IntStream.range(0, 50).mapToObj(seed -> startsOf(seed, delayed())).forEach(starts -> {
      assertThat(starts).hasSize(4);
      assertThat(starts.get(0)).isZero();
      assertThat(starts.get(1)).isBetween(600L, 900L);
      assertThat(starts.get(2)).isBetween(1200L, 1500L);
      assertThat(starts.get(3)).isEqualTo(2000);
    });
    assertThat(startsOf(7, delayed())).isEqualTo(startsOf(7, delayed())).isNotEqualTo(startsOf(8, delayed()));
    assertThat(startsOf(7, delayed().received(NOON.plusSeconds(5)))).isNotEqualTo(startsOf(7, delayed()));
  }

  @Test
  @Covers("2.1 K08.FR.06")
  void over_noTransaction_hasNoDelay() {
    var starts = CompositeSchedule.over(List.of(delayed().installed()), Draft.idle(DC),
        new Span(NOON, Duration.ofSeconds(3000)), RateUnit.W, ONLINE).stream()
        .map(period -> period.start().toSeconds());
    assertThat(starts).containsExactly(0L, 600L, 1200L, 2000L);
  }

  @Test
  @Covers("2.1 K01.FR.97")
  void over_delayBeyondTheNextPeriod_skipsIt() {
    var tight = txDefault(1).seconds(100).delayedBy(90).periods(limit(0, 1), limit(10, 2), limit(20, 3), limit(30, 4));
    var counts = IntStream.range(0, 200).mapToObj(seed -> startsOf(seed, tight)).toList();
    assertThat(counts).allSatisfy(starts -> assertThat(starts).isSorted());
    assertThat(counts).anySatisfy(starts -> assertThat(starts.size()).isLessThan(5));
  }
}
