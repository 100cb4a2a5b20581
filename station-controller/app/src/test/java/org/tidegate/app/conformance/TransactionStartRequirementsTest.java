package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.MeterValue;
import org.tidegate.ocpp.v201.ReadingContextEnum;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** What Part 2 wants of transactions that start by a card, beyond the cases of Part 6: E02 to E05. */
class TransactionStartRequirementsTest {
  private static final int SAMPLES = 10;
  private static final Duration WAIT = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("E02.FR.20")
  void card_inARunningTransaction_isToldNextIfItIsAccepted() {
    startsAt("EVConnected");
    bench.states().evConnectedPreSession();
    present(Configured.INVALID, Configured.EVSE);
    bench.expect(AuthorizeRequest.class);
    bench.expectNothing(TransactionEventRequest.class, WAIT);

    present(Configured.VALID, Configured.EVSE);

    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Updated);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.Authorized);
    assertThat(Configured.isSame(event.idToken(), Configured.VALID)).isTrue();
  }

  @Test
  @Covers("E03.FR.07")
  void start_atAKnownEvse_carriesTheMeterValues() {
    startsAt("PowerPathClosed");
    metered();
    bench.states().authorizedLocally();

    bench.states().evConnectedPreSession();

    assertBegin(bench.seen(TransactionEventRequest.class).getLast());
  }

  @Test
  @Covers("E03.FR.10")
  void transaction_withSigningMeter_carriesSignedValues() {
    signing();
    metered();
    bench.states().energyTransferStarted();

    bench.seconds(2 * SAMPLES);

    assertSigned(events());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Covers({"E04.FR.02", "E04.FR.03", "E04.FR.04", "E04.FR.06", "E04.FR.10", "E04.FR.11", "E05.FR.04", "E05.FR.06",
      "E05.FR.08"})
  void offlineStart_withTheCardFirst_isToldInFull(boolean refused) {
    signing();
    startsAt("Authorized");
    metered();

    var events = startedOffline(refused, () -> {
      present(Configured.VALID, Configured.EVSE);
      bench.seconds(5);
      bench.driver().plugsIn();
    });

    assertThat(events.getFirst().triggerReason()).isEqualTo(TriggerReasonEnum.Authorized);
    assertThat(events.getFirst().meterValue()).as("before the EVSE is known").isNull();
    assertBegin(events.stream().filter(event -> event.evse() != null).findFirst().orElseThrow());
    assertThat(events).anySatisfy(event -> {
      assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.MeterValuePeriodic);
      assertContext(event.meterValue(), ReadingContextEnum.SamplePeriodic);
    });
    assertSigned(events);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Covers({"E04.FR.02", "E04.FR.03", "E04.FR.04", "E04.FR.05", "E05.FR.04", "E05.FR.05"})
  void offlineStart_withTheCableFirst_carriesTheMeterValuesAtOnce(boolean refused) {
    startsAt("Authorized");
    metered();
    bench.states().evConnectedPreSession();

    var events = startedOffline(refused, () -> present(Configured.VALID, Configured.EVSE));

    assertBegin(events.getFirst());
  }

  @Test
  @Covers({"E05.FR.11", "C15.FR.05"})
  void cable_ofADriverWhoIsRefusedLater_staysLockedUntilThatDriverIsBack() {
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "true");
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.goOffline();
    present(Configured.VALID, Configured.OTHER_EVSE);
    bench.driver().plugsIn(Configured.OTHER_EVSE);
    bench.seconds(5);
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));
    bench.goOnline();
    bench.expect(TransactionEventRequest.class, event -> event.triggerReason() == TriggerReasonEnum.Deauthorized);
    assertThat(isLocked()).isTrue();

    present(Configured.VALID_OF_NO_GROUP, Configured.OTHER_EVSE);
    bench.advance(WAIT);
    assertThat(isLocked()).as("for somebody else").isTrue();

    present(Configured.VALID, Configured.OTHER_EVSE);
    bench.seconds(1);
    assertThat(isLocked()).as("for its driver").isFalse();
  }

  private boolean isLocked() {
    return bench.station().hardware().state(Configured.OTHER_EVSE).locked();
  }

  /** A transaction that starts like this while the central system is away, and all its events, that one first. */
  private List<TransactionEventRequest> startedOffline(boolean refused, Runnable start) {
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "true");
    bench.goOffline();
    start.run();
    bench.seconds(2 * SAMPLES);
    if (refused) {
      bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));
    }
    var back = bench.centralSystem().now();
    bench.goOnline();
    bench.advance(WAIT);
    var events = events();
    assertThat(events).extracting(TransactionEventRequest::seqNo)
        .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
    assertThat(events.getFirst().eventType()).isEqualTo(TransactionEventEnum.Started);
    assertThat(events.getFirst().timestamp()).isBefore(back);
    assertThat(events).filteredOn(event -> event.timestamp().isBefore(back)).allMatch(TransactionEventRequest::offline);
    assertThat(events).anyMatch(event -> !Boolean.TRUE.equals(event.offline()));
    assertThat(events.getLast().triggerReason() == TriggerReasonEnum.Deauthorized).isEqualTo(refused);
    return events;
  }

  private List<TransactionEventRequest> events() {
    return bench.centralSystem().received(TransactionEventRequest.class);
  }

  private static void assertBegin(TransactionEventRequest event) {
    assertContext(event.meterValue(), ReadingContextEnum.TransactionBegin);
  }

  private static void assertContext(List<MeterValue> values, ReadingContextEnum context) {
    assertThat(values).hasSize(1);
    assertThat(values.getFirst().sampledValue()).isNotEmpty()
        .allMatch(value -> value.context() == context);
  }

  private static void assertSigned(List<TransactionEventRequest> events) {
    var registers = events.stream().filter(event -> event.meterValue() != null)
        .flatMap(event -> event.meterValue().stream()).flatMap(value -> value.sampledValue().stream())
        .filter(value -> value.measurand() == MeasurandEnum.EnergyActiveImportRegister).toList();
    assertThat(registers).hasSizeGreaterThan(2).extracting(SampledValue::signedMeterValue).doesNotContainNull();
  }

  private void metered() {
    for (var kind : List.of("TxStartedMeasurands", "TxUpdatedMeasurands")) {
      bench.variables().set("SampledDataCtrlr", kind, "Energy.Active.Import.Register");
    }
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", String.valueOf(SAMPLES));
  }

  private void signing() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(false, true)));
    bench.variables().set("SampledDataCtrlr", "SignReadings", "true");
  }

  private void startsAt(String points) {
    bench.variables().set("TxCtrlr", "TxStartPoint", points);
  }

  private void present(IdToken token, int evseId) {
    bench.driver().presents(token, Set.of(evseId));
  }
}
