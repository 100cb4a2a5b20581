package org.tidegate.ocpp.v21;

import java.util.List;
import java.util.Optional;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;

/** The messages of OCPP 2.1 that this station knows. Immutable. */
public final class V21 {
  public static final MessageType<AFRRSignalRequest, AFRRSignalResponse> AFRR_SIGNAL = type("AFRRSignal");
  public static final MessageType<AuthorizeRequest, AuthorizeResponse> AUTHORIZE = type("Authorize");
  public static final MessageType<BootNotificationRequest, BootNotificationResponse> BOOT_NOTIFICATION = type(
      "BootNotification");
  public static final MessageType<CancelReservationRequest, CancelReservationResponse> CANCEL_RESERVATION = type(
      "CancelReservation");
  public static final MessageType<CertificateSignedRequest, CertificateSignedResponse> CERTIFICATE_SIGNED = type(
      "CertificateSigned");
  public static final MessageType<ChangeAvailabilityRequest, ChangeAvailabilityResponse> CHANGE_AVAILABILITY = type(
      "ChangeAvailability");
  public static final MessageType<ClearCacheRequest, ClearCacheResponse> CLEAR_CACHE = type("ClearCache");
  public static final MessageType<ClearChargingProfileRequest, ClearChargingProfileResponse> CLEAR_CHARGING_PROFILE = type(
      "ClearChargingProfile");
  public static final MessageType<ClearedChargingLimitRequest, ClearedChargingLimitResponse> CLEARED_CHARGING_LIMIT = type(
      "ClearedChargingLimit");
  public static final MessageType<CustomerInformationRequest, CustomerInformationResponse> CUSTOMER_INFORMATION = type(
      "CustomerInformation");
  public static final MessageType<DataTransferRequest, DataTransferResponse> DATA_TRANSFER = type("DataTransfer");
  public static final MessageType<DeleteCertificateRequest, DeleteCertificateResponse> DELETE_CERTIFICATE = type(
      "DeleteCertificate");
  public static final MessageType<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse> FIRMWARE_STATUS_NOTIFICATION = type(
      "FirmwareStatusNotification");
  public static final MessageType<GetBaseReportRequest, GetBaseReportResponse> GET_BASE_REPORT = type("GetBaseReport");
  public static final MessageType<GetChargingProfilesRequest, GetChargingProfilesResponse> GET_CHARGING_PROFILES = type(
      "GetChargingProfiles");
  public static final MessageType<GetCompositeScheduleRequest, GetCompositeScheduleResponse> GET_COMPOSITE_SCHEDULE = type(
      "GetCompositeSchedule");
  public static final MessageType<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse> GET_INSTALLED_CERTIFICATE_IDS = type(
      "GetInstalledCertificateIds");
  public static final MessageType<GetLocalListVersionRequest, GetLocalListVersionResponse> GET_LOCAL_LIST_VERSION = type(
      "GetLocalListVersion");
  public static final MessageType<GetLogRequest, GetLogResponse> GET_LOG = type("GetLog");
  public static final MessageType<GetReportRequest, GetReportResponse> GET_REPORT = type("GetReport");
  public static final MessageType<GetTransactionStatusRequest, GetTransactionStatusResponse> GET_TRANSACTION_STATUS = type(
      "GetTransactionStatus");
  public static final MessageType<GetVariablesRequest, GetVariablesResponse> GET_VARIABLES = type("GetVariables");
  public static final MessageType<HeartbeatRequest, HeartbeatResponse> HEARTBEAT = type("Heartbeat");
  public static final MessageType<InstallCertificateRequest, InstallCertificateResponse> INSTALL_CERTIFICATE = type(
      "InstallCertificate");
  public static final MessageType<LogStatusNotificationRequest, LogStatusNotificationResponse> LOG_STATUS_NOTIFICATION = type(
      "LogStatusNotification");
  public static final MessageType<MeterValuesRequest, MeterValuesResponse> METER_VALUES = type("MeterValues");
  public static final MessageType<NotifyAllowedEnergyTransferRequest, NotifyAllowedEnergyTransferResponse> NOTIFY_ALLOWED_ENERGY_TRANSFER = type(
      "NotifyAllowedEnergyTransfer");
  public static final MessageType<NotifyChargingLimitRequest, NotifyChargingLimitResponse> NOTIFY_CHARGING_LIMIT = type(
      "NotifyChargingLimit");
  public static final MessageType<NotifyCustomerInformationRequest, NotifyCustomerInformationResponse> NOTIFY_CUSTOMER_INFORMATION = type(
      "NotifyCustomerInformation");
  public static final MessageType<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse> NOTIFY_EV_CHARGING_NEEDS = type(
      "NotifyEVChargingNeeds");
  public static final MessageType<NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse> NOTIFY_EV_CHARGING_SCHEDULE = type(
      "NotifyEVChargingSchedule");
  public static final MessageType<NotifyEventRequest, NotifyEventResponse> NOTIFY_EVENT = type("NotifyEvent");
  public static final MessageType<NotifyPriorityChargingRequest, NotifyPriorityChargingResponse> NOTIFY_PRIORITY_CHARGING = type(
      "NotifyPriorityCharging");
  public static final MessageType<NotifyReportRequest, NotifyReportResponse> NOTIFY_REPORT = type("NotifyReport");
  public static final MessageType<PullDynamicScheduleUpdateRequest, PullDynamicScheduleUpdateResponse> PULL_DYNAMIC_SCHEDULE_UPDATE = type(
      "PullDynamicScheduleUpdate");
  public static final MessageType<ReportChargingProfilesRequest, ReportChargingProfilesResponse> REPORT_CHARGING_PROFILES = type(
      "ReportChargingProfiles");
  public static final MessageType<RequestStartTransactionRequest, RequestStartTransactionResponse> REQUEST_START_TRANSACTION = type(
      "RequestStartTransaction");
  public static final MessageType<RequestStopTransactionRequest, RequestStopTransactionResponse> REQUEST_STOP_TRANSACTION = type(
      "RequestStopTransaction");
  public static final MessageType<ReservationStatusUpdateRequest, ReservationStatusUpdateResponse> RESERVATION_STATUS_UPDATE = type(
      "ReservationStatusUpdate");
  public static final MessageType<ReserveNowRequest, ReserveNowResponse> RESERVE_NOW = type("ReserveNow");
  public static final MessageType<ResetRequest, ResetResponse> RESET = type("Reset");
  public static final MessageType<SecurityEventNotificationRequest, SecurityEventNotificationResponse> SECURITY_EVENT_NOTIFICATION = type(
      "SecurityEventNotification");
  public static final MessageType<SendLocalListRequest, SendLocalListResponse> SEND_LOCAL_LIST = type("SendLocalList");
  public static final MessageType<SetChargingProfileRequest, SetChargingProfileResponse> SET_CHARGING_PROFILE = type(
      "SetChargingProfile");
  public static final MessageType<SetNetworkProfileRequest, SetNetworkProfileResponse> SET_NETWORK_PROFILE = type(
      "SetNetworkProfile");
  public static final MessageType<SetVariablesRequest, SetVariablesResponse> SET_VARIABLES = type("SetVariables");
  public static final MessageType<SignCertificateRequest, SignCertificateResponse> SIGN_CERTIFICATE = type(
      "SignCertificate");
  public static final MessageType<StatusNotificationRequest, StatusNotificationResponse> STATUS_NOTIFICATION = type(
      "StatusNotification");
  public static final MessageType<TransactionEventRequest, TransactionEventResponse> TRANSACTION_EVENT = type(
      "TransactionEvent");
  public static final MessageType<TriggerMessageRequest, TriggerMessageResponse> TRIGGER_MESSAGE = type(
      "TriggerMessage");
  public static final MessageType<UnlockConnectorRequest, UnlockConnectorResponse> UNLOCK_CONNECTOR = type(
      "UnlockConnector");
  public static final MessageType<UpdateDynamicScheduleRequest, UpdateDynamicScheduleResponse> UPDATE_DYNAMIC_SCHEDULE = type(
      "UpdateDynamicSchedule");
  public static final MessageType<UpdateFirmwareRequest, UpdateFirmwareResponse> UPDATE_FIRMWARE = type(
      "UpdateFirmware");
  public static final MessageType<UsePriorityChargingRequest, UsePriorityChargingResponse> USE_PRIORITY_CHARGING = type(
      "UsePriorityCharging");
  public static final MessageType<ClearDisplayMessageRequest, ClearDisplayMessageResponse> CLEAR_DISPLAY_MESSAGE = type(
      "ClearDisplayMessage");
  public static final MessageType<CostUpdatedRequest, CostUpdatedResponse> COST_UPDATED = type("CostUpdated");
  public static final MessageType<GetDisplayMessagesRequest, GetDisplayMessagesResponse> GET_DISPLAY_MESSAGES = type(
      "GetDisplayMessages");
  public static final MessageType<NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse> NOTIFY_DISPLAY_MESSAGES = type(
      "NotifyDisplayMessages");
  public static final MessageType<SetDisplayMessageRequest, SetDisplayMessageResponse> SET_DISPLAY_MESSAGE = type(
      "SetDisplayMessage");

  public static final MessageType<ChangeTransactionTariffRequest, ChangeTransactionTariffResponse> CHANGE_TRANSACTION_TARIFF = type(
      "ChangeTransactionTariff");
  public static final MessageType<ClearTariffsRequest, ClearTariffsResponse> CLEAR_TARIFFS = type("ClearTariffs");
  public static final MessageType<GetTariffsRequest, GetTariffsResponse> GET_TARIFFS = type("GetTariffs");
  public static final MessageType<SetDefaultTariffRequest, SetDefaultTariffResponse> SET_DEFAULT_TARIFF = type(
      "SetDefaultTariff");

  private static final List<MessageType<?, ?>> ALL = List.of(CHANGE_TRANSACTION_TARIFF, CLEAR_TARIFFS,
      GET_TARIFFS, SET_DEFAULT_TARIFF, SET_DISPLAY_MESSAGE, NOTIFY_DISPLAY_MESSAGES,
      GET_DISPLAY_MESSAGES, COST_UPDATED, CLEAR_DISPLAY_MESSAGE, AFRR_SIGNAL, AUTHORIZE, BOOT_NOTIFICATION,
      CANCEL_RESERVATION, CERTIFICATE_SIGNED, CHANGE_AVAILABILITY, CLEAR_CACHE, CLEAR_CHARGING_PROFILE,
      CLEARED_CHARGING_LIMIT, CUSTOMER_INFORMATION, DATA_TRANSFER, DELETE_CERTIFICATE, FIRMWARE_STATUS_NOTIFICATION,
      GET_BASE_REPORT, GET_CHARGING_PROFILES, GET_COMPOSITE_SCHEDULE, GET_INSTALLED_CERTIFICATE_IDS,
      GET_LOCAL_LIST_VERSION, GET_LOG, GET_REPORT, GET_TRANSACTION_STATUS, GET_VARIABLES, HEARTBEAT,
      INSTALL_CERTIFICATE, LOG_STATUS_NOTIFICATION, METER_VALUES, NOTIFY_ALLOWED_ENERGY_TRANSFER, NOTIFY_CHARGING_LIMIT,
      NOTIFY_CUSTOMER_INFORMATION, NOTIFY_EV_CHARGING_NEEDS, NOTIFY_EV_CHARGING_SCHEDULE, NOTIFY_EVENT,
      NOTIFY_PRIORITY_CHARGING, NOTIFY_REPORT, PULL_DYNAMIC_SCHEDULE_UPDATE, REPORT_CHARGING_PROFILES,
      REQUEST_START_TRANSACTION, REQUEST_STOP_TRANSACTION, RESERVATION_STATUS_UPDATE, RESERVE_NOW, RESET,
      SECURITY_EVENT_NOTIFICATION, SEND_LOCAL_LIST, SET_CHARGING_PROFILE, SET_NETWORK_PROFILE, SET_VARIABLES,
      SIGN_CERTIFICATE, STATUS_NOTIFICATION, TRANSACTION_EVENT, TRIGGER_MESSAGE, UNLOCK_CONNECTOR,
      UPDATE_DYNAMIC_SCHEDULE, UPDATE_FIRMWARE, USE_PRIORITY_CHARGING);

  private V21() {}

  private static <Q extends OcppRequest, A extends OcppResponse> MessageType<Q, A> type(String action) {
    return MessageType.of(action, V21.class);
  }

  /** Every message, in alphabetical order of the action. */
  public static List<MessageType<?, ?>> all() {
    return ALL;
  }

  /** The message with this action; actions differ by case. */
  public static Optional<MessageType<?, ?>> find(String action) {
    return ALL.stream().filter(type -> type.action().equals(action)).<MessageType<?, ?>>map(type -> type).findFirst();
  }
}
