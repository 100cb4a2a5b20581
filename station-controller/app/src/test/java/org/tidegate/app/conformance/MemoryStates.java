package org.tidegate.app.conformance;

import java.util.List;
import java.util.Set;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.SendLocalListRequest;
import org.tidegate.ocpp.v201.SendLocalListStatusEnum;
import org.tidegate.ocpp.v201.UpdateEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** The memory states of Part 6, 2.19, and what cases do before they begin. Test thread only. */
final class MemoryStates {
  private final Bench bench;

  MemoryStates(Bench bench) {
    this.bench = bench;
  }

  /** IdTokenCached, main A: the token was accepted, in a whole session. */
  void idTokenCached(IdToken token) {
    var states = bench.states();
    states.authorizedLocally(token);
    states.evConnectedPreSession();
    states.parkingBayUnoccupied();
  }

  /** IdTokenCached, main B: the token was not accepted. */
  void refusedIdTokenCached(IdToken token) {
    bench.driver().presents(token, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
  }

  /** IdTokenLocalAuthList: these tokens are on the list, and no others; what the list says of them is accepted. */
  void idTokenLocalAuthList(IdToken... tokens) {
    localAuthList(1, List.of(tokens).stream().map(token -> new AuthorizationData(token, Configured.info(token), null))
        .toList());
  }

  /** The list has this version and these tokens. */
  void localAuthList(int version, List<AuthorizationData> list) {
    var answer = bench.ask(V201.SEND_LOCAL_LIST, new SendLocalListRequest(version, UpdateEnum.Full, list, null));
    assertThat(answer.status()).isEqualTo(SendLocalListStatusEnum.Accepted);
  }

  /** TransactionEventsInQueueEnded: a whole session took place offline; ends with the link accepted again. */
  void transactionEventsInQueueEnded() {
    bench.variables().setIfThere("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
    bench.goOffline();
    bench.driver().plugsIn();
    bench.seconds(5);
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(30);
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(5);
    bench.driver().plugsOut();
    bench.seconds(5);
    bench.station().link.admit();
  }

  /** StartOfflineTransaction: a transaction was started offline; ends with the link accepted again. */
  void startOfflineTransaction() {
    bench.goOffline();
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(5);
    bench.driver().plugsIn();
    bench.seconds(5);
    bench.station().link.admit();
  }

  /** RebootBeforeFirmwareActivation; telling that it reboots is for the station to choose. */
  void rebootBeforeFirmwareActivation() {
    var boot = bench.expect(BootNotificationRequest.class);
    assertThat(boot.reason()).isEqualTo(BootReasonEnum.FirmwareUpdate);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  /** RebootBeforeFirmwareInstallation, with a boot loader that does not speak OCPP. */
  void rebootBeforeFirmwareInstallation() {
    bench.expect(FirmwareStatusNotificationRequest.class,
        told -> told.status() == FirmwareStatusEnum.InstallRebooting);
  }
}
