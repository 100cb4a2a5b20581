package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.smartcharging.Draft.PeriodDraft;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.smartcharging.TransactionFacts.VehicleFacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.smartcharging.Draft.NOON;
import static org.tidegate.domain.smartcharging.Draft.TRANSACTION;
import static org.tidegate.domain.smartcharging.Draft.ac;
import static org.tidegate.domain.smartcharging.Draft.chargeOnly;
import static org.tidegate.domain.smartcharging.Draft.dc;
import static org.tidegate.domain.smartcharging.Draft.external;
import static org.tidegate.domain.smartcharging.Draft.generation;
import static org.tidegate.domain.smartcharging.Draft.limit;
import static org.tidegate.domain.smartcharging.Draft.period;
import static org.tidegate.domain.smartcharging.Draft.priority;
import static org.tidegate.domain.smartcharging.Draft.stationMax;
import static org.tidegate.domain.smartcharging.Draft.tx;
import static org.tidegate.domain.smartcharging.Draft.txDefault;

/** What OCPP 2.1 demands of a profile, each rule with its reason code. */
class Ocpp21RulesTest {
  private static final ProfileLimits LIMITS = limits(ProfileLimits.ADDITIONAL_PURPOSES, ProfileFeature.OFFERED);
  private static final EvseFacts DC = dc(1);
  private static final EvseFacts AC = ac(2, 3);

  private final ChargingProfiles profiles = new ChargingProfiles(LIMITS);

  private static ProfileLimits limits(Set<ProfilePurpose> purposes, Set<ProfileFeature> features) {
    return new ProfileLimits(3, 4, 2, 5, EnumSet.allOf(RateUnit.class), purposes, features);
  }

  private static Optional<String> check(ChargingProfiles profiles, Draft draft, EvseFacts... evses) {
    return profiles.check(draft.evseId(), draft.profile(), List.of(evses), NOON).map(Refusal::reasonCode);
  }

  private Optional<String> check(Draft draft) {
    return check(profiles, draft, DC, AC);
  }

  private Optional<String> check(PeriodDraft period) {
    return check(txDefault(1).periods(period.spelled(Spelling.OCPP21).build()));
  }

  private static Optional<String> reason(String code) {
    return Optional.ofNullable(code);
  }

  // What is offered

  private static Optional<String> checkWithout(ProfileFeature feature, Draft draft) {
    var offered = EnumSet.allOf(ProfileFeature.class);
    assertThat(check(new ChargingProfiles(limits(ProfileLimits.ADDITIONAL_PURPOSES, offered)), draft, DC, AC))
        .isEmpty();
    offered.remove(feature);
    return check(new ChargingProfiles(limits(ProfileLimits.ADDITIONAL_PURPOSES, offered)), draft, DC, AC);
  }

  @Test
  @Covers("2.1 K01.FR.120")
  void check_purposeNotOffered_isUnsupportedPurpose() {
    var without = new ChargingProfiles(limits(Set.of(), ProfileFeature.OFFERED));
    assertThat(check(without, priority(1), DC)).contains("UnsupportedPurpose");
    assertThat(check(without, generation(1), DC)).contains("UnsupportedPurpose");
    assertThat(check(without, txDefault(1), DC)).isEmpty();
    assertThat(check(priority(1))).isEmpty();
    assertThat(check(generation(1).evse(0))).isEmpty();
  }

  @Test
  @Covers({"2.1 K01.FR.121", "2.1 K01.FR.123", "2.1 K01.FR.124", "2.1 K01.FR.125"})
  void check_featureNotOffered_isRefused() {
    assertThat(checkWithout(ProfileFeature.DYNAMIC_PROFILES, txDefault(1).dynamic())).contains("UnsupportedKind");
    assertThat(checkWithout(ProfileFeature.USE_LOCAL_TIME, txDefault(1).localStart("2026-03-01T12:00:00")))
        .contains("InvalidSchedule");
    assertThat(checkWithout(ProfileFeature.RANDOMIZED_DELAY, txDefault(1).delayedBy(1))).contains("InvalidSchedule");
    assertThat(checkWithout(ProfileFeature.RANDOMIZED_DELAY, txDefault(1).delayedBy(0))).isEmpty();
    assertThat(checkWithout(ProfileFeature.LIMIT_AT_SOC, txDefault(1).limitAtSoC(80, "1000")))
        .contains("InvalidSchedule");
    assertThat(checkWithout(ProfileFeature.MAX_OFFLINE_DURATION, txDefault(1).offline(60, false)))
        .contains("UnsupportedParam");
  }

  // Purposes and modes

  @Test
  @Covers("2.1 K01.FR.70")
  void check_priorityWithDuration_isInvalid() {
    assertThat(check(priority(1).seconds(3600))).contains("InvalidSchedule");
    assertThat(check(priority(1))).isEmpty();
  }

  @ParameterizedTest
  @Covers({"2.1 K01.FR.71", "2.1 K01.FR.114", "2.1 K01.FR.111", "2.1 K01.FR.113"})
  @CsvSource({"CentralSetpoint,false,false,false", "CentralFrequency,false,false,false",
      "ExternalLimits,false,false,true", "ExternalSetpoint,false,false,false", "Idle,false,false,false",
      "ChargingOnly,true,true,true"})
  void check_purpose_hasItsModesOnly(OperationMode mode, boolean max, boolean priority, boolean generation) {
    var period = period(0).limit(6000).mode(mode).build();
    assertThat(check(stationMax(1).periods(period))).isEqualTo(reason(max ? null : "InvalidOperationMode"));
    assertThat(check(priority(1).periods(period))).isEqualTo(reason(priority ? null : "InvalidOperationMode"));
    assertThat(check(generation(1).periods(period))).isEqualTo(reason(generation ? null : "InvalidOperationMode"));
  }

  @Test
  void check_generationThatLimitsDischarging_isInvalid() {
    assertThat(check(generation(1).periods(
        period(0).limit(1000).dischargeLimit(0).mode(OperationMode.ExternalLimits).build())))
        .contains("InvalidSchedule");
  }

  @ParameterizedTest
  @Covers({"2.1 K01.FR.115", "2.1 Q09.FR.01"})
  @CsvSource({"ChargingOnly,", "CentralFrequency,InvalidOperationMode", "LocalLoadBalancing,UnsupportedParam",
      "ExternalLimits,InvalidOperationMode"})
  void check_modeThatIsNotSupported_isRefused(OperationMode mode, String refusal) {
    var few = DC.with(new V2xFacts(Set.of(OperationMode.CentralSetpoint), true));
    var period = period(0).limit(6000).mode(mode).build();
    assertThat(check(profiles, txDefault(1).periods(period), few)).isEqualTo(reason(refusal));
  }

  @Test
  @Covers("2.1 Q09.FR.02")
  void check_loadBalancingWithoutThresholds_isMissingDevModelInfo() {
    var balancing = txDefault(1).periods(period(0).mode(OperationMode.LocalLoadBalancing).build());
    assertThat(check(balancing)).contains("MissingDevModelInfo");
    assertThat(check(profiles, balancing, DC.with(new V2xFacts(V2xFacts.STANDARD.modes(), true)))).isEmpty();
  }

  @ParameterizedTest
  @Covers({"2.1 Q02.FR.02", "2.1 Q08.FR.04", "2.1 Q10.FR.02"})
  @CsvSource(nullValues = "-", value = {
      "ChargingOnly,6000,-,-,", "ChargingOnly,-,-,-,InvalidSchedule", "ChargingOnly,6000,-100,-,InvalidSchedule",
      "ChargingOnly,6000,-,100,InvalidSchedule",
      "CentralSetpoint,-,-,100,", "CentralSetpoint,6000,-6000,100,", "CentralSetpoint,6000,-6000,-,InvalidSchedule",
      "CentralFrequency,-,-,-100,", "CentralFrequency,6000,-6000,0,", "CentralFrequency,-,-,-,InvalidSchedule",
      "ExternalSetpoint,-,-,-,", "ExternalSetpoint,6000,-6000,-,", "ExternalSetpoint,-,-,100,InvalidSchedule",
      "ExternalLimits,-,-,-,", "ExternalLimits,6000,-6000,-,", "ExternalLimits,-,-,100,InvalidSchedule",
      "Idle,-,-,-,", "Idle,0,-,-,InvalidSchedule", "Idle,-,0,-,InvalidSchedule", "Idle,-,-,0,InvalidSchedule"})
  void check_numbers_areThoseOfTheMode(OperationMode mode, Double limit, Double dischargeLimit, Double setpoint,
      String refusal) {
    assertThat(check(numbers(period(0), limit, dischargeLimit, setpoint).mode(mode))).isEqualTo(reason(refusal));
  }

  @ParameterizedTest
  @Covers({"2.1 Q08.FR.04", "2.1 Q08.FR.01"})
  @CsvSource(nullValues = "-", value = {"-,-,-,", "0,-,-,InvalidSchedule", "-,0,-,InvalidSchedule",
      "-,-,0,InvalidSchedule"})
  void check_localFrequency_hasNoNumbers(Double limit, Double dischargeLimit, Double setpoint, String refusal) {
    assertThat(check(numbers(period(0), limit, dischargeLimit, setpoint).curve("0", 49.8, -10_000, 50.2, 10_000)))
        .isEqualTo(reason(refusal));
  }

  private static PeriodDraft numbers(PeriodDraft period, Double limit, Double dischargeLimit, Double setpoint) {
    var with = setpoint == null ? period : period.setpoint(setpoint);
    with = limit == null ? with : with.limit(limit);
    return dischargeLimit == null ? with : with.dischargeLimit(dischargeLimit);
  }

  @Test
  void check_reactiveSetpoint_canNotBeFollowed() {
    assertThat(check(period(0).setpoint(100).reactive(50))).contains("UnsupportedParam");
    assertThat(check(period(0).limit(100).reactive(50))).contains("InvalidSchedule");
  }

  @Test
  @Covers("2.1 K01.FR.126")
  void check_sleep_isForIdleOnly() {
    assertThat(check(period(0).limit(0).asleep())).contains("InvalidSchedule");
    assertThat(check(period(0).mode(OperationMode.Idle).asleep())).isEmpty();
  }

  // Curves

  @Test
  @Covers({"2.1 Q08.FR.03", "2.1 Q08.FR.02"})
  void check_localFrequencyWithoutBaselineOrCurve_isNoFreqWattCurve() {
    assertThat(check(period(0).mode(OperationMode.LocalFrequency))).contains("NoFreqWattCurve");
    assertThat(check(period(0).curve(null, 49.8, -1, 50.2, 1))).contains("NoFreqWattCurve");
    assertThat(check(period(0).curve("0", 50, 0))).contains("NoFreqWattCurve");
    assertThat(check(period(0).curve("0", 49.8, -1, 50.2, 1))).isEmpty();
  }

  @Test
  @Covers("2.1 Q08.FR.05")
  void check_localFrequencyInAmperes_isUnsupportedRateUnit() {
    assertThat(check(txDefault(1).evse(2).in(RateUnit.A).periods(period(0).curve("0", 49.8, -1, 50.2, 1).build())))
        .contains("UnsupportedRateUnit");
  }

  @Test
  void check_curves_riseAndAreWithinReason() {
    assertThat(check(period(0).curve("0", 50, 1, 50, 2))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("0", 50.2, 1, 49.8, 2))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("0", 49, 0, 50, 1e8))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("1E8", 49, 0, 50, 1))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("0", 49, 0, 50, 1).signals(0, 0))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("0", 49, 0, 50, 1).signals(0, 0, 0, 1))).contains("InvalidSchedule");
    assertThat(check(period(0).curve("0", 49, 0, 50, 1).signals(-1, -5, 1, 5))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,InvalidSchedule", "10000,", "9999,InvalidSchedule"})
  void check_curveThatDischarges_needsAConnectorThatCan(String baseline, String refusal) {
    var draft = txDefault(1).evse(3).periods(period(0).curve(baseline, 49, -10_000, 51, 0).build());
    assertThat(check(profiles, draft, chargeOnly(3))).isEqualTo(reason(refusal));
  }

  // Phases

  @Test
  @Covers("2.1 K01.FR.44")
  void check_phasesForDc_areNoPhaseForDc() {
    assertThat(check(period(0).limit(6000).phases(2))).contains("NoPhaseForDC");
    assertThat(check(period(0).limit(6000).phases(3))).as("written by habit").isEmpty();
    assertThat(check(period(0).limit(6000).phases(1).phaseToUse(1))).contains("NoPhaseForDC");
    var station = txDefault(1).evse(0).periods(period(0).limit(6000).phases(2).spelled(Spelling.OCPP21).build());
    assertThat(check(profiles, station, DC)).contains("NoPhaseForDC");
  }

  private static EvseFacts tellingPhases() {
    var vehicle = new VehicleFacts(Optional.of(StateOfCharge.percent(50)), true);
    return AC.inTransaction(new TransactionFacts(TRANSACTION, NOON).with(vehicle));
  }

  private Optional<String> checkPhases(Draft draft, PeriodDraft period) {
    return check(profiles, draft.evse(2).periods(period.spelled(Spelling.OCPP21).build()), tellingPhases());
  }

  @Test
  @Covers({"2.1 K01.FR.144", "2.1 K01.FR.146", "V2X.07", "V2X.10"})
  void check_valuesOfOtherPhases_needTxProfileVehicleAndL1() {
    assertThat(checkPhases(tx(1), period(0).limits("10", "20", "30"))).isEmpty();
    assertThat(checkPhases(txDefault(1), period(0).limits("10", "20", "30"))).contains("PhaseConflict");
    assertThat(check(profiles, tx(1).evse(2).periods(period(0).limits("10", "20", null).build()), AC))
        .contains("PhaseConflict");
    assertThat(checkPhases(tx(1), period(0).dischargeLimits(-1, "-2", null).limit(1).setpoints(0, "0", null)))
        .isEmpty();
    var alone = new PhaseValues(Optional.of(BigDecimal.ONE), Optional.empty());
    assertThat(check(profiles, tx(1).evse(2).periods(period(0).setpoint(1).build().with(PeriodExtension.none()
        .withPhases(alone, PhaseValues.none(), PhaseValues.none()))), tellingPhases())).contains("PhaseConflict");
  }

  @Test
  @Covers("V2X.06")
  void check_valuesOfOtherPhases_obeyTheSameRules() {
    assertThat(checkPhases(tx(1), period(0).limits("10", "-1", "30"))).contains("InvalidSchedule");
    assertThat(checkPhases(tx(1), period(0).dischargeLimits(-1, "0.1", null).setpoint(0))).contains("InvalidSchedule");
    assertThat(checkPhases(tx(1), period(0).limits("10", "10", "10").setpoints(10, "11", "10")))
        .contains("InvalidSchedule");
    assertThat(checkPhases(tx(1), period(0).limits("10", "10", "10").setpoints(10, "10", "10"))).isEmpty();
    assertThat(checkPhases(tx(1), period(0).limits("10", "1E9", "30"))).contains("InvalidSchedule");
  }

  // Dynamic

  @Test
  @Covers({"2.1 K01.FR.122", "2.1 K28.FR.04"})
  void check_updatesOfAnotherKind_areInvalid() {
    assertThat(check(txDefault(1).updates(60, null))).contains("InvalidProfile");
    assertThat(check(txDefault(1).updates(null, NOON))).contains("InvalidProfile");
    assertThat(check(txDefault(1).dynamic().updates(60, NOON))).isEmpty();
    assertThat(check(txDefault(1).dynamic().updates(0, null))).isEmpty();
    assertThat(check(txDefault(1).dynamic().updates(-1, null))).contains("InvalidProfile");
  }

  @Test
  @Covers({"2.1 K28.FR.01", "2.1 K28.FR.02", "2.1 K28.FR.03", "2.1 K29.FR.01", "2.1 K29.FR.02"})
  void check_dynamic_hasOneScheduleOfOnePeriodAtZero() {
    assertThat(check(txDefault(1).dynamic())).isEmpty();
    assertThat(check(txDefault(1).dynamic().periods(limit(0, 1), limit(60, 2)))).contains("InvalidSchedule");
    assertThat(check(txDefault(1).dynamic().periods(limit(1, 1)))).contains("InvalidSchedule");
    assertThat(check(tx(1).dynamic().schedules(2))).contains("InvalidSchedule");
    assertThat(check(txDefault(1).dynamic().schedules(0))).contains("InvalidSchedule");
  }

  @Test
  void check_dynamicWithStart_isTakenAndStartsAtOnceAllTheSame() {
    assertThat(check(txDefault(1).kind(ProfileKind.Dynamic))).isEmpty();
  }

  // The rest

  @ParameterizedTest
  @CsvSource({"-1,InvalidProfile", "0,", "2147483647,", "2147483648,InvalidProfile"})
  void check_maxOfflineDuration_isNotNegative(long seconds, String refusal) {
    assertThat(check(txDefault(1).offline(seconds, true))).isEqualTo(reason(refusal));
  }

  @Test
  @Covers("2.1 K01.FR.95")
  void check_randomizedDelay_isForTransactions() {
    assertThat(check(txDefault(1).delayedBy(600))).isEmpty();
    assertThat(check(tx(1).delayedBy(600))).isEmpty();
    assertThat(check(stationMax(1).delayedBy(600))).contains("InvalidSchedule");
    assertThat(check(priority(1).delayedBy(600))).contains("InvalidSchedule");
    assertThat(check(generation(1).delayedBy(600))).contains("InvalidSchedule");
    assertThat(check(stationMax(1).delayedBy(0))).isEmpty();
    assertThat(check(txDefault(1).delayedBy(-1))).contains("InvalidSchedule");
  }

  @ParameterizedTest
  @CsvSource({"-1,1,InvalidSchedule", "0,1,", "100,0,", "101,1,InvalidSchedule", "80,-0.1,InvalidSchedule",
      "80,1E8,InvalidSchedule"})
  void check_limitAtSoC_isWithinReason(int soc, String limit, String refusal) {
    assertThat(check(txDefault(1).limitAtSoC(soc, limit))).isEqualTo(reason(refusal));
  }

  @Test
  @Covers({"K10.FR.03", "K10.FR.04"})
  void remove_localGeneration_stays() {
    profiles.install(generation(5).installed());
    profiles.install(priority(6).installed());
    profiles.install(external(7).installed());
    assertThat(profiles.remove(new ClearCriteria(Optional.of(5), Optional.empty(), Optional.empty(), Optional.empty())))
        .isEmpty();
    var all = new ClearCriteria(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(profiles.remove(all)).extracting(gone -> gone.profile().id()).containsExactly(6);
  }

  @Test
  void check_priorityOnStationAndEvse_atTheSameLevelCollide() {
    profiles.install(priority(5).evse(0).installed());
    assertThat(check(priority(6).evse(1))).contains("DuplicateProfile");
    assertThat(check(priority(6).evse(1).stack(1))).isEmpty();
  }
}
