package org.tidegate.app.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.ClearCacheRequest;
import org.tidegate.ocpp.v201.ClearCacheStatusEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block C, the authorization cache while the central system can be reached: C10, C11, C12. */
class BlockCCacheTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"C10.FR.02", "C12.FR.02"})
  void TC_C_32_CS() {
    relyingOnTheCache();
    bench.memory().idTokenCached(Configured.VALID);

    bench.states().bootedByPowerCycle();

    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().evConnectedPreSession();
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"C10.FR.01", "C10.FR.04", "C12.FR.02"})
  void TC_C_33_CS() {
    relyingOnTheCache();
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally(Configured.VALID);
    bench.states().energyTransferStarted();
    bench.states().evConnectedPostSession();
    bench.states().evDisconnected();
    bench.states().evConnectedPreSession();
    answering(AuthorizationStatusEnum.Invalid);

    bench.states().authorizedWithoutAsking(Configured.VALID);
  }

  @Test
  @Covers({"C10.FR.05", "C12.FR.05", "C12.FR.06"})
  void TC_C_34_CS() {
    relyingOnTheCache();
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "true");
    bench.variables().set("TxCtrlr", "MaxEnergyOnInvalidId", "0");
    bench.memory().idTokenCached(Configured.VALID);
    bench.states().evConnectedPreSession();
    answering(AuthorizationStatusEnum.Invalid);

    bench.states().authorizedWithoutAsking(Configured.VALID);

    assertThat(bench.states().event(false).triggerReason()).isEqualTo(TriggerReasonEnum.Deauthorized);
    bench.states().authorizationEnded();
    bench.states().evDisconnected();
    bench.states().evConnectedPreSession();
    bench.states().presents(Configured.VALID);
    bench.states().asksAbout(Configured.VALID);
  }

  @Test
  @Covers("C01.FR.05")
  void TC_C_36_CS() {
    bench.variables().set("AuthCacheCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "false");
    bench.memory().idTokenCached(Configured.VALID);
    answering(AuthorizationStatusEnum.Invalid);

    bench.states().presents(Configured.VALID);

    bench.states().asksAbout(Configured.VALID);
    bench.expectNothing(TransactionEventRequest.class, WAIT);
  }

  @Test
  @Covers({"C10.FR.08", "C10.FR.10"})
  void TC_C_46_CS() {
    relyingOnTheCache();
    bench.variables().set("AuthCacheCtrlr", "LifeTime",
        String.valueOf(Configured.TRANSACTION_DURATION.toSeconds()));
    bench.memory().idTokenCached(Configured.VALID);
    bench.states().evConnectedPreSession();

    bench.advance(Configured.TRANSACTION_DURATION);

    bench.states().authorizedLocally(Configured.VALID);
  }

  @Test
  @Covers({"C11.FR.01", "C11.FR.02", "C11.FR.03"})
  void TC_C_37_CS() {
    relyingOnTheCache(); // Else it is asked about all the same.
    bench.memory().idTokenCached(Configured.VALID);

    assertThat(bench.ask(V201.CLEAR_CACHE, ClearCacheRequest.of()).status()).isEqualTo(ClearCacheStatusEnum.Accepted);

    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally(Configured.VALID);
    bench.states().energyTransferStarted();
  }

  @Test
  @Covers({"C11.FR.02", "C11.FR.04"})
  void TC_C_38_CS() {
    bench.memory().idTokenCached(Configured.VALID);
    bench.variables().set("AuthCacheCtrlr", "Enabled", "false");

    assertThat(bench.ask(V201.CLEAR_CACHE, ClearCacheRequest.of()).status()).isEqualTo(ClearCacheStatusEnum.Rejected);
  }

  @Test
  @Covers({"C09.FR.03", "C09.FR.07"})
  void TC_C_41_CS() {
    relyingOnTheCache();
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().idTokenCached(Configured.VALID_OF_SAME_GROUP);
    bench.states().evConnectedPreSession();
    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally(Configured.VALID_OF_SAME_GROUP);

    bench.expectNothing(AuthorizeRequest.class, WAIT);
    bench.states().evConnectedPostSession();
    bench.states().evDisconnected();
  }

  @Test
  @Covers({"C09.FR.11", "C10.FR.03"})
  void TC_C_44_CS() {
    relyingOnTheCache();
    bench.centralSystem().authorizes(Configured::infoOfOneGroup);
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().refusedIdTokenCached(Configured.INVALID);
    bench.states().evConnectedPreSession();
    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().energyTransferStarted();

    bench.states().presents(Configured.INVALID);

    bench.states().asksAbout(Configured.INVALID);
    bench.expectNothing(TransactionEventRequest.class, event -> event.idToken() != null, WAIT);
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers({"C10.FR.01", "C12.FR.02", "C12.FR.04"})
  void TC_C_08_CS() {
    relyingOnTheCache();
    bench.memory().idTokenCached(Configured.VALID);
    bench.states().evConnectedPreSession();

    bench.states().authorizedWithoutAsking(Configured.VALID);

    bench.states().energyTransferStarted();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers({"C10.FR.03", "C12.FR.05"})
  void TC_C_09_CS() {
    refusedAfterAskingAgain(Configured.INVALID);
  }

  @Test
  @Covers({"C10.FR.03", "C10.FR.04", "C12.FR.05"})
  void TC_C_12_CS() {
    relyingOnTheCache();
    bench.memory().refusedIdTokenCached(Configured.INVALID);
    bench.states().evConnectedPreSession();
    answering(AuthorizationStatusEnum.Accepted);

    bench.states().authorizedLocally(Configured.INVALID);

    bench.states().energyTransferStarted();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers({"C10.FR.03", "C12.FR.05"})
  void TC_C_10_CS() {
    refusedAfterAskingAgain(Configured.BLOCKED);
  }

  @Test
  @Covers({"C10.FR.03", "C12.FR.05"})
  void TC_C_11_CS() {
    refusedAfterAskingAgain(Configured.EXPIRED);
  }

  @Test
  @Covers({"C12.FR.02", "C12.FR.04"})
  void TC_C_13_CS() {
    relyingOnTheCache();
    bench.memory().idTokenCached(Configured.VALID);

    bench.states().authorizedWithoutAsking(Configured.VALID);

    bench.states().evConnectedPreSession();
    bench.states().energyTransferStarted();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers({"C10.FR.03", "C12.FR.05"})
  void TC_C_57_CS() {
    relyingOnTheCache();
    bench.variables().set("AuthCacheCtrlr", "DisablePostAuthorize", "true");
    bench.memory().refusedIdTokenCached(Configured.INVALID);
    bench.states().evConnectedPreSession();

    bench.states().presents(Configured.INVALID);

    bench.expectNothing(AuthorizeRequest.class, WAIT);
    bench.expectNothing(TransactionEventRequest.class, Duration.ZERO);
    assertThat(bench.station().session().authorized()).isFalse();
  }

  private void refusedAfterAskingAgain(IdToken token) {
    relyingOnTheCache();
    bench.memory().refusedIdTokenCached(token);
    bench.states().evConnectedPreSession();

    bench.states().presents(token);

    bench.states().asksAbout(token);
    bench.expectNothing(TransactionEventRequest.class, event -> event.eventType() != TransactionEventEnum.Started,
        WAIT);
  }

  private void relyingOnTheCache() {
    bench.variables().set("AuthCacheCtrlr", "Enabled", "true");
    bench.variables().set("AuthCacheCtrlr", "DisablePostAuthorize", "false");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
  }

  private void answering(AuthorizationStatusEnum status) {
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(status));
  }
}
