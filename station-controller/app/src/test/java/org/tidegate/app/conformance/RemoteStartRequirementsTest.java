package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.RequestStartTransactionResponse;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What F01 and F02 require of starts from afar beyond what the cases of Part 6 look at. */
class RemoteStartRequirementsTest {
  private static final int REMOTE_START = 31;
  private static final Duration SAMPLES = Duration.ofSeconds(10);
  private static final int LIMIT = 3_000;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"F01.FR.14", "F01.FR.15", "F01.FR.18"})
  void start_vehicleConnected_eventsHaveTheConfiguredMeasurands() {
    measures();
    startsAt("Authorized");
    bench.driver().plugsIn();

    accepted(start(Configured.VALID, Configured.EVSE, null));

    var started = started();
    assertMeasured(started, MeasurandEnum.PowerActiveImport);
    var charging = next(TriggerReasonEnum.ChargingStateChanged);
    assertThat(charging.eventType()).isEqualTo(TransactionEventEnum.Updated);
    assertThat(charging.transactionInfo().transactionId()).isEqualTo(started.transactionInfo().transactionId());
    assertMeasured(next(TriggerReasonEnum.MeterValuePeriodic), MeasurandEnum.EnergyActiveExportRegister);
  }

  /** The transaction starts with the plug, when it is known what is measured (E01.FR.09). */
  @Test
  @Covers({"F02.FR.02", "F02.FR.03", "F02.FR.11", "F02.FR.12"})
  void start_noVehicleYet_eventsHaveTheTokenAndTheConfiguredMeasurands() {
    measures();
    startsAt("PowerPathClosed");

    accepted(start(Configured.VALID, Configured.EVSE, null));
    bench.driver().plugsIn();

    var started = started();
    assertThat(Configured.isSame(started.idToken(), Configured.VALID)).isTrue();
    assertMeasured(started, MeasurandEnum.PowerActiveImport);
    assertMeasured(next(TriggerReasonEnum.MeterValuePeriodic), MeasurandEnum.EnergyActiveExportRegister);
  }

  @Test
  @Covers("F01.FR.06")
  void start_vehicleAtTheOtherEvse_isThereUnlessOneIsNamed() {
    startsAt("Authorized");
    bench.driver().plugsIn(Configured.OTHER_EVSE);

    accepted(start(Configured.VALID, null, null));
    assertThat(started().evse().id()).isEqualTo(Configured.OTHER_EVSE);

    bench.driver().plugsIn(Configured.EVSE);
    accepted(start(Configured.VALID_OF_NO_GROUP, Configured.EVSE, null));
    assertThat(started().evse().id()).isEqualTo(Configured.EVSE);
  }

  @Test
  @Covers("F02.FR.14")
  void start_noVehicleYet_isAtTheNamedEvseOrAtOneThatIsFree() {
    startsAt("PowerPathClosed");

    accepted(start(Configured.VALID, Configured.OTHER_EVSE, null));
    accepted(start(Configured.VALID_OF_NO_GROUP, null, null));
    bench.driver().plugsIn(Configured.OTHER_EVSE);
    bench.driver().plugsIn(Configured.EVSE);

    for (var expected : List.of(Configured.VALID, Configured.VALID_OF_NO_GROUP)) {
      var started = bench.expect(TransactionEventRequest.class,
          event -> event.eventType() == TransactionEventEnum.Started && Configured.isSame(event.idToken(), expected));
      assertThat(started.evse().id()).isEqualTo(expected == Configured.VALID ? Configured.OTHER_EVSE : Configured.EVSE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Covers({"F01.FR.10", "F02.FR.18", "K05.FR.03"})
  void start_withProfile_limitsThatTransactionOnly(boolean vehicleFirst) {
    if (vehicleFirst) {
      bench.driver().plugsIn();
    }
    accepted(start(Configured.VALID, Configured.EVSE, profile(ChargingProfilePurposeEnum.TxProfile, null)));
    if (!vehicleFirst) {
      bench.driver().plugsIn();
    }
    bench.seconds(20);
    assertThat(bench.station().commanded()).isEqualTo(LIMIT);

    bench.driver().plugsOut();
    bench.seconds(10);
    bench.driver().plugsIn();
    accepted(start(Configured.VALID, Configured.EVSE, null));
    bench.seconds(20);
    assertThat(bench.station().commanded()).isGreaterThan(LIMIT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Covers({"F01.FR.09", "F01.FR.11", "F01.FR.26", "F02.FR.17", "F02.FR.19", "F02.FR.27", "K05.FR.02", "K05.FR.05"})
  void start_withAProfileOfNoUse_isRejected(boolean vehicleFirst) {
    if (vehicleFirst) {
      bench.driver().plugsIn();
    }
    bench.lookAway();

    assertRejected(profile(ChargingProfilePurposeEnum.TxDefaultProfile, null), "InvalidProfile");
    assertRejected(profile(ChargingProfilePurposeEnum.TxProfile, "a-transaction"), "InvalidProfile");
    assertRejected(ChargingProfile.of(1, 0, ChargingProfilePurposeEnum.TxProfile, ChargingProfileKindEnum.Relative,
        List.of(schedule(60))), "InvalidSchedule");

    bench.expectNothing(TransactionEventRequest.class,
        event -> event.triggerReason() == TriggerReasonEnum.RemoteStart, Duration.ofSeconds(30));
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  @Covers("F02.FR.05")
  void start_transactionOfABayRuns_nextEventTellsTheToken() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(true, false)));
    startsAt("ParkingBayOccupancy");
    bench.variables().set("TxCtrlr", "TxStopPoint", "ParkingBayOccupancy");
    bench.driver().entersBay(Configured.EVSE);
    var started = started();
    assertThat(started.idToken()).isNull();

    accepted(start(Configured.VALID, Configured.EVSE, null));

    var told = bench.expect(TransactionEventRequest.class);
    assertThat(told.transactionInfo().transactionId()).isEqualTo(started.transactionInfo().transactionId());
    assertThat(Configured.isSame(told.idToken(), Configured.VALID)).isTrue();
  }

  @Test
  @Covers("F02.FR.08")
  void start_noVehicleIsPluggedInInTheBay_losesTheAuthorizationOnly() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(true, false)));
    startsAt("ParkingBayOccupancy,Authorized");
    bench.variables().set("TxCtrlr", "TxStopPoint", "ParkingBayOccupancy");
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", "20");
    bench.driver().entersBay(Configured.EVSE);
    accepted(start(Configured.VALID, Configured.EVSE, null));

    var timeout = next(TriggerReasonEnum.EVConnectTimeout);
    assertThat(timeout.eventType()).isEqualTo(TransactionEventEnum.Updated);
    bench.driver().plugsIn();
    bench.expectNothing(TransactionEventRequest.class,
        event -> event.transactionInfo().chargingState() == ChargingStateEnum.Charging, Duration.ofSeconds(30));
    assertThat(bench.station().commanded()).isZero();

    bench.driver().plugsOut();
    bench.driver().leavesBay(Configured.EVSE);
    var ended = bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended);
    assertThat(ended.triggerReason()).isEqualTo(TriggerReasonEnum.EVDeparted);
    assertThat(ended.transactionInfo().transactionId()).isEqualTo(timeout.transactionInfo().transactionId());
  }

  @Test
  @Covers("F02.FR.09")
  void start_tokenToBeAuthorized_waitsForTheAuthorization() {
    startsAt("Authorized");
    bench.variables().set("AuthCtrlr", "AuthorizeRemoteStart", "true");

    accepted(start(Configured.INVALID, Configured.EVSE, null));
    assertThat(Configured.isSame(bench.expect(AuthorizeRequest.class).idToken(), Configured.INVALID)).isTrue();
    bench.expectNothing(TransactionEventRequest.class, Duration.ofSeconds(30));

    accepted(start(Configured.VALID, Configured.EVSE, null));
    bench.expect(AuthorizeRequest.class);
    assertThat(started().triggerReason()).isEqualTo(TriggerReasonEnum.RemoteStart);
  }

  @Test
  @Covers({"F02.FR.10", "F02.FR.11"})
  void start_tokenNotToBeAuthorized_isToldWithTheTransaction() {
    startsAt("Authorized");
    bench.variables().set("AuthCtrlr", "AuthorizeRemoteStart", "false");

    accepted(start(Configured.INVALID, Configured.EVSE, null));

    var started = started();
    assertThat(started.triggerReason()).isEqualTo(TriggerReasonEnum.RemoteStart);
    assertThat(Configured.isSame(started.idToken(), Configured.INVALID)).isTrue();
    bench.expectNothing(AuthorizeRequest.class, Duration.ofSeconds(5));
  }

  private void startsAt(String points) {
    bench.variables().set("TxCtrlr", "TxStartPoint", points);
  }

  private void measures() {
    bench.variables().set("SampledDataCtrlr", "TxStartedMeasurands", "Power.Active.Import");
    bench.variables().set("SampledDataCtrlr", "TxUpdatedMeasurands", "Energy.Active.Export.Register");
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", String.valueOf(SAMPLES.toSeconds()));
  }

  private RequestStartTransactionResponse start(IdToken token, @Nullable Integer evseId,
      @Nullable ChargingProfile profile) {
    return bench.ask(V201.REQUEST_START_TRANSACTION,
        new RequestStartTransactionRequest(token, REMOTE_START, evseId, null, profile, null));
  }

  private static void accepted(RequestStartTransactionResponse answer) {
    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
  }

  private void assertRejected(ChargingProfile profile, String reasonCode) {
    var answer = start(Configured.VALID, Configured.EVSE, profile);
    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Rejected);
    assertThat(answer.statusInfo().reasonCode()).isEqualTo(reasonCode);
  }

  private TransactionEventRequest started() {
    return bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Started);
  }

  private TransactionEventRequest next(TriggerReasonEnum trigger) {
    return bench.expect(TransactionEventRequest.class, event -> event.triggerReason() == trigger,
        Duration.ofSeconds(40));
  }

  private static void assertMeasured(TransactionEventRequest event, MeasurandEnum measurand) {
    assertThat(event.meterValue()).hasSize(1);
    assertThat(event.meterValue().getFirst().sampledValue().stream().map(SampledValue::measurand)
        .collect(Collectors.toSet())).isEqualTo(Set.of(measurand));
  }

  private static ChargingProfile profile(ChargingProfilePurposeEnum purpose, @Nullable String transactionId) {
    return new ChargingProfile(1, 0, purpose, ChargingProfileKindEnum.Relative, List.of(schedule(0)), null, null, null,
        transactionId, null);
  }

  private static ChargingSchedule schedule(int firstPeriod) {
    return ChargingSchedule.of(1, ChargingRateUnitEnum.W,
        List.of(ChargingSchedulePeriod.of(firstPeriod, BigDecimal.valueOf(LIMIT))));
  }
}
