package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.GetTransactionStatusRequest;
import org.tidegate.ocpp.v201.GetTransactionStatusResponse;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E, how transactions stand: E14. */
class BlockEStatusTest {
  private static final int SAMPLES = 10;
  private static final int BACK_OFF = 40;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("E14.FR.01")
  void TC_E_28_CS() {
    assertStatus(status("7f1c1a52-0000-4000-8000-d2b5a6a1f0aa"), false, false);
  }

  @Test
  @Covers({"E14.FR.02", "E14.FR.04", "E11.FR.02", "E11.FR.03"})
  void TC_E_29_CS() {
    sampling();
    bench.states().energyTransferStarted();
    offlineForTheBackOff();

    assertStatus(statusWhenBack(bench.states().transactionId()), true, true);

    assertSampledOffline();
  }

  @Test
  @Covers({"E14.FR.02", "E14.FR.05"})
  void TC_E_30_CS() {
    bench.states().energyTransferStarted();

    assertStatus(status(bench.states().transactionId()), true, false);
  }

  @Test
  @Covers({"E14.FR.03", "E14.FR.04"})
  void TC_E_31_CS() {
    sampling();
    bench.states().energyTransferStarted();
    bench.lookAway();
    bench.goOffline();
    bench.driver().presents(Configured.VALID);
    bench.seconds(2);
    bench.driver().plugsOut();
    bench.advance(Configured.TRANSACTION_DURATION);

    assertStatus(statusWhenBack(bench.states().transactionId()), false, true);

    var stop = event(TriggerReasonEnum.StopAuthorized);
    assertThat(stop.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(stop.offline()).isTrue();
  }

  @Test
  @Covers({"E14.FR.03", "E14.FR.05"})
  void TC_E_32_CS() {
    bench.states().energyTransferStarted();
    var id = bench.states().transactionId();
    bench.states().parkingBayUnoccupied();

    assertStatus(status(id), false, false);
  }

  @Test
  @Covers({"E14.FR.06", "E14.FR.07"})
  void TC_E_33_CS() {
    sampling();
    bench.states().energyTransferStarted();
    offlineForTheBackOff();

    assertStatus(statusWhenBack(null), null, true);

    assertSampledOffline();
  }

  @Test
  @Covers({"E14.FR.06", "E14.FR.08"})
  void TC_E_34_CS() {
    assertStatus(status(null), null, false);
  }

  private void assertSampledOffline() {
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Updated);
    assertThat(event.meterValue()).isNotEmpty();
    assertThat(event.offline()).isTrue();
  }

  private TransactionEventRequest event(TriggerReasonEnum trigger) {
    return bench.expect(TransactionEventRequest.class, told -> told.triggerReason() == trigger);
  }

  private void offlineForTheBackOff() {
    bench.lookAway();
    bench.goOffline();
    bench.advance(Duration.ofSeconds(BACK_OFF));
  }

  /** The central system asks the moment the station is back: before it answers the first message of the queue. */
  private GetTransactionStatusResponse statusWhenBack(String transactionId) {
    var asked = new CompletableFuture<GetTransactionStatusResponse>();
    bench.centralSystem().next(V201.TRANSACTION_EVENT, _ -> bench.centralSystem()
        .ask(new GetTransactionStatusRequest(transactionId, null), GetTransactionStatusResponse.class)
        .thenApply(answer -> {
          asked.complete(answer);
          return TransactionEventResponse.of();
        }));
    bench.goOnline();
    assertThat(bench.advanceUntil(asked::isDone, Bench.SOON)).isTrue();
    return asked.join();
  }

  private void sampling() {
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", String.valueOf(SAMPLES));
    bench.variables().set("OCPPCommCtrlr", "OfflineThreshold", String.valueOf(BACK_OFF + 60));
    bench.variables().set("OCPPCommCtrlr", "RetryBackOffWaitMinimum", String.valueOf(BACK_OFF));
    bench.variables().set("OCPPCommCtrlr", "RetryBackOffRandomRange", "0");
  }

  private GetTransactionStatusResponse status(String transactionId) {
    return bench.ask(V201.GET_TRANSACTION_STATUS, new GetTransactionStatusRequest(transactionId, null));
  }

  private static void assertStatus(GetTransactionStatusResponse status, Boolean ongoing, boolean messages) {
    assertThat(status.ongoingIndicator()).isEqualTo(ongoing);
    assertThat(status.messagesInQueue()).isEqualTo(messages);
  }
}
