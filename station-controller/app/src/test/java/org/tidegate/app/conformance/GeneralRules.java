package org.tidegate.app.conformance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tidegate.app.virtual.ScriptedCentralSystem.Call;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.ReportChargingProfilesRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The general tool validations of Part 6, 2.1, on all that a station sent during a case. That every frame is valid by the
 * schemas was checked when it was sent. Immutable.
 */
final class GeneralRules {
  private static final Set<FirmwareStatusEnum> LAST_OF_AN_UPDATE = Set.of(FirmwareStatusEnum.Idle,
      FirmwareStatusEnum.Installed, FirmwareStatusEnum.DownloadFailed, FirmwareStatusEnum.InstallationFailed,
      FirmwareStatusEnum.InvalidSignature, FirmwareStatusEnum.InstallVerificationFailed);

  private final List<OcppRequest> sent;

  GeneralRules(List<Call> calls) {
    sent = calls.stream().map(Call::request).toList();
  }

  /** Fails when one does not hold. */
  void check() {
    transactions().forEach(GeneralRules::checkTransaction);
    checkFirmwareNotifications();
    sent(ReportChargingProfilesRequest.class).stream().flatMap(report -> report.chargingProfile().stream())
        .flatMap(profile -> profile.chargingSchedule().stream()).forEach(GeneralRules::checkOrder);
  }

  /**
   * The events of each transaction by seqNo; one that was sent again must be the same, but that it waited offline since
   * (E11.FR.07).
   */
  private Map<String, TreeMap<Integer, TransactionEventRequest>> transactions() {
    var transactions = new LinkedHashMap<String, TreeMap<Integer, TransactionEventRequest>>();
    for (var event : sent(TransactionEventRequest.class)) {
      var before = transactions.computeIfAbsent(event.transactionInfo().transactionId(), _ -> new TreeMap<>())
          .put(event.seqNo(), event);
      assertThat(Objects.requireNonNullElse(before, event)).as("an event sent again").usingRecursiveComparison()
          .ignoringFields("offline").isEqualTo(event);
    }
    return transactions;
  }

  private static void checkTransaction(String id, TreeMap<Integer, TransactionEventRequest> bySeqNo) {
    var events = List.copyOf(bySeqNo.values());
    assertThat(bySeqNo.keySet()).as("seqNo without gaps in %s", id)
        .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
    assertThat(events.getFirst().eventType()).as("first of %s", id).isEqualTo(TransactionEventEnum.Started);
    assertThat(events.stream().skip(1)).as("later ones of %s", id)
        .noneMatch(event -> event.eventType() == TransactionEventEnum.Started);
    assertThat(events.stream().limit(events.size() - 1L)).as("before the last of %s", id)
        .noneMatch(event -> event.eventType() == TransactionEventEnum.Ended);
    assertThat(events.stream().map(TransactionEventRequest::timestamp)).as("times of %s", id)
        .isSortedAccordingTo(Instant::compareTo);
    checkWhere(id, events);
    events.forEach(GeneralRules::checkWho);
    events.stream().filter(event -> event.transactionInfo().remoteStartId() != null).findFirst()
        .ifPresent(event -> assertThat(event.triggerReason()).as("first event of %s after the remote start", id)
            .isEqualTo(TriggerReasonEnum.RemoteStart));
  }

  /** The first event after the plug tells the EVSE and connector. */
  private static void checkWhere(String id, List<TransactionEventRequest> events) {
    events.stream().filter(GeneralRules::isConnected).findFirst().ifPresent(event -> {
      assertThat(event.evse()).as("EVSE of the first event of %s after the plug", id).isNotNull();
      assertThat(event.evse().connectorId()).as("connector of the first event of %s after the plug", id).isNotNull();
    });
  }

  /** Events that an idToken is the cause of tell it; those of a remote start, which one it was. */
  private static void checkWho(TransactionEventRequest event) {
    if (event.triggerReason() == TriggerReasonEnum.Authorized
        || event.triggerReason() == TriggerReasonEnum.RemoteStart) {
      assertThat(event.idToken()).as("idToken of %s", event).isNotNull();
    }
    if (event.triggerReason() == TriggerReasonEnum.RemoteStart) {
      assertThat(event.transactionInfo().remoteStartId()).as("remoteStartId of %s", event).isNotNull();
    }
  }

  private static boolean isConnected(TransactionEventRequest event) {
    var state = event.transactionInfo().chargingState();
    return state != null && state != ChargingStateEnum.Idle;
  }

  /** All notifications of one update have its requestId. */
  private void checkFirmwareNotifications() {
    FirmwareStatusNotificationRequest before = null;
    for (var told : sent(FirmwareStatusNotificationRequest.class)) {
      if (told.status() != FirmwareStatusEnum.Idle) {
        assertThat(told.requestId()).as("requestId of %s", told).isNotNull();
      }
      if (before != null && !LAST_OF_AN_UPDATE.contains(before.status())
          && told.status() != FirmwareStatusEnum.Downloading && told.status() != FirmwareStatusEnum.DownloadScheduled) {
        assertThat(told.requestId()).as("requestId of %s", told).isEqualTo(before.requestId());
      }
      before = told;
    }
  }

  private static void checkOrder(ChargingSchedule schedule) {
    assertThat(schedule.chargingSchedulePeriod().stream().map(period -> period.startPeriod())).as("order of periods")
        .isSorted();
  }

  private <T> List<T> sent(Class<T> kind) {
    return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
