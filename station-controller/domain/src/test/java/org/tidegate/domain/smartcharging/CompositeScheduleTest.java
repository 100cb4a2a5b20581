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
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.dialog.PowerSchedule;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.smartcharging.Draft.NOON;
import static org.tidegate.domain.smartcharging.Draft.ac;
import static org.tidegate.domain.smartcharging.Draft.chargeOnly;
import static org.tidegate.domain.smartcharging.Draft.dc;
import static org.tidegate.domain.smartcharging.Draft.external;
import static org.tidegate.domain.smartcharging.Draft.idle;
import static org.tidegate.domain.smartcharging.Draft.limit;
import static org.tidegate.domain.smartcharging.Draft.period;
import static org.tidegate.domain.smartcharging.Draft.setpoint;
import static org.tidegate.domain.smartcharging.Draft.stationMax;
import static org.tidegate.domain.smartcharging.Draft.tx;
import static org.tidegate.domain.smartcharging.Draft.txDefault;

class CompositeScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final EvseFacts DC = dc(1);

  private static ScheduleNow at(long second, EvseFacts evse, Draft... drafts) {
    return CompositeSchedule.at(installed(drafts), evse, NOON.plusSeconds(second), BERLIN);
  }

  private static ScheduleNow at(long second, Draft... drafts) {
    return at(second, DC, drafts);
  }

  private static List<String> over(long seconds, RateUnit unit, EvseFacts evse, Draft... drafts) {
    return text(
        CompositeSchedule.over(installed(drafts), evse, NOON, Duration.ofSeconds(seconds), unit, BERLIN));
  }

  private static List<String> text(List<CompositePeriod> periods) {
    return periods.stream().map(each -> "%d+%d: %s%s%s".formatted(each.start().toSeconds(), each.length().toSeconds(),
        each.limit().orElseThrow().toPlainString(),
        each.dischargeLimit().map(value -> " discharge " + value.toPlainString()).orElse(""),
        each.setpoint().map(value -> " setpoint " + value.toPlainString()).orElse(""))).toList();
  }

  private static List<InstalledProfile> installed(Draft... drafts) {
    return Stream.of(drafts).map(Draft::installed).toList();
  }

  private static Optional<Watts> watts(int value) {
    return Optional.of(new Watts(value));
  }

  private static Optional<Instant> noonPlus(long seconds) {
    return Optional.of(NOON.plusSeconds(seconds));
  }

  // Which period holds

  @Test
  @Covers("K06.FR.02")
  void at_noProfiles_limitsNothing() {
    assertThat(at(0)).isEqualTo(new ScheduleNow(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        OperationMode.ChargingOnly, false, Optional.empty()));
  }

  @ParameterizedTest
  @Covers({"K01.FR.36", "K01.FR.37"})
  @CsvSource({"99,", "100,6000", "199,6000", "200,", "201,"})
  void at_validity_beginsInclusiveAndEndsExclusive(long second, Integer limit) {
    var profile = txDefault(1).validFrom(NOON.plusSeconds(100)).validTo(NOON.plusSeconds(200));
    assertThat(at(second, profile).chargeLimit()).isEqualTo(Optional.ofNullable(limit).map(Watts::new));
  }

  @ParameterizedTest
  @Covers({"K01.FR.30", "K01.FR.11", "K01.FR.12"})
  @CsvSource({"99,", "100,1000", "159,1000", "160,2000", "219,2000", "220,"})
  void at_absolute_runsFromItsStartForItsDuration(long second, Integer limit) {
    var profile = txDefault(1).start(NOON.plusSeconds(100)).seconds(120)
        .periods(limit(0, 1000), limit(60, 2000), limit(120, 3000));
    assertThat(at(second, profile).chargeLimit()).isEqualTo(Optional.ofNullable(limit).map(Watts::new));
  }

  @ParameterizedTest
  @Covers("K01.FR.13")
  @CsvSource({"-1,", "0,2000", "10799,2000", "10800,", "86399,", "86400,2000", "97199,2000", "97200,"})
  void at_dailyWithDuration_comesBackEveryDay(long second, Integer limit) {
    var profile = txDefault(1).recurring(Recurrency.Daily).seconds(10_800).periods(limit(0, 2000));
    assertThat(at(second, profile).chargeLimit()).isEqualTo(Optional.ofNullable(limit).map(Watts::new));
  }

  @ParameterizedTest
  @CsvSource({"604799,", "604800,2000", "605099,2000", "605100,"})
  void at_weekly_comesBackEverySevenDays(long second, Integer limit) {
    var profile = txDefault(1).recurring(Recurrency.Weekly).seconds(300).periods(limit(0, 2000));
    assertThat(at(second, profile).chargeLimit()).isEqualTo(Optional.ofNullable(limit).map(Watts::new));
  }

  /** Berlin changes to summer time on 29 March 2026: 24 hour cycles stay on the instant, the wall clock moves. */
  @Test
  void at_dailyAcrossAClockChange_keepsTwentyFourHours() {
    var profile = txDefault(1).recurring(Recurrency.Daily).seconds(3600).periods(limit(0, 2000));
    var thirtyDays = Duration.ofDays(30).toSeconds();
    assertThat(at(thirtyDays - 1, profile).chargeLimit()).isEmpty();
    assertThat(at(thirtyDays, profile).chargeLimit()).isEqualTo(watts(2000));
    assertThat(at(thirtyDays + 3600, profile).chargeLimit()).isEmpty();
  }

  @Test
  @Covers("K01.FR.42")
  void at_relative_countsFromTheTransaction() {
    var profile = tx(1).relative().periods(limit(0, 1000), limit(60, 2000));
    assertThat(at(59, profile).chargeLimit()).isEqualTo(watts(1000));
    assertThat(at(60, profile).chargeLimit()).isEqualTo(watts(2000));
  }

  @Test
  @Covers("K08.FR.06")
  void over_noTransaction_countsRelativeFromTheRequest() {
    var profile = txDefault(1).relative().periods(limit(0, 1000), limit(60, 2000));
    assertThat(over(100, RateUnit.W, idle(DC), profile)).containsExactly("0+60: 1000", "60+40: 2000");
  }

  // Which profile leads

  @Test
  @Covers("K01.FR.17")
  void at_higherStackLevel_leadsWhileItSaysSomething() {
    var low = txDefault(1).periods(limit(0, 1000));
    var high = txDefault(2).stack(1).seconds(60).periods(limit(0, 5000));
    assertThat(at(59, low, high).chargeLimit()).isEqualTo(watts(5000));
    assertThat(at(60, low, high).chargeLimit()).isEqualTo(watts(1000));
  }

  @Test
  @Covers({"K02.FR.04", "K02.FR.08"})
  void at_txProfile_overrulesTheDefaultUntilItEnds() {
    var standard = txDefault(1).stack(3).periods(limit(0, 1000));
    var own = tx(2).seconds(60).periods(limit(0, 5000));
    assertThat(at(59, standard, own).chargeLimit()).isEqualTo(watts(5000));
    assertThat(at(60, standard, own).chargeLimit()).isEqualTo(watts(1000));
  }

  @Test
  void at_txProfileOfAnotherTransactionOrEvse_saysNothing() {
    assertThat(at(0, tx(1).transaction("tx-0")).chargeLimit()).isEmpty();
    assertThat(at(0, tx(1).evse(2)).chargeLimit()).isEmpty();
    assertThat(at(0, idle(DC), tx(1)).chargeLimit()).isEmpty();
    assertThat(at(0, tx(1).noTransaction()).chargeLimit()).isEmpty();
  }

  @ParameterizedTest
  @Covers("SC.01")
  @CsvSource({"3000,5000,4000,3000", "5000,3000,4000,3000", "5000,4000,3000,3000", "3000,3000,3000,3000"})
  void at_differentPurposes_lowestLimitCounts(int max, int constraint, int own, int lowest) {
    assertThat(at(0, stationMax(1).periods(limit(0, max)), external(2).periods(limit(0, constraint)),
        tx(3).periods(limit(0, own))).chargeLimit()).isEqualTo(watts(lowest));
  }

  @Test
  void at_constraintOnAnEvse_neverLiftsTheStationsOne() {
    var station = external(1).periods(limit(0, 3000));
    var single = external(2).evse(1).stack(3).periods(limit(0, 9000));
    assertThat(at(0, station, single).chargeLimit()).isEqualTo(watts(3000));
  }

  @Test
  @Covers("K01.FR.14")
  void at_defaultOfTheStation_holdsForEveryEvse() {
    var everywhere = txDefault(1).evse(0);
    assertThat(at(0, dc(1), everywhere).chargeLimit()).isEqualTo(watts(6000));
    assertThat(at(0, dc(2), everywhere).chargeLimit()).isEqualTo(watts(6000));
  }

  @Test
  @Covers("K01.FR.15")
  void at_defaultOfAnEvse_holdsThereOnly() {
    assertThat(at(0, dc(2), txDefault(1).evse(1)).chargeLimit()).isEmpty();
  }

  // Amperes and phases

  @ParameterizedTest
  @Covers("K01.FR.51")
  @CsvSource({"3,3,11040", "1,1,3680", "1,3,3680", "2,3,7360"})
  void at_amperes_arePerPhaseInUse(int connector, int written, int watts) {
    var profile = txDefault(1).in(RateUnit.A).periods(period(0).limit(16).phases(written).build());
    assertThat(at(0, ac(1, connector), profile).chargeLimit()).isEqualTo(watts(watts));
  }

  /** 11040 W over three phases are 16 A each; one phase in use may take 16 A × 230 V. */
  @ParameterizedTest
  @Covers({"K01.FR.45", "K01.FR.50"})
  @CsvSource({"3,3,11040", "1,3,3680", "1,1,11040", "2,3,7360"})
  void at_wattsForMorePhasesThanInUse_areShared(int connector, int written, int watts) {
    var profile = txDefault(1).periods(period(0).limit(11_040).phases(written).build());
    assertThat(at(0, ac(1, connector), profile).chargeLimit()).isEqualTo(watts(watts));
  }

  @Test
  @Covers("K01.FR.49")
  void at_noNumberOfPhases_meansThree() {
    assertThat(at(0, ac(1, 1), txDefault(1).periods(limit(0, 11_040))).chargeLimit()).isEqualTo(watts(3680));
    assertThat(at(0, DC, txDefault(1).periods(limit(0, 11_040))).chargeLimit()).isEqualTo(watts(11_040));
  }

  @Test
  void at_wattsOfASetpoint_areThePowerOfAllPhases() {
    assertThat(at(0, ac(1, 1), txDefault(1).periods(setpoint(0, -3000))).setpoint()).isEqualTo(watts(-3000));
  }

  @Test
  void at_fractions_areRoundedTowardsZero() {
    var profile = txDefault(1).periods(period(0).limit(999.9).dischargeLimit(-999.9).setpoint(-500.7).build());
    var now = at(0, profile);
    assertThat(now.chargeLimit()).isEqualTo(watts(999));
    assertThat(now.dischargeLimit()).isEqualTo(watts(-999));
    assertThat(now.setpoint()).isEqualTo(watts(-500));
  }

  // Setpoints

  @Test
  @Covers("V2X.02")
  void at_setpoint_isWantedAndLimitsNothing() {
    var now = at(0, tx(7).periods(setpoint(0, -5000)), stationMax(1).periods(limit(0, 9000)));
    assertThat(now.setpoint()).isEqualTo(watts(-5000));
    assertThat(now.setpointProfileId()).contains(7);
    assertThat(now.mode()).isEqualTo(OperationMode.CentralSetpoint);
    assertThat(now.chargeLimit()).isEqualTo(watts(9000));
    assertThat(now.dischargeLimit()).isEmpty();
  }

  @Test
  void at_bareLimitZero_stopsBothDirections() {
    var now = at(0, tx(1).periods(limit(0, 0)));
    assertThat(now.chargeLimit()).isEqualTo(watts(0));
    assertThat(now.dischargeLimit()).isEqualTo(watts(0));
    assertThat(now.setpoint()).isEmpty();
  }

  @Test
  void at_bareLimitZeroOfTheStation_stopsADischargeToo() {
    var now = at(0, tx(1).periods(setpoint(0, -5000)), stationMax(2).periods(limit(0, 0)));
    assertThat(now.setpoint()).isEqualTo(watts(-5000));
    assertThat(now.dischargeLimit()).isEqualTo(watts(0));
  }

  @Test
  void at_limitOneAboveZero_stopsNoDischarge() {
    var now = at(0, tx(1).periods(setpoint(0, -5000)), stationMax(2).periods(limit(0, 1)));
    assertThat(now.chargeLimit()).isEqualTo(watts(1));
    assertThat(now.dischargeLimit()).isEmpty();
  }

  @Test
  void at_limitZeroBesideANegativeSetpoint_permitsDischargeOnly() {
    var now = at(0, tx(1).periods(period(0).limit(0).setpoint(-5000).build()));
    assertThat(now.chargeLimit()).isEqualTo(watts(0));
    assertThat(now.dischargeLimit()).isEmpty();
    assertThat(now.setpoint()).isEqualTo(watts(-5000));
  }

  @Test
  void at_limitZeroBesideASetpointOfZero_stopsBothDirections() {
    var now = at(0, tx(1).periods(period(0).limit(0).setpoint(0).build()));
    assertThat(now.dischargeLimit()).isEqualTo(watts(0));
  }

  @Test
  void at_limitZeroBesideADischargeLimit_keepsThatLimit() {
    var now = at(0, tx(1).periods(period(0).limit(0).dischargeLimit(-3000).setpoint(-2000).build()));
    assertThat(now.chargeLimit()).isEqualTo(watts(0));
    assertThat(now.dischargeLimit()).isEqualTo(watts(-3000));
  }

  @Test
  void at_idle_stopsBothDirections() {
    var now = at(0, tx(1).periods(period(0).limit(6000).mode(OperationMode.Idle).build()));
    assertThat(now.chargeLimit()).isEqualTo(watts(0));
    assertThat(now.dischargeLimit()).isEqualTo(watts(0));
    assertThat(now.mode()).isEqualTo(OperationMode.Idle);
  }

  @Test
  void at_txProfileWithoutSetpoint_putsTheDefaultsSetpointAside() {
    assertThat(at(0, tx(1), txDefault(2).stack(3).periods(setpoint(0, -5000))).setpoint()).isEmpty();
  }

  // A setpoint that ran out

  @ParameterizedTest
  @CsvSource({"0,false", "59,false", "60,true", "61,true"})
  void at_setpointsDurationOver_isExpired(long second, boolean expired) {
    assertThat(at(second, tx(1).seconds(60).periods(setpoint(0, -5000))).setpointExpired()).isEqualTo(expired);
    assertThat(at(second, tx(1).validTo(NOON.plusSeconds(60)).periods(setpoint(0, -5000))).setpointExpired())
        .isEqualTo(expired);
  }

  @Test
  void at_setpointFollowedByALimit_isNotExpired() {
    var own = tx(1).seconds(60).periods(setpoint(0, -5000));
    assertThat(at(60, own, txDefault(2)).setpointExpired()).isFalse();
    assertThat(at(60, own, stationMax(2)).setpointExpired()).isTrue();
    assertThat(at(61, tx(1).seconds(61).periods(setpoint(0, -5000), limit(60, 1))).setpointExpired()).isFalse();
  }

  @Test
  void at_setpointThatEndedBeforeTheTransaction_isNotExpired() {
    var before = txDefault(1).start(NOON.minusSeconds(60)).seconds(60).periods(setpoint(0, -5000));
    assertThat(at(0, before).setpointExpired()).isFalse();
    assertThat(at(0, idle(DC), before).setpointExpired()).isFalse();
    var into = txDefault(1).start(NOON.minusSeconds(60)).seconds(61).periods(setpoint(0, -5000));
    assertThat(at(1, into).setpointExpired()).isTrue();
    assertThat(at(1, idle(DC), into).setpointExpired()).isFalse();
  }

  @Test
  void at_recurringSetpointBetweenTwoDays_isExpiredUntilItReturns() {
    var daily = tx(1).recurring(Recurrency.Daily).seconds(60).periods(setpoint(0, -5000));
    assertThat(at(60, daily).setpointExpired()).isTrue();
    assertThat(at(60, daily).until()).isEqualTo(noonPlus(86_400));
    assertThat(at(86_400, daily).setpointExpired()).isFalse();
  }

  // When it changes next

  @Test
  void at_until_isTheNextChangeNotTheNextPeriod() {
    var profile = txDefault(1).seconds(90).periods(limit(0, 1000), limit(30, 1000), limit(60, 2000));
    assertThat(at(0, profile).until()).isEqualTo(noonPlus(60));
    assertThat(at(60, profile).until()).isEqualTo(noonPlus(90));
    assertThat(at(90, profile).until()).isEmpty();
  }

  @Test
  void at_untilOfManyEqualPeriods_comesEarlyRatherThanLate() {
    var equal = IntStream.range(0, 1000).mapToObj(second -> limit(second, 1000)).toList();
    var until = at(0, txDefault(1).seconds(2000).periods(equal)).until().orElseThrow();
    assertThat(until).isAfter(NOON).isBefore(NOON.plusSeconds(2000));
  }

  // Composite schedules

  @Test
  @Covers("K08.FR.02")
  void over_noProfiles_showsTheRating() {
    assertThat(over(300, RateUnit.W, DC)).containsExactly("0+300: 22000");
  }

  @Test
  @Covers("K08.FR.02")
  void over_stackedProfiles_showsTheLeadingOnes() {
    var low = txDefault(1).seconds(400).periods(limit(0, 6000), limit(100, 8000), limit(200, 10_000));
    var high = txDefault(2).stack(1).seconds(150).periods(limit(0, 7000), limit(100, 9000));
    assertThat(over(350, RateUnit.W, DC, low, high)).containsExactly("0+100: 7000", "100+50: 9000", "150+50: 8000",
        "200+150: 10000");
  }

  @Test
  @Covers("K08.FR.04")
  void over_threePurposes_showsTheLowestInAmperes() {
    var max = stationMax(1).in(RateUnit.A).seconds(86_400).periods(limit(0, 10));
    var standard = txDefault(2).in(RateUnit.A).seconds(300).periods(limit(0, 6), limit(60, 10), limit(120, 8),
        limit(180, 15), limit(260, 8));
    var own = tx(3).in(RateUnit.A).seconds(260).periods(limit(0, 8), limit(50, 11), limit(140, 16), limit(200, 6),
        limit(240, 12));
    assertThat(over(400, RateUnit.A, ac(1, 3), max, standard, own)).containsExactly("0+50: 8", "50+150: 10",
        "200+40: 6", "240+20: 10", "260+40: 8", "300+100: 10");
  }

  /** The least of what is offered and what the vehicle will use, in the direction in which it is offered. */
  @ParameterizedTest
  @Covers({"SC.04", "2.1 SC.04"})
  @CsvSource({"9000, 4000, 0+60: 4000 setpoint 4000", "9000, 9000, 0+60: 9000 setpoint 9000",
      "4000, 4001, 0+60: 4001 setpoint 4000", "-9000, -3000, 0+60: 0 discharge -3000 setpoint -3000",
      "-9000, -9001, 0+60: 0 discharge -9001 setpoint -9000", "-9000, 0, 0+60: 0 discharge 0 setpoint 0"})
  void over_vehiclePlansForLess_showsWhatItWillUse(int offered, int planned, String shown) {
    var schedule = new PowerSchedule(NOON, Duration.ofHours(1),
        List.of(new PowerSchedule.Step(Duration.ZERO, new Watts(11_000), new Watts(11_000))));
    var plan = new PowerProfile(List.of(new PowerProfile.Step(Duration.ZERO, new Watts(planned))));
    var agreed = new Agreement(1, Optional.of(new OfferedSchedule(1, 1, schedule, Optional.empty())),
        Optional.of(plan));
    assertThat(text(CompositeSchedule.over(agreed.followed(installed(tx(1).periods(setpoint(0, offered)))), DC, NOON,
        Duration.ofSeconds(60), RateUnit.W, BERLIN))).containsExactly(shown);
  }

  @Test
  @Covers("2.1 K08.FR.08")
  void over_setpoint_isCutToLimitsAndRatings() {
    var own = tx(1).periods(setpoint(0, 9000), setpoint(60, -9000), setpoint(120, -20_000), setpoint(180, -500));
    var max = stationMax(2).periods(limit(0, 7000));
    assertThat(over(240, RateUnit.W, DC, own, max)).containsExactly("0+60: 7000 setpoint 7000",
        "60+60: 7000 setpoint -9000", "120+60: 7000 setpoint -11000", "180+60: 7000 setpoint -500");
  }

  @Test
  void over_dischargeOnAConnectorThatCanNot_isZero() {
    assertThat(over(60, RateUnit.W, chargeOnly(1), tx(1).periods(setpoint(0, -5000))))
        .containsExactly("0+60: 22000 setpoint 0");
  }

  @Test
  void over_zeroLimitOfTheStation_holdsTheSetpointAtZero() {
    assertThat(over(60, RateUnit.W, DC, tx(1).periods(setpoint(0, -5000)), stationMax(2).periods(limit(0, 0))))
        .containsExactly("0+60: 0 discharge 0 setpoint 0");
  }

  @Test
  void over_numbers_haveAtMostOneDecimalTowardsZero() {
    assertThat(over(60, RateUnit.A, ac(1, 3), txDefault(1).periods(limit(0, 5000)))).containsExactly("0+60: 7.2");
    assertThat(over(60, RateUnit.A, ac(1, 3), tx(1).periods(setpoint(0, -5000))))
        .containsExactly("0+60: 31.8 setpoint -7.2");
  }

  @Test
  void over_acConnector_namesItsPhases() {
    var onePhase = CompositeSchedule.over(List.of(), ac(1, 1), NOON, Duration.ofSeconds(1), RateUnit.W, BERLIN);
    assertThat(onePhase.getFirst().numberPhases()).contains(1);
    var direct = CompositeSchedule.over(List.of(), DC, NOON, Duration.ofSeconds(1), RateUnit.W, BERLIN);
    assertThat(direct.getFirst().numberPhases()).isEmpty();
  }

  @Test
  void over_changeWithinASecond_countsFromTheNextWholeOne() {
    var profile = txDefault(1).validTo(NOON.plusMillis(1500));
    assertThat(over(5, RateUnit.W, DC, profile)).containsExactly("0+2: 6000", "2+3: 22000");
  }

  @Test
  void over_moreChangesThanAReportHolds_coversLessTime() {
    var toggling = IntStream.range(0, 1024).mapToObj(second -> limit(second, 1000 + second % 2)).toList();
    var periods = CompositeSchedule.over(installed(txDefault(1).recurring(Recurrency.Daily).periods(toggling)), DC,
        NOON, CompositeSchedule.LONGEST, RateUnit.W, BERLIN);
    assertThat(periods).hasSize(CompositeSchedule.MOST_PERIODS);
    assertThat(periods.getLast().start()).isEqualTo(Duration.ofSeconds(1023));
  }

  @Test
  void over_moreHiddenChangesThanAnyCalendarNeeds_coversLessTime() {
    var hidden = IntStream.range(0, 1024).mapToObj(second -> limit(second, 1000)).toList();
    var drafts = IntStream.range(0, 50)
        .mapToObj(
            i -> txDefault(i).stack(i).recurring(Recurrency.Daily).start(NOON.plusSeconds(1024 * i)).periods(hidden))
        .toArray(Draft[]::new);
    var periods = CompositeSchedule.over(installed(drafts), DC, NOON, CompositeSchedule.LONGEST, RateUnit.W, BERLIN);
    assertThat(text(periods)).containsExactly("0+4096: 1000");
  }

  @ParameterizedTest
  @CsvSource({"PT-1S", "PT0S", "PT0.9S", "P31DT1S"})
  void over_lengthOutOfRange_isRefused(Duration length) {
    assertThatThrownBy(() -> CompositeSchedule.over(List.of(), DC, NOON, length, RateUnit.W, BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // The grid connection

  private static EvseFacts grid(int rating) {
    return new EvseFacts(0, true, 230, 3, new Watts(rating), new Watts(15_000), Optional.empty());
  }

  private static List<String> overStation(int rating, RateUnit unit, Draft... drafts) {
    return text(CompositeSchedule.overStation(installed(drafts),
        new StationFacts(grid(rating), List.of(dc(1), idle(dc(2)))),
        new CompositeSchedule.Span(NOON, Duration.ofSeconds(60)),
        unit, Circumstances.online(BERLIN)));
  }

  @ParameterizedTest
  @Covers("K08.FR.03")
  @CsvSource({"60000,44000", "44000,44000", "43999,43999"})
  void overStation_noProfiles_addsUpWithinTheGridsRating(int rating, int limit) {
    assertThat(overStation(rating, RateUnit.W)).containsExactly("0+60: " + limit);
  }

  @Test
  @Covers({"K08.FR.03", "K04.FR.05"})
  void overStation_stationMax_limitsTheSum() {
    assertThat(overStation(60_000, RateUnit.W, stationMax(1).periods(limit(0, 25_000)))).containsExactly("0+60: 25000");
    assertThat(overStation(60_000, RateUnit.W, txDefault(1).evse(0).periods(limit(0, 6000))))
        .containsExactly("0+60: 12000");
    assertThat(overStation(60_000, RateUnit.A, txDefault(1).evse(0).periods(limit(0, 6900))))
        .containsExactly("0+60: 20");
  }

  @Test
  @Covers("K08.FR.03")
  void overStation_oneFollowsASetpoint_showsTheSum() {
    assertThat(overStation(60_000, RateUnit.W, txDefault(1).evse(2).periods(limit(0, 3000)),
        tx(2).periods(setpoint(0, -8000)))).containsExactly("0+60: 25000 setpoint -5000");
  }

  @Test
  void at_gridConnection_knowsItsOwnLimitsOnly() {
    var now = CompositeSchedule.at(installed(stationMax(1).in(RateUnit.A).periods(limit(0, 32)), txDefault(2).evse(0)),
        grid(60_000), NOON, BERLIN);
    assertThat(now.chargeLimit()).isEqualTo(watts(22_080));
  }
}
