package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.StartAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.RpcException;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.ChargingProfiles;
import org.tidegate.ocpp.translate.IdTokens;
import org.tidegate.ocpp.translate.StatusInfos;
import org.tidegate.ocpp.translate.TransactionIds;
import org.tidegate.ocpp.translate.WireNames;
import org.tidegate.ocpp.v21.ChargingProfile;
import org.tidegate.ocpp.v21.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v21.EVSE;
import org.tidegate.ocpp.v21.MessageTriggerEnum;
import org.tidegate.ocpp.v21.RequestStartStopStatusEnum;
import org.tidegate.ocpp.v21.RequestStartTransactionRequest;
import org.tidegate.ocpp.v21.RequestStartTransactionResponse;
import org.tidegate.ocpp.v21.RequestStopTransactionRequest;
import org.tidegate.ocpp.v21.RequestStopTransactionResponse;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.TriggerMessageRequest;
import org.tidegate.ocpp.v21.TriggerMessageResponse;
import org.tidegate.ocpp.v21.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** Block F: start, stop and messages from afar. Station loop only. */
public final class RemoteControl implements Block {
  private static final StatusInfo NOT_ACCEPTED = StatusInfos.of("CSNotAccepted", "the boot was not accepted yet");

  private final Supplier<CentralSystemRequests> station;
  private final ChargingProfiles profiles;
  private final Supplier<Stage> stage;
  private final Consumer<Trigger> triggered;

  /**
   * Asks this station.
   *
   * @param stage how far the boot has come
   * @param triggered told of each message that the central system asked for and is going to get
   */
  public RemoteControl(Supplier<CentralSystemRequests> station, ChargingProfiles profiles, Supplier<Stage> stage,
      Consumer<Trigger> triggered) {
    this.station = station;
    this.profiles = profiles;
    this.stage = stage;
    this.triggered = triggered;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answeredLater(V21.REQUEST_START_TRANSACTION, this::requestStart),
        RpcFeature.answered(V21.REQUEST_STOP_TRANSACTION, this::requestStop),
        RpcFeature.answered(V21.TRIGGER_MESSAGE, this::trigger));
  }

  private CompletionStage<RequestStartTransactionResponse> requestStart(RequestStartTransactionRequest request) {
    Optional<StatusInfo> refusal = refusal(request);
    return refusal.isPresent()
        ? CompletableFuture.completedFuture(new RequestStartTransactionResponse(RequestStartStopStatusEnum.Rejected,
            refusal.get(), null, null))
        : station.get().requestStart(start(request)).thenApply(RemoteControl::answer);
  }

  private Optional<StatusInfo> refusal(RequestStartTransactionRequest request) {
    if (stage.get() != Stage.ACCEPTED) {
      return Optional.of(NOT_ACCEPTED); // B02.FR.05
    }
    Integer evseId = request.evseId();
    if (evseId != null && !Block.isEvse(station.get(), evseId)) {
      return Optional.of(StatusInfos.unknownEvse(evseId));
    }
    return Optional.ofNullable(request.chargingProfile()).flatMap(this::refusal).map(StatusInfos::of);
  }

  /** F01.FR.26, F02.FR.17, F02.FR.19, F02.FR.27. */
  private Optional<Refusal> refusal(ChargingProfile profile) {
    if (profile.chargingProfilePurpose() != ChargingProfilePurposeEnum.TxProfile) {
      return Optional.of(new Refusal("InvalidProfile", "the purpose must be TxProfile"));
    }
    return profile.transactionId() == null
        ? profiles.fault(profile)
        : Optional.of(new Refusal("InvalidProfile", "the transaction has no id yet"));
  }

  private RemoteStart start(RequestStartTransactionRequest request) {
    return new RemoteStart(Optional.ofNullable(request.evseId()), request.remoteStartId(),
        IdTokens.read(request.idToken()), Optional.ofNullable(request.groupIdToken()).map(IdTokens::read),
        Optional.ofNullable(request.chargingProfile()).map(profiles::read));
  }

  private static RequestStartTransactionResponse answer(StartAnswer answer) {
    var status = answer.refusal().isEmpty() ? RequestStartStopStatusEnum.Accepted : RequestStartStopStatusEnum.Rejected;
    return new RequestStartTransactionResponse(status, answer.refusal().map(StatusInfos::of).orElse(null),
        answer.transactionId().orElse(null), null);
  }

  /** F03.FR.07, F03.FR.08. */
  private RequestStopTransactionResponse requestStop(RequestStopTransactionRequest request) {
    if (stage.get() != Stage.ACCEPTED) {
      return new RequestStopTransactionResponse(RequestStartStopStatusEnum.Rejected, NOT_ACCEPTED, null);
    }
    return station.get().requestStop(TransactionIds.read(request.transactionId()))
        ? RequestStopTransactionResponse.of(RequestStartStopStatusEnum.Accepted)
        : new RequestStopTransactionResponse(RequestStartStopStatusEnum.Rejected,
            StatusInfos.of("TxNotFound", "no such transaction runs"), null);
  }

  private TriggerMessageResponse trigger(TriggerMessageRequest request) {
    Optional<Trigger> message = message(request.requestedMessage());
    if (message.isEmpty()) {
      return TriggerMessageResponse.of(TriggerMessageStatusEnum.NotImplemented); // F06.FR.08
    }
    if (message.get() == Trigger.BOOT_NOTIFICATION && stage.get() == Stage.ACCEPTED) {
      return TriggerMessageResponse.of(TriggerMessageStatusEnum.Rejected); // F06.FR.17
    }
    // F06.FR.03: where the EVSE does not matter it is not looked at.
    Optional<EVSE> evse = Optional.ofNullable(request.evse()).filter(_ -> concernsEvse(message.get()));
    if (evse.filter(wanted -> !Block.isEvse(station.get(), wanted.id())).isPresent()) {
      // No status of F06 says that an EVSE is not there, and waiting would not bring one; a connector may be rejected.
      throw new RpcException(ErrorCode.PropertyConstraintViolation, "there is no EVSE " + evse.get().id());
    }
    return trigger(message.get(), evse);
  }

  private TriggerMessageResponse trigger(Trigger message, Optional<EVSE> evse) {
    TriggerAnswer answer = station.get().trigger(message, evse.map(EVSE::id), evse.map(EVSE::connectorId));
    if (answer == TriggerAnswer.Accepted) {
      triggered.accept(message);
    }
    return TriggerMessageResponse.of(WireNames.same(answer, TriggerMessageStatusEnum.class));
  }

  private static Optional<Trigger> message(MessageTriggerEnum wire) {
    return switch (wire) {
      case BootNotification -> Optional.of(Trigger.BOOT_NOTIFICATION);
      case Heartbeat -> Optional.of(Trigger.HEARTBEAT);
      case StatusNotification -> Optional.of(Trigger.STATUS_NOTIFICATION);
      case MeterValues -> Optional.of(Trigger.METER_VALUES);
      case TransactionEvent -> Optional.of(Trigger.TRANSACTION_EVENT);
      case LogStatusNotification -> Optional.of(Trigger.LOG_STATUS_NOTIFICATION);
      case FirmwareStatusNotification -> Optional.of(Trigger.FIRMWARE_STATUS_NOTIFICATION);
      case SignChargingStationCertificate -> Optional.of(Trigger.SIGN_CHARGING_STATION_CERTIFICATE);
      case SignV2GCertificate, SignV2G20Certificate, SignCombinedCertificate, PublishFirmwareStatusNotification,
          CustomTrigger ->
        Optional.empty(); // F06.FR.08
    };
  }

  private static boolean concernsEvse(Trigger message) {
    return switch (message) {
      case STATUS_NOTIFICATION, METER_VALUES, TRANSACTION_EVENT -> true;
      case BOOT_NOTIFICATION, HEARTBEAT, LOG_STATUS_NOTIFICATION, FIRMWARE_STATUS_NOTIFICATION,
          SIGN_CHARGING_STATION_CERTIFICATE ->
        false;
    };
  }
}
