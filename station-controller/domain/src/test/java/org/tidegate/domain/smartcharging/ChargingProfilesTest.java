package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.smartcharging.Draft.NOON;
import static org.tidegate.domain.smartcharging.Draft.TRANSACTION;
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

class ChargingProfilesTest {
  private static final ProfileLimits LIMITS = new ProfileLimits(3, 4, 2, 5, EnumSet.allOf(RateUnit.class));
  private static final EvseFacts DC = dc(1);
  private static final EvseFacts AC = ac(2, 3);
  private static final EvseFacts CHARGE_ONLY = chargeOnly(3);

  private final ChargingProfiles profiles = new ChargingProfiles(LIMITS);

  private Optional<String> check(Draft draft, EvseFacts... evses) {
    return profiles.check(draft.evseId(), draft.profile(), List.of(evses), NOON).map(Refusal::reasonCode);
  }

  private Optional<String> check(Draft draft) {
    return check(draft, DC, AC, CHARGE_ONLY);
  }

  private Optional<String> checkPeriod(SchedulePeriod period) {
    return check(txDefault(1).periods(period));
  }

  // Which EVSE, which transaction

  @ParameterizedTest
  @Covers("K01.FR.28")
  @CsvSource({"0,", "1,", "3,", "4,UnknownEvse", "-1,UnknownEvse"})
  void check_evseNumber_mustExist(int evseId, String refusal) {
    assertThat(check(txDefault(1).evse(evseId))).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  @Covers("K01.FR.22")
  void check_externalConstraints_areInvalid() {
    assertThat(check(external(1))).contains("InvalidProfile");
  }

  @Test
  @Covers("K04.FR.03")
  void check_stationMaxOnAnEvse_isInvalid() {
    assertThat(check(stationMax(1))).isEmpty();
    assertThat(check(stationMax(1).evse(1))).contains("InvalidProfile");
  }

  @Test
  @Covers("K01.FR.38")
  void check_relativeStationMax_isInvalid() {
    assertThat(check(stationMax(1).relative())).contains("InvalidProfile");
  }

  @Test
  @Covers("K01.FR.16")
  void check_txProfileOnTheStation_isInvalid() {
    assertThat(check(tx(1).evse(0))).contains("InvalidProfile");
  }

  @Test
  @Covers("K01.FR.09")
  void check_txProfileWithoutTransaction_isRefused() {
    assertThat(check(tx(1), idle(DC), AC)).contains("TxNotFound");
    assertThat(check(tx(1), DC, idle(AC))).isEmpty();
  }

  @Test
  @Covers("K01.FR.03")
  void check_txProfileWithoutTransactionId_isRefused() {
    assertThat(check(tx(1).noTransaction())).contains("MissingParam");
  }

  @Test
  @Covers("K01.FR.33")
  void check_txProfileForAnotherTransaction_isRefused() {
    assertThat(check(tx(1).transaction("tx-2"))).contains("TxNotFound");
  }

  @Test
  void check_transactionIdOnADefault_isInvalid() {
    assertThat(check(txDefault(1).transaction(TRANSACTION))).contains("InvalidProfile");
  }

  // The profile as such

  @ParameterizedTest
  @CsvSource({"-1,InvalidStackLevel", "0,", "3,", "4,InvalidStackLevel"})
  void check_stackLevel_isZeroToHighest(int level, String refusal) {
    assertThat(check(txDefault(1).stack(level))).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T11:59:59Z,InvalidProfile", "2026-03-01T12:00:00Z,InvalidProfile", "2026-03-01T12:00:01Z,",
      "9999-12-31T23:59:59Z,", "+1000000000-12-31T23:59:59Z,InvalidProfile"})
  void check_validTo_isAfterValidFrom(Instant to, String refusal) {
    assertThat(check(txDefault(1).validFrom(NOON).validTo(to))).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void check_recurringWithoutRecurrency_isInvalid() {
    assertThat(check(txDefault(1).kind(ProfileKind.Recurring))).contains("InvalidProfile");
    assertThat(check(txDefault(1).recurring(Recurrency.Weekly))).isEmpty();
  }

  @Test
  @Covers("K01.FR.34")
  void check_severalSchedules_onlyForTxProfileAndWithinLimits() {
    assertThat(check(txDefault(1).schedules(0))).contains("InvalidProfile");
    assertThat(check(txDefault(1).schedules(2))).contains("InvalidProfile");
    assertThat(check(tx(1).schedules(2))).isEmpty();
    assertThat(check(tx(1).schedules(3))).contains("TooManyElements");
  }

  // The schedule

  @Test
  @Covers("K01.FR.26")
  void check_unitNotConfigured_isRefused() {
    var wattsOnly = new ChargingProfiles(new ProfileLimits(3, 4, 1, 5, Set.of(RateUnit.W)));
    var inAmperes = txDefault(1).evse(2).in(RateUnit.A).periods(limit(0, 16)).profile();
    assertThat(wattsOnly.check(2, inAmperes, List.of(AC), NOON).map(Refusal::reasonCode))
        .contains("UnsupportedRateUnit");
    assertThat(profiles.check(2, inAmperes, List.of(AC), NOON)).isEmpty();
  }

  @Test
  void check_amperesForDc_areRefused() {
    assertThat(check(txDefault(1).evse(1).in(RateUnit.A).periods(limit(0, 16)))).contains("UnsupportedRateUnit");
    assertThat(check(txDefault(1).evse(0).in(RateUnit.A).periods(limit(0, 16)))).contains("UnsupportedRateUnit");
    assertThat(check(txDefault(1).evse(0).in(RateUnit.A).periods(limit(0, 16)), AC, CHARGE_ONLY)).isEmpty();
  }

  @Test
  @Covers("K01.FR.40")
  void check_noStartSchedule_isInvalid() {
    assertThat(check(txDefault(1).noStart())).contains("InvalidSchedule");
    assertThat(check(txDefault(1).recurring(Recurrency.Daily).noStart())).contains("InvalidSchedule");
  }

  @Test
  @Covers("K01.FR.41")
  void check_relativeWithStartSchedule_isInvalid() {
    assertThat(check(txDefault(1).relative())).isEmpty();
    assertThat(check(txDefault(1).kind(ProfileKind.Relative))).contains("InvalidSchedule");
  }

  @ParameterizedTest
  @CsvSource({"-1,InvalidSchedule", "0,InvalidSchedule", "1,", "2147483647,", "2147483648,InvalidSchedule"})
  void check_duration_isPositiveSeconds(long seconds, String refusal) {
    assertThat(check(txDefault(1).seconds(seconds))).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void check_startThatNoDateSpells_isInvalid() {
    assertThat(check(txDefault(1).start(Instant.MAX))).contains("InvalidSchedule");
    assertThat(check(txDefault(1).start(Instant.MIN))).contains("InvalidSchedule");
  }

  @ParameterizedTest
  @CsvSource({"-0.1,InvalidSchedule", "0,", "1380,", "1E+30,InvalidSchedule"})
  void check_minChargingRate_isPositive(String rate, String refusal) {
    assertThat(check(txDefault(1).minChargingRate(rate))).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @Covers("K01.FR.31")
  @CsvSource({"-1,InvalidSchedule", "0,", "1,InvalidSchedule"})
  void check_firstPeriod_startsAtZero(long second, String refusal) {
    assertThat(checkPeriod(limit(second, 6000))).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @Covers("K01.FR.35")
  @CsvSource({"59,InvalidSchedule", "60,InvalidSchedule", "61,", "2147483648,InvalidSchedule"})
  void check_periods_startOneAfterTheOther(long third, String refusal) {
    assertThat(check(txDefault(1).periods(limit(0, 1), limit(60, 2), limit(third, 3))))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({"0,InvalidSchedule", "1,", "4,", "5,TooManyElements"})
  void check_numberOfPeriods_isBounded(int count, String refusal) {
    var periods = IntStream.range(0, count).mapToObj(i -> limit(i, 6000)).toList();
    assertThat(check(txDefault(1).periods(periods))).isEqualTo(Optional.ofNullable(refusal));
  }

  // The period's numbers

  @ParameterizedTest
  @CsvSource({"W,-0.1,InvalidSchedule", "W,0,", "W,999999,", "W,10000000,", "W,10000000.1,InvalidSchedule",
      "A,0,", "A,10000,", "A,180000,InvalidSchedule", "W,1E+1000000000,InvalidSchedule",
      "W,1E-1000000000,InvalidSchedule"})
  void check_limit_isWithinReason(RateUnit unit, String value, String refusal) {
    assertThat(check(txDefault(1).evse(2).in(unit).periods(period(0).limit(value).build())))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void check_amperesOfAHundredEightyKilowatts_nameThePlace() {
    var refusal = profiles.check(2,
        txDefault(1).evse(2).in(RateUnit.A).periods(limit(0, 16), limit(60, 180_000)).profile(), List.of(AC), NOON);
    assertThat(refusal)
        .contains(new Refusal("InvalidSchedule", "schedule 1, startPeriod 60: a number is out of range"));
  }

  @Test
  @Covers("K01.FR.19")
  void check_phaseToUseWithoutOnePhase_isInvalid() {
    assertThat(checkPeriod(period(0).limit(6000).phaseToUse(1).build())).contains("InvalidSchedule");
    assertThat(checkPeriod(period(0).limit(6000).phases(3).phaseToUse(1).build())).contains("InvalidSchedule");
    assertThat(checkPeriod(period(0).limit(6000).phases(1).phaseToUse(4).build())).contains("InvalidSchedule");
  }

  @Test
  @Covers("K01.FR.44")
  void check_phasesForDc_areIgnored() {
    assertThat(checkPeriod(period(0).limit(6000).phases(1).phaseToUse(2).build())).isEmpty();
  }

  @Test
  @Covers("K01.FR.48")
  void check_phaseToUseForAc_isInvalid() {
    var onePhase = period(0).limit(6000).phases(1).phaseToUse(2).build();
    assertThat(check(txDefault(1).evse(2).periods(onePhase), ac(2, 1))).contains("InvalidSchedule");
  }

  @ParameterizedTest
  @Covers({"K01.FR.43", "K01.FR.45"})
  @CsvSource({"3,0,InvalidSchedule", "3,1,InvalidSchedule", "3,2,InvalidSchedule", "3,3,", "3,4,InvalidSchedule",
      "1,1,", "1,3,"})
  void check_fewerPhasesThanTheConnectorHas_areInvalid(int connector, int phases, String refusal) {
    var draft = txDefault(1).evse(2).periods(period(0).limit(6000).phases(phases).build());
    assertThat(check(draft, ac(2, connector))).isEqualTo(Optional.ofNullable(refusal));
  }

  // Setpoints

  @Test
  @Covers("2.1 Q02.FR.02")
  void check_v2xFieldsInModeChargingOnly_areInvalid() {
    assertThat(checkPeriod(period(0).limit(6000).setpoint(-1000).mode(OperationMode.ChargingOnly).build()))
        .contains("InvalidSchedule");
    assertThat(checkPeriod(period(0).limit(6000).dischargeLimit(0).build())).contains("InvalidSchedule");
    assertThat(checkPeriod(period(0).build())).contains("InvalidSchedule");
  }

  @Test
  @Covers("2.1 Q03.FR.01")
  void check_centralSetpoint_needsOne() {
    assertThat(checkPeriod(setpoint(0, -5000))).isEmpty();
    assertThat(checkPeriod(setpoint(0, 0))).isEmpty();
    assertThat(checkPeriod(period(0).limit(6000).mode(OperationMode.CentralSetpoint).build()))
        .contains("InvalidSchedule");
  }

  @ParameterizedTest
  @Covers("V2X.05")
  @CsvSource({"6000,-3000,-3001,InvalidSchedule", "6000,-3000,-3000,", "6000,-3000,6000,",
      "6000,-3000,6001,InvalidSchedule", "0,-3000,-3000,", "0,-3000,1,InvalidSchedule", "6000,1,0,InvalidSchedule"})
  void check_setpoint_staysWithinItsLimits(double limit, double dischargeLimit, double setpoint, String refusal) {
    assertThat(checkPeriod(period(0).limit(limit).dischargeLimit(dischargeLimit).setpoint(setpoint).build()))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  @Covers("2.1 Q10.FR.02")
  void check_idle_carriesNoNumbers() {
    assertThat(checkPeriod(period(0).mode(OperationMode.Idle).build())).isEmpty();
    assertThat(checkPeriod(period(0).limit(0).mode(OperationMode.Idle).build())).contains("InvalidSchedule");
    assertThat(checkPeriod(period(0).setpoint(0).mode(OperationMode.Idle).build())).contains("InvalidSchedule");
  }

  static Stream<Arguments> discharges() {
    return Stream.of(Arguments.of(setpoint(0, -5000)),
        Arguments.of(period(0).limit(0).dischargeLimit(-5000).setpoint(0).build()));
  }

  @ParameterizedTest
  @MethodSource("discharges")
  @Covers({"2.1 Q03.FR.01", "2.1 K01.FR.114"})
  void check_discharge_onlyForTransactionsOnConnectorsThatCan(SchedulePeriod period) {
    assertThat(check(txDefault(1).periods(period))).isEmpty();
    assertThat(check(tx(1).periods(period))).isEmpty();
    assertThat(check(txDefault(1).evse(3).periods(period))).contains("InvalidSchedule");
    assertThat(check(tx(1).evse(3).periods(period))).contains("InvalidSchedule");
    assertThat(check(stationMax(1).periods(period), DC)).contains("InvalidOperationMode");
    assertThat(check(txDefault(1).evse(0).periods(period), DC, AC)).isEmpty();
    assertThat(check(txDefault(1).evse(0).periods(period), DC, CHARGE_ONLY)).contains("InvalidSchedule");
  }

  @Test
  void check_chargeSetpointOnAnyConnector_isTaken() {
    assertThat(check(txDefault(1).evse(3).periods(setpoint(0, 5000)))).isEmpty();
  }

  // Beside what is installed

  @Test
  @Covers("K01.FR.05")
  void install_knownId_replacesWhereverItWas() {
    var first = txDefault(1).evse(1).installed();
    var second = txDefault(1).evse(2).stack(2).installed();
    assertThat(profiles.install(first)).isEmpty();
    assertThat(check(txDefault(1).evse(2).stack(2))).isEmpty();
    assertThat(profiles.install(second)).containsExactly(first);
    assertThat(profiles.all()).containsExactly(second);
  }

  @Test
  @Covers("K01.FR.05")
  void check_idOfAnExternalConstraint_isRefused() {
    assertThat(check(txDefault(ExternalLimit.HIGHEST_PROFILE_ID))).contains("InvalidProfileId");
    assertThat(check(txDefault(ExternalLimit.HIGHEST_PROFILE_ID + 1))).isEmpty();
  }

  @Test
  void check_limitsOfOthers_takeNoRoom() {
    for (var id = 0; id < 100; id++) {
      profiles.install(external(ExternalLimit.HIGHEST_PROFILE_ID - id).installed());
    }
    assertThat(check(txDefault(1))).isEmpty();
  }

  @ParameterizedTest
  @Covers("K01.FR.06")
  @CsvSource({"2026-03-01T12:59:59Z,DuplicateProfile", "2026-03-01T13:00:00Z,", "2026-03-01T13:00:01Z,"})
  void check_samePurposeLevelAndEvse_mustNotOverlap(Instant from, String refusal) {
    profiles.install(txDefault(1).validTo(Instant.parse("2026-03-01T13:00:00Z")).installed());
    assertThat(check(txDefault(2).validFrom(from))).isEqualTo(Optional.ofNullable(refusal));
    assertThat(check(txDefault(2).validFrom(from).stack(1))).isEmpty();
    assertThat(check(txDefault(2).validFrom(from).evse(2))).isEmpty();
    assertThat(check(tx(2).validFrom(from))).isEmpty();
  }

  @Test
  @Covers("K01.FR.06")
  void check_secondStationMaxOfALevel_isDuplicate() {
    profiles.install(stationMax(1).installed());
    assertThat(check(stationMax(2))).contains("DuplicateProfile");
    assertThat(check(stationMax(2).stack(1))).isEmpty();
  }

  @Test
  @Covers("K01.FR.39")
  void check_sameLevelInATransaction_isDuplicateWhateverItsValidity() {
    profiles.install(tx(1).validTo(NOON.plusSeconds(60)).installed());
    assertThat(check(tx(2).validFrom(NOON.plusSeconds(60)))).contains("DuplicateProfile");
    assertThat(check(tx(2).stack(1))).isEmpty();
  }

  @Test
  @Covers("K01.FR.52")
  void check_defaultForAllOverOneOfAnEvse_isDuplicate() {
    profiles.install(txDefault(1).evse(1).installed());
    assertThat(check(txDefault(2).evse(0))).contains("DuplicateProfile");
    assertThat(check(txDefault(1).evse(0))).isEmpty();
  }

  @Test
  @Covers("K01.FR.53")
  void check_defaultOfAnEvseOverOneForAll_isDuplicate() {
    profiles.install(txDefault(1).evse(0).installed());
    assertThat(check(txDefault(2).evse(1))).contains("DuplicateProfile");
    assertThat(check(txDefault(1).evse(1))).isEmpty();
  }

  @Test
  void check_fullStore_takesReplacementsOnly() {
    for (var id = 1; id <= 4; id++) {
      profiles.install(stationMax(id).installed());
    }
    assertThat(check(txDefault(5))).isEmpty();
    profiles.install(txDefault(5).installed());
    assertThat(check(txDefault(6).stack(1))).contains("OutOfStorage");
    assertThat(check(txDefault(5).stack(1))).isEmpty();
  }

  // Clearing, reporting, restarting

  private static final Optional<Integer> ANY = Optional.empty();

  private void installOneOfEach() {
    profiles.install(external(1).installed());
    profiles.install(stationMax(2).installed());
    profiles.install(txDefault(3).stack(1).installed());
    profiles.install(tx(4).stack(1).installed());
  }

  private List<Integer> ids(List<InstalledProfile> installed) {
    return installed.stream().map(each -> each.profile().id()).toList();
  }

  @Test
  @Covers("K10.FR.03")
  void remove_byId_looksAtNothingElse() {
    installOneOfEach();
    assertThat(ids(profiles.remove(new ClearCriteria(Optional.of(3), Optional.of(7), Optional.empty(), ANY))))
        .containsExactly(3);
    assertThat(ids(profiles.all())).containsExactly(1, 2, 4);
  }

  @Test
  @Covers("K10.FR.09")
  void remove_idOfAnExternalConstraint_keepsIt() {
    installOneOfEach();
    assertThat(profiles.remove(new ClearCriteria(Optional.of(1), ANY, Optional.empty(), ANY))).isEmpty();
  }

  @Test
  @Covers({"K10.FR.01", "K10.FR.04"})
  void remove_byCriteria_mustMatchAll() {
    installOneOfEach();
    var level = Optional.of(1);
    assertThat(profiles.remove(new ClearCriteria(ANY, Optional.of(0), Optional.empty(), level))).isEmpty();
    assertThat(
        ids(profiles.remove(new ClearCriteria(ANY, Optional.of(1), Optional.of(ProfilePurpose.TxProfile), level))))
        .containsExactly(4);
    assertThat(ids(profiles.all())).containsExactly(1, 2, 3);
  }

  @Test
  @Covers("K10.FR.08")
  void remove_withoutCriteria_keepsExternalConstraints() {
    installOneOfEach();
    assertThat(ids(profiles.remove(new ClearCriteria(ANY, ANY, Optional.empty(), ANY)))).containsExactly(2, 3, 4);
    assertThat(ids(profiles.all())).containsExactly(1);
  }

  @Test
  @Covers("K02.FR.05")
  void removeOfTransaction_ended_removesItsProfilesOnly() {
    installOneOfEach();
    assertThat(profiles.removeOfTransaction("tx-2")).isEmpty();
    assertThat(ids(profiles.removeOfTransaction(TRANSACTION))).containsExactly(4);
    assertThat(ids(profiles.all())).containsExactly(1, 2, 3);
  }

  @Test
  @Covers({"K09.FR.04", "K09.FR.05", "K09.FR.06"})
  void matching_byEvseAndFields_reportsThose() {
    installOneOfEach();
    assertThat(ids(profiles.matching(new ReportCriteria(ANY, Set.of(), Set.of(), ANY))))
        .containsExactly(1, 2, 3, 4);
    assertThat(ids(profiles.matching(new ReportCriteria(Optional.of(0), Set.of(), Set.of(), ANY))))
        .containsExactly(1, 2);
    assertThat(ids(profiles.matching(new ReportCriteria(Optional.of(1), Set.of(3, 2), Set.of(), ANY))))
        .containsExactly(3);
    assertThat(ids(profiles.matching(
        new ReportCriteria(ANY, Set.of(), Set.of(ProfilePurpose.TxDefaultProfile), Optional.of(0))))).isEmpty();
  }

  @Test
  @Covers("K01.FR.27")
  void restore_afterARestart_bringsAllBack() {
    installOneOfEach();
    var stored = profiles.all();
    var restarted = new ChargingProfiles(LIMITS);
    restarted.restore(stored);
    assertThat(restarted.all()).isEqualTo(stored);
  }

  @Test
  void refusal_longDetail_isCutForTheWire() {
    assertThat(new Refusal("InvalidSchedule", "x".repeat(600)).detail()).hasSize(512);
  }
}
