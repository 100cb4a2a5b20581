package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.CustomerInformationRequest;
import org.tidegate.ocpp.v201.CustomerInformationStatusEnum;
import org.tidegate.ocpp.v201.GenericDeviceModelStatusEnum;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.HeartbeatResponse;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.NotifyCustomerInformationRequest;
import org.tidegate.ocpp.v201.NotifyReportRequest;
import org.tidegate.ocpp.v201.NotifyReportResponse;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.ReportBaseEnum;
import org.tidegate.ocpp.v201.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v201.RequestStartTransactionRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block B, booting: B01 to B03. */
class BlockBBootTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B01.FR.01", "B01.FR.05", "B01.FR.09"})
  void TC_B_01_CS() {
    assertThat(bench.states().bootedByPowerCycle().reason()).isEqualTo(BootReasonEnum.PowerUp);
  }

  @Test
  @Covers({"B02.FR.01", "B02.FR.02", "B02.FR.05", "B02.FR.06"})
  void TC_B_02_CS() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Pending));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    bench.variables().set("OCPPCommCtrlr", "OfflineThreshold", "300");
    assertThat(bench.variables().get("OCPPCommCtrlr", "OfflineThreshold")).isEqualTo("300");
    var report = bench.ask(V201.GET_BASE_REPORT, GetBaseReportRequest.of(1, ReportBaseEnum.FullInventory));
    assertThat(report.status()).isEqualTo(GenericDeviceModelStatusEnum.Accepted);
    while (Boolean.TRUE.equals(bench.expect(NotifyReportRequest.class).tbc())) {
      assertThat(bench.centralSystem().isConnected()).isTrue();
    }
    var start = bench.ask(V201.REQUEST_START_TRANSACTION, RequestStartTransactionRequest.of(Configured.VALID, 1));
    assertThat(start.status()).isEqualTo(RequestStartStopStatusEnum.Rejected);
    var trigger = bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.BootNotification));
    assertThat(trigger.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.Triggered);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  /** No case asks for another report than those that may be sent at once. */
  @Test
  @Covers({"B02.FR.01", "B02.FR.02"})
  void pending_customerInformationAskedFor_isToldOnceAccepted() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Pending));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    var asked = new CustomerInformationRequest(7, true, false, null, Configured.VALID, null, null);
    assertThat(bench.ask(V201.CUSTOMER_INFORMATION, asked).status()).isEqualTo(CustomerInformationStatusEnum.Accepted);
    bench.expectNothing(OcppRequest.class, Duration.ofSeconds(30));
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.BootNotification));
    bench.expect(BootNotificationRequest.class);
    assertThat(bench.expect(NotifyCustomerInformationRequest.class).requestId()).isEqualTo(7);
  }

  /** The second boot waits behind the first page, and the second page behind that boot. */
  @Test
  @Covers({"B02.FR.02", "B02.FR.08", "B07.FR.03"})
  void pending_bootAnsweredPendingAgainDuringAReport_reportIsComplete() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Pending, 20),
        boot(RegistrationStatusEnum.Pending, 600));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    var firstAnswer = new CompletableFuture<NotifyReportResponse>();
    bench.centralSystem().next(V201.NOTIFY_REPORT, _ -> firstAnswer);
    bench.ask(V201.GET_BASE_REPORT, GetBaseReportRequest.of(1, ReportBaseEnum.FullInventory));
    var page = bench.expect(NotifyReportRequest.class);
    bench.seconds(25);

    firstAnswer.complete(NotifyReportResponse.of());
    bench.expect(BootNotificationRequest.class);
    while (Boolean.TRUE.equals(page.tbc())) {
      var next = bench.expect(NotifyReportRequest.class);
      assertThat(next.seqNo()).isEqualTo(page.seqNo() + 1);
      page = next;
    }
  }

  /** What is triggered may wait behind a boot, too. */
  @Test
  @Covers({"B02.FR.02", "F06.FR.04"})
  void pending_statusTriggeredBehindABootThatStaysPending_isTold() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Pending, 20),
        boot(RegistrationStatusEnum.Pending, 600));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    var firstAnswer = new CompletableFuture<HeartbeatResponse>();
    bench.centralSystem().next(V201.HEARTBEAT, _ -> firstAnswer);
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.Heartbeat));
    bench.expect(HeartbeatRequest.class);
    bench.seconds(25);
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.StatusNotification));

    firstAnswer.complete(HeartbeatResponse.of(bench.centralSystem().now()));
    bench.expect(BootNotificationRequest.class);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"B03.FR.02", "B03.FR.04", "B03.FR.06"})
  void TC_B_03_CS() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Rejected));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    Instant rejected = bench.centralSystem().now();

    bench.expectNothing(OcppRequest.class, Duration.ofSeconds(Configured.HEARTBEAT_INTERVAL - 1));
    bench.expect(BootNotificationRequest.class);
    assertThat(bench.centralSystem().now()).isAfterOrEqualTo(rejected.plusSeconds(Configured.HEARTBEAT_INTERVAL));
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers("B03.FR.08")
  void TC_B_30_CS() {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Rejected));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    assertThat(bench.askForError(V201.GET_BASE_REPORT, GetBaseReportRequest.of(1, ReportBaseEnum.FullInventory)))
        .isEqualTo("SecurityError");
  }

  /** No case takes the power away from a station out of service. */
  @Test
  @Covers("B01.FR.07")
  void powerFails_oneEvseOutOfService_itStaysOutOfService() {
    bench.states(Configured.OTHER_EVSE).unavailable();
    bench.lookAway();

    bench.powerCycle();

    bench.expect(BootNotificationRequest.class);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Unavailable);
  }

  /** Who is known at the station charges before it is accepted, and the central system is told then. */
  @Test
  @Covers("B03.FR.01")
  void card_knownToTheStationButBootRejected_startsATransactionToldLater() {
    bench.memory().idTokenLocalAuthList(Configured.VALID);
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, boot(RegistrationStatusEnum.Rejected));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    bench.driver().plugsIn();
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expectNothing(OcppRequest.class, Duration.ofSeconds(90));
    assertThat(bench.station().actual()).isPositive();

    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofSeconds(Configured.HEARTBEAT_INTERVAL));
    var told = bench.expect(TransactionEventRequest.class, event -> event.idToken() != null);
    assertThat(told.offline()).isTrue();
    assertThat(Configured.isSame(told.idToken(), Configured.VALID)).isTrue();
  }

  private Reply<BootNotificationRequest, BootNotificationResponse> boot(RegistrationStatusEnum status) {
    return boot(status, Configured.HEARTBEAT_INTERVAL);
  }

  private Reply<BootNotificationRequest, BootNotificationResponse> boot(RegistrationStatusEnum status, int interval) {
    return Reply.by(_ -> BootNotificationResponse.of(bench.centralSystem().now(), interval, status));
  }
}
