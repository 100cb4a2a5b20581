package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.ocpp.v201.AdditionalInfo;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What Part 2 wants of authorizations, beyond the cases of Part 6: C01 to C05, C09, C16. */
class AuthorizationRequirementsTest {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final int TIMEOUT = 10;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("C01.FR.01")
  void energy_beforeAnAuthorization_doesNotFlow() {
    bench.variables().set("AuthCtrlr", "Enabled", "true");
    bench.driver().plugsIn();
    bench.advance(WAIT);
    assertThat(bench.station().commanded()).isZero();
    bench.states().presents(Configured.INVALID);
    bench.advance(WAIT);
    assertThat(bench.station().commanded()).isZero();

    bench.states().presents(Configured.VALID);

    bench.seconds(5);
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers("C01.FR.04")
  void authorize_isSentForAnIdentifierOnly() {
    bench.states().energyTransferStarted();
    bench.states().energyTransferSuspended();
    bench.driver().carResumes(Configured.EVSE);
    bench.advance(WAIT);
    bench.states().presents(Configured.VALID);
    bench.advance(WAIT);
    bench.driver().plugsOut();
    bench.advance(WAIT);

    assertThat(bench.centralSystem().received(AuthorizeRequest.class)).singleElement()
        .matches(asked -> Configured.isSame(asked.idToken(), Configured.VALID));
  }

  @Test
  @Covers("C01.FR.25")
  void token_withAdditionalInfoInTheList_isTheSameToken() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
    var more = new IdToken(Configured.VALID.idToken(), Configured.VALID.type(),
        List.of(AdditionalInfo.of("MORE", "other")), null);
    bench.memory().localAuthList(1, List.of(new AuthorizationData(more, Configured.info(Configured.VALID), null)));

    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));
    bench.states().presents(IdToken.of(Configured.VALID.idToken(), IdTokenEnum.ISO15693));
    assertThat(bench.expect(AuthorizeRequest.class).idToken().type()).isEqualTo(IdTokenEnum.ISO15693);

    bench.states().authorizedWithoutAsking(Configured.VALID);
  }

  @Test
  @Covers("C01.FR.26")
  void cable_pluggedInTooLate_findsNobodyAuthorized() {
    bench.variables().set("TxCtrlr", "TxStartPoint", "EnergyTransfer");
    bench.variables().set("TxCtrlr", "EVConnectionTimeOut", String.valueOf(TIMEOUT));
    bench.states().presents(Configured.VALID);
    bench.seconds(TIMEOUT + 1);

    bench.driver().plugsIn();

    bench.expectNothing(TransactionEventRequest.class, WAIT);
    assertThat(bench.station().session().authorized()).isFalse();
    assertThat(bench.station().commanded()).isZero();
  }

  @Test
  @Covers("C02.FR.01")
  void startButton_pressed_isToldAsNoAuthorization() {
    bench.states().evConnectedPreSession();

    bench.driver().pressesStart(Configured.EVSE);

    var event = bench.expect(TransactionEventRequest.class, told -> told.idToken() != null);
    assertThat(event.idToken()).isEqualTo(IdToken.of("", IdTokenEnum.NoAuthorization));
    assertThat(bench.centralSystem().received(AuthorizeRequest.class)).isEmpty();
  }

  @Test
  @Covers("C04.FR.04")
  void keyCode_inAWholeSession_isNeverLogged() {
    var code = "73914628";
    bench.states().evConnectedPreSession();
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      type(code);
      assertThat(bench.expect(AuthorizeRequest.class).idToken()).isEqualTo(IdToken.of(code, IdTokenEnum.KeyCode));
      bench.expect(TransactionEventRequest.class, event -> event.idToken() != null);
      bench.advance(WAIT);
      type(code);
      bench.advance(WAIT);

      assertThat(log.lines()).anyMatch(line -> line.contains("no longer authorized"))
          .noneMatch(line -> line.contains(code));
    }
  }

  private void type(String code) {
    bench.station().station().driverActions().keyCode(Configured.EVSE, code);
    bench.station().loop.runPosted();
  }

  @Test
  @Covers({"C03.FR.01", "C05.FR.01", "C05.FR.03", "C05.FR.05"})
  void remoteStart_withATokenOfTheCentralSystem_isNotAskedAbout() {
    bench.variables().set("AuthCtrlr", "AuthorizeRemoteStart", "true");
    var token = IdToken.of("PAID-BY-CARD", IdTokenEnum.Central);

    var answer = bench.ask(V201.REQUEST_START_TRANSACTION,
        new RequestStartTransactionRequest(token, 41, Configured.EVSE, null, null, null));

    assertThat(answer.status()).isEqualTo(RequestStartStopStatusEnum.Accepted);
    bench.driver().plugsIn();
    var event = bench.expect(TransactionEventRequest.class);
    assertThat(event.idToken()).isEqualTo(token);
    assertThat(event.transactionInfo().remoteStartId()).isEqualTo(41);
    bench.expectNothing(TransactionEventRequest.class, told -> told.idToken() != null, WAIT);
    assertThat(bench.centralSystem().received(AuthorizeRequest.class)).isEmpty();
    assertThat(bench.station().commanded()).isPositive();
  }

  @Test
  @Covers("C16.FR.04")
  void masterPass_inTheCache_isNotAskedAboutAgain() {
    bench.variables().set("AuthCacheCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "MasterPassGroupId", Configured.MASTER_PASS_GROUP.idToken());
    bench.states().presents(Configured.MASTER_PASS);
    bench.expect(AuthorizeRequest.class);

    assertMasterPassStopsWithoutAsking();
  }

  @Test
  @Covers("C16.FR.05")
  void masterPass_onTheList_isNotAskedAbout() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "MasterPassGroupId", Configured.MASTER_PASS_GROUP.idToken());
    bench.memory().idTokenLocalAuthList(Configured.MASTER_PASS);

    assertMasterPassStopsWithoutAsking();
  }

  private void assertMasterPassStopsWithoutAsking() {
    bench.states().energyTransferStarted();
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");

    bench.states().presents(Configured.MASTER_PASS);
    bench.driver().choosesToStop(Configured.EVSE);

    var event = bench.states().event(false);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.MasterPass);
    bench.expectNothing(AuthorizeRequest.class, WAIT);
  }
}
