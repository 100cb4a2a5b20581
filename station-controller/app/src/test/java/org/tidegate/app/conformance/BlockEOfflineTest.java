package org.tidegate.app.conformance;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E without the central system: E08, E11, E12. */
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
