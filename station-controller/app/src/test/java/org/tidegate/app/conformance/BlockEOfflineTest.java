package org.tidegate.app.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E without the central system: E06, E08, E11, E12. */
class BlockEOfflineTest {
  private static final int SAMPLES = 10;
  private static final int BACK_OFF = 40;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E11.FR.01", "E11.FR.02", "E11.FR.03", "J02.FR.11"})
  void TC_E_40_CS() {
    backOff();
    bench.variables().set("SampledDataCtrlr", "TxUpdatedInterval", String.valueOf(SAMPLES));
    bench.variables().setIfThere("SampledDataCtrlr", "Enabled", "true");
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.goOffline();
    bench.seconds(BACK_OFF);
    bench.goOnline();

    assertThat(queued()).hasSizeGreaterThan(2).allSatisfy(event -> {
      assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Updated);
      assertThat(event.meterValue()).isNotEmpty();
    });
  }

  @Test
  @Covers({"E08.FR.01", "E08.FR.04", "E08.FR.05", "E08.FR.06", "E08.FR.07", "E08.FR.08"})
  void TC_E_44_CS() {
    backOff();
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.goOffline();
    bench.driver().presents(Configured.VALID);
    bench.seconds(5);
    assertThat(bench.station().actual()).isZero();
    bench.driver().plugsOut();
    bench.seconds(BACK_OFF);
    bench.goOnline();

    assertThat(queued()).extracting(TransactionEventRequest::eventType).contains(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E08.FR.02", "E08.FR.04", "E08.FR.05", "E08.FR.06", "E08.FR.07", "E08.FR.08"})
  void TC_E_45_CS() {
    backOff();
    bench.variables().set("AuthCtrlr", "LocalAuthorizeOffline", "true");
    bench.memory().idTokenCached(Configured.VALID_OF_SAME_GROUP);
    bench.memory().idTokenLocalAuthList(Configured.VALID_OF_SAME_GROUP);
    bench.states().energyTransferStarted();
    bench.lookAway();

    bench.goOffline();
    bench.driver().presents(Configured.VALID_OF_SAME_GROUP);
    bench.seconds(5);
    assertThat(bench.station().actual()).isZero();
    bench.driver().plugsOut();
    bench.seconds(BACK_OFF);
    bench.goOnline();

    assertThat(queued()).extracting(TransactionEventRequest::eventType).contains(TransactionEventEnum.Ended);
  }

  @Test
  @Covers({"E12.FR.01", "E12.FR.02"})
  void TC_E_43_CS() {
    bench.memory().transactionEventsInQueueEnded();

    bench.goOnline();

    var queued = queued();
    assertThat(queued).extracting(TransactionEventRequest::eventType).startsWith(TransactionEventEnum.Started)
        .endsWith(TransactionEventEnum.Ended);
    assertThat(queued).extracting(TransactionEventRequest::seqNo)
        .containsExactlyElementsOf(IntStream.range(0, queued.size()).boxed().toList());
  }

  @Test
  @Covers({"E06.FR.04", "E06.FR.15", "C15.FR.04"})
  void TC_E_16_CS() {
    bench.variables().set("TxCtrlr", "TxStopPoint", "PowerPathClosed,Authorized");
    bench.variables().set("AuthCtrlr", "DisableRemoteAuthorization", "false");
    bench.variables().set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "true");
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().idTokenLocalAuthList(Configured.VALID);
    bench.memory().startOfflineTransaction();
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));

    bench.goOnline();

    var event = bench.states().event(true);
    assertThat(event.triggerReason()).isNotEqualTo(TriggerReasonEnum.Deauthorized);
    while (event.triggerReason() != TriggerReasonEnum.Deauthorized) {
      assertThat(event.offline()).isTrue();
      event = bench.states().event(false);
    }
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.DeAuthorized);
    assertThat(bench.station().commanded()).isZero();
  }

  /** What comes out of the queue: all of it happened offline. */
  private List<TransactionEventRequest> queued() {
    var back = bench.centralSystem().now();
    bench.seconds(5);
    var queued = bench.unseen().stream().filter(TransactionEventRequest.class::isInstance)
        .map(TransactionEventRequest.class::cast).filter(event -> event.timestamp().isBefore(back)).toList();
    assertThat(queued).isNotEmpty().allMatch(TransactionEventRequest::offline);
    return queued;
  }

  private void backOff() {
    bench.variables().set("OCPPCommCtrlr", "OfflineThreshold", String.valueOf(BACK_OFF + 60));
    bench.variables().set("OCPPCommCtrlr", "RetryBackOffWaitMinimum", String.valueOf(BACK_OFF));
    bench.variables().set("OCPPCommCtrlr", "RetryBackOffRandomRange", "0");
  }
}
