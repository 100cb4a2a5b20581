package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStopTransactionRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.UnlockConnectorRequest;
import org.tidegate.ocpp.v201.UnlockStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block F, starts, stops and unlocks from afar: F01 to F03, F05. */
class BlockFRemoteStartTest {
  private static final String AUTH = "AuthCtrlr";
  /** Seconds. */
  private static final int CONNECTION_TIMEOUT = 30;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"F01.FR.03", "F01.FR.04", "F01.FR.05", "F01.FR.13", "F01.FR.17", "F01.FR.19", "F02.FR.01"})
  void TC_F_01_CS() {
    configureAuthorization();
    bench.states().evConnectedPreSession();

    bench.states().authorizedRemotely();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"F02.FR.01", "F02.FR.12", "F02.FR.13", "F01.FR.01"})
  void TC_F_02_CS() {
    configureAuthorization();
    bench.variables().set(AUTH, "AuthorizeRemoteStart", "true");

    bench.states().authorizedRemotely();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"F02.FR.01", "F01.FR.02"})
  void TC_F_03_CS() {
    configureAuthorization();
    bench.variables().set(AUTH, "AuthorizeRemoteStart", "false");

    bench.states().authorizedRemotely();
    assertThat(bench.calledBeforeAnswering("RequestStartTransaction")).doesNotContain("TransactionEvent");
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"F02.FR.01", "F02.FR.07"})
  void TC_F_04_CS() {
    configureAuthorization();
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", String.valueOf(CONNECTION_TIMEOUT));
    bench.variables().set("TxCtrlr", "TxStartPoint", "Authorized");
    bench.states().authorizedRemotely();
    bench.expectNothing(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended,
        Duration.ofSeconds(CONNECTION_TIMEOUT - 5));

    var ended = bench.expect(TransactionEventRequest.class,
        event -> event.transactionInfo().transactionId().equals(bench.states().transactionId()));
    assertThat(ended.triggerReason()).isEqualTo(TriggerReasonEnum.EVConnectTimeout);
    assertThat(ended.eventType()).isEqualTo(TransactionEventEnum.Ended);
    new ReusableStates(bench, Configured.EVSE).authorizedRemotely();
  }

  @Test
  @Covers({"F05.FR.01", "F05.FR.02"})
  void TC_F_05_CS() {
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();

    assertThat(unlock(Configured.CONNECTOR)).isEqualTo(UnlockStatusEnum.OngoingAuthorizedTransaction);
  }

  @Test
  @Covers({"F05.FR.01", "F05.FR.06"})
  void TC_F_07_CS() {
    assertThat(unlock(Configured.CONNECTOR)).isEqualTo(UnlockStatusEnum.Unlocked);
  }

  @Test
  @Covers({"F03.FR.03", "F03.FR.07", "F03.FR.09"})
  void TC_F_08_CS() {
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedRemotely();
  }

  @Test
  @Covers("F03.FR.08")
  void TC_F_09_CS() {
    bench.states().energyTransferStarted();

    var asked = RequestStopTransactionRequest.of("not-" + bench.states().transactionId().substring(4));

    assertThat(bench.ask(V201.REQUEST_STOP_TRANSACTION, asked).status())
        .isEqualTo(RequestStartStopStatusEnum.Rejected);
  }

  @Test
  @Covers("F05.FR.03")
  void TC_F_10_CS() {
    assertThat(unlock(999)).isEqualTo(UnlockStatusEnum.UnknownConnector);
  }

  private void configureAuthorization() {
    bench.variables().setIfThere(AUTH, "DisableRemoteAuthorization", "false");
  }

  private UnlockStatusEnum unlock(int connectorId) {
    return bench.ask(V201.UNLOCK_CONNECTOR, UnlockConnectorRequest.of(Configured.OTHER_EVSE, connectorId)).status();
  }
}
