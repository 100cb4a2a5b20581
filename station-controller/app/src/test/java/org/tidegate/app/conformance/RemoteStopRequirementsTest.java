package org.tidegate.app.conformance;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStopTransactionRequest;
import org.tidegate.ocpp.v201.SampledValue;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What F03 and F04 require of stops from afar beyond what the cases of Part 6 look at. */
class RemoteStopRequirementsTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("F03.FR.04")
  void stop_endsTheTransaction_lastEventHasTheConfiguredMeasurands() {
    measures();
    bench.states().energyTransferStarted();

    stop(bench.states());

    assertMeasured(ended());
  }

  /** EVSE 1 talks ISO 15118 with its vehicle; EVSE 2 has a socket with a lock. */
  @ParameterizedTest
  @ValueSource(ints = {Configured.EVSE, Configured.OTHER_EVSE})
  @Covers({"F04.FR.02", "F04.FR.03", "F04.FR.04"})
  void stop_unplugEndsTheTransaction_energyStopsAndThePlugIsFree(int evseId) {
    measures();
    bench.variables().set("TxCtrlr", "TxStopPoint", "EVConnected");
    bench.states(evseId).energyTransferStarted();
    bench.advance(Configured.TRANSACTION_DURATION);
    assertThat(bench.station().hardware().state(evseId).actual().isZero()).isFalse();
    assertThat(bench.station().hardware().state(evseId).locked()).isTrue();

    stop(bench.states(evseId));

    var told = bench.expect(TransactionEventRequest.class,
        event -> event.triggerReason() == TriggerReasonEnum.RemoteStop);
    assertThat(told.eventType()).isEqualTo(TransactionEventEnum.Updated);
    bench.seconds(5);
    assertThat(bench.station().hardware().state(evseId).actual().isZero()).isTrue();
    assertThat(bench.station().hardware().state(evseId).locked()).isFalse();
    bench.driver().plugsOut(evseId);
    var ended = ended();
    assertThat(ended.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.Remote);
    assertMeasured(ended);
  }

  private void measures() {
    bench.variables().set("SampledDataCtrlr", "TxEndedMeasurands", "Power.Active.Import");
  }

  private void stop(ReusableStates states) {
    var answer = bench.ask(V201.REQUEST_STOP_TRANSACTION, RequestStopTransactionRequest.of(states.transactionId()));
    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
  }

  private TransactionEventRequest ended() {
    return bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended);
  }

  private static void assertMeasured(TransactionEventRequest ended) {
    assertThat(ended.meterValue()).isNotEmpty().allSatisfy(value -> assertThat(
        value.sampledValue().stream().map(SampledValue::measurand).collect(Collectors.toSet()))
        .isEqualTo(Set.of(MeasurandEnum.PowerActiveImport)));
  }
}
