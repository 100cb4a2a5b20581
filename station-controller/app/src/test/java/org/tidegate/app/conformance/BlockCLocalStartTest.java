package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Block C, cards that the central system is asked about, and groups of them: C01, C09, C16. */
class BlockCLocalStartTest {
  /** How long the tool waits for what must not come. */
  private static final Duration WAIT = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("C01.FR.02")
  void TC_C_02_CS() {
    refusedAfterAsking(Configured.INVALID);
  }

  @Test
  @Covers("C01.FR.02")
  void TC_C_06_CS() {
    refusedAfterAsking(Configured.BLOCKED);
  }

  @Test
  @Covers("C01.FR.02")
  void TC_C_07_CS() {
    refusedAfterAsking(Configured.EXPIRED);
  }

  @Test
  @Covers("C01.FR.02")
  void TC_C_56_CS() {
    refusedAfterAsking(Configured.UNKNOWN);
  }

  @Test
  @Covers({"C01.FR.02", "C01.FR.03"})
  void TC_C_04_CS() {
    enabled();
    bench.states().energyTransferStarted();

    bench.states().presents(Configured.VALID_OF_NO_GROUP);

    bench.states().asksAbout(Configured.VALID_OF_NO_GROUP);
    bench.expectNothing(TransactionEventRequest.class, event -> event.idToken() != null, WAIT);
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers({"C09.FR.03", "C09.FR.05"})
  void TC_C_39_CS() {
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally(Configured.VALID);
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally(Configured.VALID_OF_SAME_GROUP);

    bench.states().asksAbout(Configured.VALID_OF_SAME_GROUP);
    bench.states().evConnectedPostSession();
    bench.states().evDisconnected();
  }

  @Test
  @Covers("C16.FR.03")
  void TC_C_45_CS() {
    bench.variables().set("TxCtrlr", "TxStartPoint", "Authorized");
    bench.variables().set("AuthCtrlr", "MasterPassGroupId", Configured.MASTER_PASS_GROUP.idToken());

    bench.states().presents(Configured.MASTER_PASS);

    bench.states().asksAbout(Configured.MASTER_PASS);
    bench.expectNothing(TransactionEventRequest.class, WAIT);
    bench.states().evConnectedPreSession();
    bench.expectNothing(TransactionEventRequest.class,
        event -> event.transactionInfo().chargingState() == ChargingStateEnum.Charging, WAIT);
  }

  @Test
  @Covers("C09.FR.11")
  void TC_C_42_CS() {
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally(Configured.VALID);
    bench.states().energyTransferStarted();
    bench.centralSystem().authorizes(token -> token.idToken().equals(Configured.INVALID.idToken())
        ? new IdTokenInfo(AuthorizationStatusEnum.Invalid, null, null, null, null, Configured.GROUP, null, null, null)
        : Configured.info(token));

    bench.states().presents(Configured.INVALID);

    bench.states().asksAbout(Configured.INVALID);
    bench.expectNothing(TransactionEventRequest.class, event -> event.idToken() != null, WAIT);
    assertThat(bench.station().commanded()).isPositive();
  }

  private void refusedAfterAsking(IdToken token) {
    enabled();
    bench.states().evConnectedPreSession();

    bench.states().presents(token);

    bench.states().asksAbout(token);
    bench.expectNothing(TransactionEventRequest.class, WAIT);
  }

  private void enabled() {
    bench.variables().set("AuthCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "DisableRemoteAuthorization", "false");
  }
}
