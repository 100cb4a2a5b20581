package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Block C, the local authorization list while the central system can be reached: C14, and C09 with it. */
@OverSocket
class BlockCListTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"C14.FR.02", "C14.FR.04"})
  void TC_C_27_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.VALID);

    bench.states().authorizedWithoutAsking(Configured.VALID);

    bench.states().evConnectedPreSession();
    bench.states().energyTransferStarted();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers("C14.FR.03")
  void TC_C_28_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.INVALID);

    refusedAfterAsking(Configured.INVALID);
  }

  @Test
  @Covers("C14.FR.03")
  void TC_C_31_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.INVALID);
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Accepted));

    bench.states().authorizedLocally(Configured.INVALID);

    bench.states().evConnectedPreSession();
    bench.states().energyTransferStarted();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers("C14.FR.03")
  void TC_C_29_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.BLOCKED);
    bench.states().evConnectedPreSession();

    refusedAfterAsking(Configured.BLOCKED);
  }

  @Test
  @Covers("C14.FR.03")
  void TC_C_30_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.EXPIRED);
    bench.states().evConnectedPreSession();

    refusedAfterAsking(Configured.EXPIRED);
  }

  @Test
  @Covers("C14.FR.03")
  void TC_C_58_CS() {
    relyingOnTheList();
    bench.variables().set("LocalAuthListCtrlr", "DisablePostAuthorize", "true");
    bench.memory().idTokenLocalAuthList(Configured.INVALID);

    bench.states().presents(Configured.INVALID);

    bench.expectNothing(AuthorizeRequest.class, WAIT);
    bench.expectNothing(TransactionEventRequest.class, Duration.ZERO);
  }

  @Test
  @Covers({"C09.FR.03", "C09.FR.07"})
  void TC_C_40_CS() {
    relyingOnTheList();
    bench.memory().idTokenLocalAuthList(Configured.VALID, Configured.VALID_OF_SAME_GROUP);
    bench.states().evConnectedPreSession();
    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().energyTransferStarted();

    bench.states().stopAuthorizedLocally(Configured.VALID_OF_SAME_GROUP);

    bench.expectNothing(AuthorizeRequest.class, WAIT);
    bench.states().evConnectedPostSession();
    bench.states().evDisconnected();
  }

  @Test
  @Covers({"C09.FR.11", "C14.FR.03"})
  void TC_C_43_CS() {
    relyingOnTheList();
    bench.centralSystem().authorizes(Configured::infoOfOneGroup);
    bench.memory().localAuthList(1, List.of(
        new AuthorizationData(Configured.VALID, Configured.infoOfOneGroup(Configured.VALID), null),
        new AuthorizationData(Configured.INVALID, Configured.infoOfOneGroup(Configured.INVALID), null)));
    bench.states().evConnectedPreSession();
    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().energyTransferStarted();

    bench.states().presents(Configured.INVALID);

    bench.states().asksAbout(Configured.INVALID);
    bench.expectNothing(TransactionEventRequest.class, event -> event.idToken() != null, WAIT);
    assertThat(bench.station().commanded()).isPositive();
  }

  private void refusedAfterAsking(IdToken token) {
    bench.states().presents(token);

    bench.states().asksAbout(token);
    bench.expectNothing(TransactionEventRequest.class, event -> event.eventType() != TransactionEventEnum.Started,
        WAIT);
  }

  private void relyingOnTheList() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("LocalAuthListCtrlr", "DisablePostAuthorize", "false");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
  }
}
