package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.ChargingLimitSourceEnum;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileCriterion;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ClearChargingProfile;
import org.tidegate.ocpp.v201.ClearChargingProfileRequest;
import org.tidegate.ocpp.v201.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.CompositeSchedule;
import org.tidegate.ocpp.v201.GenericStatusEnum;
import org.tidegate.ocpp.v201.GetChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.GetChargingProfilesRequest;
import org.tidegate.ocpp.v201.GetCompositeScheduleRequest;
import org.tidegate.ocpp.v201.GetCompositeScheduleResponse;
import org.tidegate.ocpp.v201.ReportChargingProfilesRequest;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets, gets and clears charging profiles as the central system, with the validations that all cases share. */
final class Profiles {
  private final Bench bench;
  private int requestId = 100;

  Profiles(Bench bench) {
    this.bench = bench;
  }

  /** A profile that begins now. */
  WireProfile profile(int id, ChargingProfilePurposeEnum purpose) {
    return new WireProfile(id, purpose, bench.station().loop.now());
  }

  WireProfile txDefault(int id) {
    return profile(id, ChargingProfilePurposeEnum.TxDefaultProfile);
  }

  WireProfile stationMax(int id) {
    return profile(id, ChargingProfilePurposeEnum.ChargingStationMaxProfile);
  }

  /** For this transaction, or for none that is named. */
  WireProfile tx(int id, @Nullable String transactionId) {
    var profile = profile(id, ChargingProfilePurposeEnum.TxProfile);
    return transactionId == null ? profile : profile.ofTransaction(transactionId);
  }

  /** Sets a profile, which must be Accepted, and gives it as it was sent. */
  ChargingProfile set(int evseId, WireProfile profile) {
    var wire = profile.wire();
    assertThat(trySet(evseId, wire).status()).as("%s", wire).isEqualTo(ChargingProfileStatusEnum.Accepted);
    return wire;
  }

  /** Sets a profile, which must be Rejected, and gives the reason. */
  String refused(int evseId, WireProfile profile) {
    var answer = trySet(evseId, profile.wire());
    assertThat(answer.status()).isEqualTo(ChargingProfileStatusEnum.Rejected);
    var why = answer.statusInfo();
    assertThat(why).isNotNull();
    return why.reasonCode();
  }

  SetChargingProfileResponse trySet(int evseId, ChargingProfile profile) {
    return bench.ask(V201.SET_CHARGING_PROFILE, SetChargingProfileRequest.of(evseId, profile));
  }

  // Criteria

  static ChargingProfileCriterion byId(Integer... ids) {
    return new ChargingProfileCriterion(null, null, List.of(ids), null, null);
  }

  static ChargingProfileCriterion byLevel(int stackLevel) {
    return new ChargingProfileCriterion(null, stackLevel, null, null, null);
  }

  static ChargingProfileCriterion bySource(ChargingLimitSourceEnum... sources) {
    return new ChargingProfileCriterion(null, null, null, List.of(sources), null);
  }

  static ChargingProfileCriterion byPurpose(ChargingProfilePurposeEnum purpose) {
    return new ChargingProfileCriterion(purpose, null, null, null, null);
  }

  static ChargingProfileCriterion byPurpose(ChargingProfilePurposeEnum purpose, int stackLevel) {
    return new ChargingProfileCriterion(purpose, stackLevel, null, null, null);
  }

  /** Whatever there is. */
  static ChargingProfileCriterion any() {
    return new ChargingProfileCriterion(null, null, null, null, null);
  }

  /**
   * Gets what matches, of which there must be something: every report carries the id of the request, and tells by tbc
   * whether another one follows (K09.FR.01, K09.FR.02).
   */
  List<ReportChargingProfilesRequest> get(@Nullable Integer evseId, ChargingProfileCriterion criterion) {
    assertThat(tryGet(evseId, criterion)).isEqualTo(GetChargingProfileStatusEnum.Accepted);
    var reports = new ArrayList<ReportChargingProfilesRequest>();
    do {
      reports.add(bench.expect(ReportChargingProfilesRequest.class));
      assertThat(reports.getLast().requestId()).isEqualTo(requestId);
    } while (Boolean.TRUE.equals(reports.getLast().tbc()));
    return reports;
  }

  /** Gets what matches: one report of one EVSE with exactly these profiles. */
  void gets(@Nullable Integer evseId, ChargingProfileCriterion criterion, int ofEvse, ChargingProfile... profiles) {
    var reports = get(evseId, criterion);
    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().evseId()).isEqualTo(ofEvse);
    assertThat(reports.getFirst().chargingLimitSource()).isEqualTo(ChargingLimitSourceEnum.CSO);
    assertThat(reports.getFirst().chargingProfile()).containsExactlyInAnyOrder(profiles);
  }

  GetChargingProfileStatusEnum tryGet(@Nullable Integer evseId, ChargingProfileCriterion criterion) {
    var asked = new GetChargingProfilesRequest(++requestId, criterion, evseId, null);
    return bench.ask(V201.GET_CHARGING_PROFILES, asked).status();
  }

  // Clearing

  ClearChargingProfileStatusEnum clear(int profileId) {
    return clear(new ClearChargingProfileRequest(profileId, null, null));
  }

  ClearChargingProfileStatusEnum clear(@Nullable Integer evseId, @Nullable ChargingProfilePurposeEnum purpose,
      @Nullable Integer stackLevel) {
    return clear(
        new ClearChargingProfileRequest(null, new ClearChargingProfile(evseId, purpose, stackLevel, null), null));
  }

  private ClearChargingProfileStatusEnum clear(ClearChargingProfileRequest request) {
    return bench.ask(V201.CLEAR_CHARGING_PROFILE, request).status();
  }

  // Composite schedules

  /** The composite schedule in watts, which the station must be able to give; its frame is as asked for. */
  CompositeSchedule composite(int evseId, int duration) {
    return composite(evseId, duration, ChargingRateUnitEnum.W);
  }

  CompositeSchedule composite(int evseId, int duration, ChargingRateUnitEnum unit) {
    var answer = tryComposite(evseId, duration, unit);
    assertThat(answer.status()).isEqualTo(GenericStatusEnum.Accepted);
    var schedule = answer.schedule();
    assertThat(schedule).isNotNull();
    assertThat(schedule.evseId()).isEqualTo(evseId);
    assertThat(schedule.duration()).isEqualTo(duration);
    assertThat(schedule.chargingRateUnit()).isEqualTo(unit);
    assertThat(schedule.chargingSchedulePeriod().getFirst().startPeriod()).isZero();
    return schedule;
  }

  GetCompositeScheduleResponse tryComposite(int evseId, int duration, ChargingRateUnitEnum unit) {
    return bench.ask(V201.GET_COMPOSITE_SCHEDULE, new GetCompositeScheduleRequest(duration, evseId, unit, null));
  }

  /** The limit of each period, in the order of their starts; fails where a start is not as expected. */
  static void periods(CompositeSchedule schedule, int... startsAndLimits) {
    var expected = new ArrayList<String>();
    for (int index = 0; index < startsAndLimits.length; index += 2) {
      expected.add(startsAndLimits[index] + ": " + startsAndLimits[index + 1]);
    }
    assertThat(schedule.chargingSchedulePeriod()).extracting(
        period -> period.startPeriod() + ": " + period.limit().stripTrailingZeros().toPlainString())
        .containsExactlyElementsOf(expected);
  }

  static BigDecimal firstLimit(CompositeSchedule schedule) {
    return schedule.chargingSchedulePeriod().stream().map(ChargingSchedulePeriod::limit).findFirst().orElseThrow();
  }
}
