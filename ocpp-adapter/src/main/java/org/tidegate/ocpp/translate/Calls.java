package org.tidegate.ocpp.translate;

import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.message.Outgoing.NeedsAnswer;
import org.tidegate.domain.message.Outgoing.Received;
import org.tidegate.domain.message.Outgoing.TransferAnswer;
import org.tidegate.ocpp.interchange.OwnMessage;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.AuthorizeRequest;
import org.tidegate.ocpp.v21.AuthorizeResponse;
import org.tidegate.ocpp.v21.BootNotificationRequest;
import org.tidegate.ocpp.v21.BootNotificationResponse;
import org.tidegate.ocpp.v21.BootReasonEnum;
import org.tidegate.ocpp.v21.CertificateSigningUseEnum;
import org.tidegate.ocpp.v21.ChargingLimit;
import org.tidegate.ocpp.v21.ChargingStation;
import org.tidegate.ocpp.v21.ClearedChargingLimitRequest;
import org.tidegate.ocpp.v21.ClearedChargingLimitResponse;
import org.tidegate.ocpp.v21.ConnectorStatusEnum;
import org.tidegate.ocpp.v21.DataTransferRequest;
import org.tidegate.ocpp.v21.DataTransferResponse;
import org.tidegate.ocpp.v21.FirmwareStatusEnum;
import org.tidegate.ocpp.v21.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v21.FirmwareStatusNotificationResponse;
import org.tidegate.ocpp.v21.GenericStatusEnum;
import org.tidegate.ocpp.v21.HeartbeatRequest;
import org.tidegate.ocpp.v21.HeartbeatResponse;
import org.tidegate.ocpp.v21.LogStatusNotificationRequest;
import org.tidegate.ocpp.v21.LogStatusNotificationResponse;
import org.tidegate.ocpp.v21.MeterValuesRequest;
import org.tidegate.ocpp.v21.MeterValuesResponse;
import org.tidegate.ocpp.v21.NotifyChargingLimitRequest;
import org.tidegate.ocpp.v21.NotifyChargingLimitResponse;
import org.tidegate.ocpp.v21.NotifyCustomerInformationRequest;
import org.tidegate.ocpp.v21.NotifyCustomerInformationResponse;
import org.tidegate.ocpp.v21.NotifyDisplayMessagesResponse;
import org.tidegate.ocpp.v21.NotifyEVChargingNeedsRequest;
import org.tidegate.ocpp.v21.NotifyEVChargingNeedsResponse;
import org.tidegate.ocpp.v21.NotifyEventRequest;
import org.tidegate.ocpp.v21.NotifyEventResponse;
import org.tidegate.ocpp.v21.NotifyPriorityChargingRequest;
import org.tidegate.ocpp.v21.NotifyPriorityChargingResponse;
import org.tidegate.ocpp.v21.NotifyReportRequest;
import org.tidegate.ocpp.v21.NotifyReportResponse;
import org.tidegate.ocpp.v21.PullDynamicScheduleUpdateRequest;
import org.tidegate.ocpp.v21.PullDynamicScheduleUpdateResponse;
import org.tidegate.ocpp.v21.ReportChargingProfilesRequest;
import org.tidegate.ocpp.v21.ReportChargingProfilesResponse;
import org.tidegate.ocpp.v21.ReportData;
import org.tidegate.ocpp.v21.ReservationStatusUpdateRequest;
import org.tidegate.ocpp.v21.ReservationStatusUpdateResponse;
import org.tidegate.ocpp.v21.ReservationUpdateStatusEnum;
import org.tidegate.ocpp.v21.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v21.SecurityEventNotificationResponse;
import org.tidegate.ocpp.v21.SignCertificateRequest;
import org.tidegate.ocpp.v21.SignCertificateResponse;
import org.tidegate.ocpp.v21.StatusNotificationRequest;
import org.tidegate.ocpp.v21.StatusNotificationResponse;
import org.tidegate.ocpp.v21.TransactionEventResponse;
import org.tidegate.ocpp.v21.UploadLogStatusEnum;

/**
 * The messages of OCPP 2.1 for what the station tells and asks. Station loop only, because of the nameplate.
 */
public final class Calls {
  private final String vendorId;
  private final ChargingProfiles profiles;
  private final Supplier<ChargingStation> nameplate;
  private final Supplier<OcppVersion> spoken;

  /**
   * The calls of a station.
   *
   * @param vendorId of our messages and customData
   * @param nameplate what a boot tells of the station
   * @param spoken with whom one talks now: what a silence means depends on it
   */
  public Calls(String vendorId, Supplier<ChargingStation> nameplate, Supplier<OcppVersion> spoken) {
    this.vendorId = vendorId;
    this.profiles = new ChargingProfiles(vendorId, spoken);
    this.nameplate = nameplate;
    this.spoken = spoken;
  }

  /**
   * The call for a message; empty when OCPP can't say it with what is known.
   *
   * @throws IllegalArgumentException when the content does not fit the message
   */
  // Each case gives the answer that its message asks for; the compiler can't tie a case to A.
  @SuppressWarnings("unchecked")
  public <A> Optional<Call<?, A>> of(Outgoing<A> message) {
    return (Optional<Call<?, A>>) (Optional<?>) call(message);
  }

  private Optional<Call<?, ?>> call(Outgoing<?> message) {
    return switch (message) {
      case Outgoing.Boot boot -> Optional.of(boot(boot));
      case Outgoing.Heartbeat _ ->
        Optional.of(new Call<>(HeartbeatRequest.of(), HeartbeatResponse.class, HeartbeatResponse::currentTime));
      case Outgoing.ConnectorStatus status -> Optional.of(received(StatusNotificationRequest.of(status.at(),
          WireNames.same(status.status(), ConnectorStatusEnum.class), status.evseId(), status.connectorId()),
          StatusNotificationResponse.class));
      case Outgoing.Authorize authorize -> Optional.of(new Call<>(
          AuthorizeRequest.of(IdTokens.write(authorize.token())), AuthorizeResponse.class,
          answer -> spoken.get() == OcppVersion.V21
              ? EnergyTransfers.allowedBy(answer)
              : IdTokens.read(answer.idTokenInfo())));
      case Outgoing.Transaction transaction -> Optional.of(new Call<>(TransactionEvents.write(transaction.event()),
          TransactionEventResponse.class, Calls::answer));
      case Outgoing.ReservationUpdate update -> Optional.of(received(ReservationStatusUpdateRequest.of(update.id(),
          WireNames.same(update.status(), ReservationUpdateStatusEnum.class)), ReservationStatusUpdateResponse.class));
      case Outgoing.MeterValues values -> Optional.of(received(
          MeterValuesRequest.of(values.evseId(), Metering.write(values.values())), MeterValuesResponse.class));
      case Outgoing.Report report -> Optional.of(received(report(report), NotifyReportResponse.class));
      case Outgoing.Events events -> Optional.of(received(NotifyEventRequest.of(events.at(), 0,
          events.events().stream().map(DeviceModels::write).toList()), NotifyEventResponse.class));
      case Outgoing.SecurityEvent event -> Optional.of(received(new SecurityEventNotificationRequest(event.type(),
          event.at(), event.detail().orElse(null), null), SecurityEventNotificationResponse.class));
      case Outgoing.SignCertificate sign -> Optional.of(new Call<>(
          new SignCertificateRequest(sign.request(), CertificateSigningUseEnum.ChargingStationCertificate,
              null, sign.number(), null), // 2.1 A02.FR.24
          SignCertificateResponse.class, answer -> answer.status() == GenericStatusEnum.Accepted));
      case Outgoing.ChargingNeeds needs -> VehicleNeeds.write(needs, vendorId, spoken.get()).map(Calls::needs);
      case Outgoing.VehicleSchedule schedule -> Optional.of(VehicleSchedules.write(schedule));
      case Outgoing.ScheduleUpdateWanted wanted -> Optional.of(new Call<>(
          PullDynamicScheduleUpdateRequest.of(wanted.profileId()), PullDynamicScheduleUpdateResponse.class,
          ScheduleUpdates::read)); // 2.1 K28.FR.10
      case Outgoing.PriorityCharging told -> Optional.of(received(
          NotifyPriorityChargingRequest.of(told.transactionId(), told.activated()),
          NotifyPriorityChargingResponse.class)); // 2.1 K21.FR.05, 2.1 K21.FR.08, 2.1 K22.FR.03, 2.1 K22.FR.05
      case Outgoing.LimitSet told -> Optional.of(received(limit(told), NotifyChargingLimitResponse.class));
      case Outgoing.LimitReleased told -> Optional.of(received(
          new ClearedChargingLimitRequest(told.source().name(), evseOrStation(told.evseId()), null),
          ClearedChargingLimitResponse.class));
      case Outgoing.Profiles report -> Optional.of(received(profiles(report), ReportChargingProfilesResponse.class));
      case Outgoing.VehicleConnected _,Outgoing.PermissionChanged _,Outgoing.RecordSettled _,Outgoing.CompensationChosen _,Outgoing.Claimed _,Outgoing.CapabilityTold _ ->
        InterchangeMessages.write(message).map(this::transfer);
      case Outgoing.DisplayMessages told ->
        Optional.of(received(DisplayTexts.write(told), NotifyDisplayMessagesResponse.class));
      case Outgoing.CustomerInformation part -> Optional.of(received(
          new NotifyCustomerInformationRequest(part.text(), part.toBeContinued(), part.page(), part.at(),
              part.requestId(), null),
          NotifyCustomerInformationResponse.class));
      case Outgoing.LogStatus log -> Optional.of(received(new LogStatusNotificationRequest(
          WireNames.same(log.status(), UploadLogStatusEnum.class), log.requestId().orElse(null), null, null),
          LogStatusNotificationResponse.class));
      case Outgoing.FirmwareStatus firmware -> Optional.of(received(new FirmwareStatusNotificationRequest(
          WireNames.same(firmware.status(), FirmwareStatusEnum.class), firmware.requestId().orElse(null), null, null),
          FirmwareStatusNotificationResponse.class));
    };
  }

  private Call<BootNotificationResponse, BootAnswer> boot(Outgoing.Boot boot) {
    return new Call<>(BootNotificationRequest.of(nameplate.get(), BootReasonEnum.valueOf(boot.reason())),
        BootNotificationResponse.class, answer -> new BootAnswer(
            WireNames.same(answer.status(), BootAnswer.Status.class), answer.currentTime(), answer.interval()));
  }

  private static Outgoing.TransactionAnswer answer(TransactionEventResponse answer) {
    return new Outgoing.TransactionAnswer(Optional.ofNullable(answer.idTokenInfo()).map(IdTokens::read),
        Optional.ofNullable(answer.chargingPriority()), Optional.ofNullable(answer.totalCost()),
        DisplayTexts.all(answer.updatedPersonalMessage(), answer.updatedPersonalMessageExtra()));
  }

  private static Call<NotifyEVChargingNeedsResponse, NeedsAnswer> needs(NotifyEVChargingNeedsRequest request) {
    return new Call<>(request, NotifyEVChargingNeedsResponse.class,
        answer -> switch (answer.status()) {
          case Accepted -> NeedsAnswer.ACCEPTED;
          case Processing -> NeedsAnswer.PROCESSING;
          case NoChargingProfile -> NeedsAnswer.NO_PROFILE;
          case Rejected -> NeedsAnswer.REJECTED;
        });
  }

  private static NotifyReportRequest report(Outgoing.Report report) {
    List<ReportData> lines = report.variables().stream().map(DeviceModels::write).toList();
    return new NotifyReportRequest(report.requestId(), report.at(), report.page(), lines.isEmpty() ? null : lines,
        report.toBeContinued(), null);
  }

  private ReportChargingProfilesRequest profiles(Outgoing.Profiles report) {
    return new ReportChargingProfilesRequest(report.requestId(), report.source().name(),
        report.profiles().stream().map(profiles::write).toList(), report.evseId(), report.toBeContinued(), null);
  }

  private NotifyChargingLimitRequest limit(Outgoing.LimitSet told) {
    var limit = new ChargingLimit(told.source().name(), null, told.isGeneration() ? true : null, null);
    return new NotifyChargingLimitRequest(limit,
        told.schedule().map(profiles::write).map(List::of).orElse(null), evseOrStation(told.evseId()), null);
  }

  private static @Nullable Integer evseOrStation(int evseId) {
    return evseId == 0 ? null : evseId;
  }

  private Call<DataTransferResponse, TransferAnswer> transfer(OwnMessage message) {
    return new Call<>(new DataTransferRequest(vendorId, message.id(), message.data(), null),
        DataTransferResponse.class, answer -> switch (answer.status()) {
          case Accepted -> TransferAnswer.ACCEPTED;
          case Rejected -> TransferAnswer.REJECTED;
          case UnknownMessageId, UnknownVendorId -> TransferAnswer.UNKNOWN;
        });
  }

  private static <C extends Confirmation> Call<C, Received> received(Request request, Class<C> answer) {
    return new Call<>(request, answer, _ -> Received.RECEIVED);
  }
}
