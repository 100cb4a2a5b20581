package org.tidegate.ocpp.v21;

import java.util.List;
import java.util.Optional;
import org.tidegate.ocpp.message.MessageType;

/** The messages of OCPP 2.1 that this station knows. Immutable. */
public final class V21 {
  public static final MessageType<AFRRSignalRequest, AFRRSignalResponse> AFRR_SIGNAL = new MessageType<>("AFRRSignal",
      AFRRSignalRequest.class, AFRRSignalResponse.class);
  public static final MessageType<AuthorizeRequest, AuthorizeResponse> AUTHORIZE = new MessageType<>("Authorize",
      AuthorizeRequest.class, AuthorizeResponse.class);
  public static final MessageType<BootNotificationRequest, BootNotificationResponse> BOOT_NOTIFICATION = new MessageType<>(
      "BootNotification", BootNotificationRequest.class, BootNotificationResponse.class);
  public static final MessageType<CancelReservationRequest, CancelReservationResponse> CANCEL_RESERVATION = new MessageType<>(
      "CancelReservation", CancelReservationRequest.class, CancelReservationResponse.class);
  public static final MessageType<CertificateSignedRequest, CertificateSignedResponse> CERTIFICATE_SIGNED = new MessageType<>(
      "CertificateSigned", CertificateSignedRequest.class, CertificateSignedResponse.class);
  public static final MessageType<ChangeAvailabilityRequest, ChangeAvailabilityResponse> CHANGE_AVAILABILITY = new MessageType<>(
      "ChangeAvailability", ChangeAvailabilityRequest.class, ChangeAvailabilityResponse.class);
  public static final MessageType<ClearCacheRequest, ClearCacheResponse> CLEAR_CACHE = new MessageType<>("ClearCache",
      ClearCacheRequest.class, ClearCacheResponse.class);
  public static final MessageType<ClearChargingProfileRequest, ClearChargingProfileResponse> CLEAR_CHARGING_PROFILE = new MessageType<>(
      "ClearChargingProfile", ClearChargingProfileRequest.class, ClearChargingProfileResponse.class);
  public static final MessageType<ClearedChargingLimitRequest, ClearedChargingLimitResponse> CLEARED_CHARGING_LIMIT = new MessageType<>(
      "ClearedChargingLimit", ClearedChargingLimitRequest.class, ClearedChargingLimitResponse.class);
  public static final MessageType<CustomerInformationRequest, CustomerInformationResponse> CUSTOMER_INFORMATION = new MessageType<>(
      "CustomerInformation", CustomerInformationRequest.class, CustomerInformationResponse.class);
  public static final MessageType<DataTransferRequest, DataTransferResponse> DATA_TRANSFER = new MessageType<>(
      "DataTransfer", DataTransferRequest.class, DataTransferResponse.class);
  public static final MessageType<DeleteCertificateRequest, DeleteCertificateResponse> DELETE_CERTIFICATE = new MessageType<>(
      "DeleteCertificate", DeleteCertificateRequest.class, DeleteCertificateResponse.class);
  public static final MessageType<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse> FIRMWARE_STATUS_NOTIFICATION = new MessageType<>(
      "FirmwareStatusNotification", FirmwareStatusNotificationRequest.class, FirmwareStatusNotificationResponse.class);
  public static final MessageType<GetBaseReportRequest, GetBaseReportResponse> GET_BASE_REPORT = new MessageType<>(
      "GetBaseReport", GetBaseReportRequest.class, GetBaseReportResponse.class);
  public static final MessageType<GetChargingProfilesRequest, GetChargingProfilesResponse> GET_CHARGING_PROFILES = new MessageType<>(
      "GetChargingProfiles", GetChargingProfilesRequest.class, GetChargingProfilesResponse.class);
  public static final MessageType<GetCompositeScheduleRequest, GetCompositeScheduleResponse> GET_COMPOSITE_SCHEDULE = new MessageType<>(
      "GetCompositeSchedule", GetCompositeScheduleRequest.class, GetCompositeScheduleResponse.class);
  public static final MessageType<GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse> GET_INSTALLED_CERTIFICATE_IDS = new MessageType<>(
      "GetInstalledCertificateIds", GetInstalledCertificateIdsRequest.class, GetInstalledCertificateIdsResponse.class);
  public static final MessageType<GetLocalListVersionRequest, GetLocalListVersionResponse> GET_LOCAL_LIST_VERSION = new MessageType<>(
      "GetLocalListVersion", GetLocalListVersionRequest.class, GetLocalListVersionResponse.class);
  public static final MessageType<GetLogRequest, GetLogResponse> GET_LOG = new MessageType<>("GetLog",
      GetLogRequest.class, GetLogResponse.class);
  public static final MessageType<GetReportRequest, GetReportResponse> GET_REPORT = new MessageType<>("GetReport",
      GetReportRequest.class, GetReportResponse.class);
  public static final MessageType<GetTransactionStatusRequest, GetTransactionStatusResponse> GET_TRANSACTION_STATUS = new MessageType<>(
      "GetTransactionStatus", GetTransactionStatusRequest.class, GetTransactionStatusResponse.class);
  public static final MessageType<GetVariablesRequest, GetVariablesResponse> GET_VARIABLES = new MessageType<>(
      "GetVariables", GetVariablesRequest.class, GetVariablesResponse.class);
  public static final MessageType<HeartbeatRequest, HeartbeatResponse> HEARTBEAT = new MessageType<>("Heartbeat",
      HeartbeatRequest.class, HeartbeatResponse.class);
  public static final MessageType<InstallCertificateRequest, InstallCertificateResponse> INSTALL_CERTIFICATE = new MessageType<>(
      "InstallCertificate", InstallCertificateRequest.class, InstallCertificateResponse.class);
  public static final MessageType<LogStatusNotificationRequest, LogStatusNotificationResponse> LOG_STATUS_NOTIFICATION = new MessageType<>(
      "LogStatusNotification", LogStatusNotificationRequest.class, LogStatusNotificationResponse.class);
  public static final MessageType<MeterValuesRequest, MeterValuesResponse> METER_VALUES = new MessageType<>(
      "MeterValues", MeterValuesRequest.class, MeterValuesResponse.class);
  public static final MessageType<NotifyAllowedEnergyTransferRequest, NotifyAllowedEnergyTransferResponse> NOTIFY_ALLOWED_ENERGY_TRANSFER = new MessageType<>(
      "NotifyAllowedEnergyTransfer", NotifyAllowedEnergyTransferRequest.class,
      NotifyAllowedEnergyTransferResponse.class);
  public static final MessageType<NotifyChargingLimitRequest, NotifyChargingLimitResponse> NOTIFY_CHARGING_LIMIT = new MessageType<>(
      "NotifyChargingLimit", NotifyChargingLimitRequest.class, NotifyChargingLimitResponse.class);
  public static final MessageType<NotifyCustomerInformationRequest, NotifyCustomerInformationResponse> NOTIFY_CUSTOMER_INFORMATION = new MessageType<>(
      "NotifyCustomerInformation", NotifyCustomerInformationRequest.class, NotifyCustomerInformationResponse.class);
  public static final MessageType<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse> NOTIFY_EV_CHARGING_NEEDS = new MessageType<>(
      "NotifyEVChargingNeeds", NotifyEVChargingNeedsRequest.class, NotifyEVChargingNeedsResponse.class);
  public static final MessageType<NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse> NOTIFY_EV_CHARGING_SCHEDULE = new MessageType<>(
      "NotifyEVChargingSchedule", NotifyEVChargingScheduleRequest.class, NotifyEVChargingScheduleResponse.class);
  public static final MessageType<NotifyEventRequest, NotifyEventResponse> NOTIFY_EVENT = new MessageType<>(
      "NotifyEvent", NotifyEventRequest.class, NotifyEventResponse.class);
  public static final MessageType<NotifyPriorityChargingRequest, NotifyPriorityChargingResponse> NOTIFY_PRIORITY_CHARGING = new MessageType<>(
      "NotifyPriorityCharging", NotifyPriorityChargingRequest.class, NotifyPriorityChargingResponse.class);
  public static final MessageType<NotifyReportRequest, NotifyReportResponse> NOTIFY_REPORT = new MessageType<>(
      "NotifyReport", NotifyReportRequest.class, NotifyReportResponse.class);
  public static final MessageType<PullDynamicScheduleUpdateRequest, PullDynamicScheduleUpdateResponse> PULL_DYNAMIC_SCHEDULE_UPDATE = new MessageType<>(
      "PullDynamicScheduleUpdate", PullDynamicScheduleUpdateRequest.class, PullDynamicScheduleUpdateResponse.class);
  public static final MessageType<ReportChargingProfilesRequest, ReportChargingProfilesResponse> REPORT_CHARGING_PROFILES = new MessageType<>(
      "ReportChargingProfiles", ReportChargingProfilesRequest.class, ReportChargingProfilesResponse.class);
  public static final MessageType<RequestStartTransactionRequest, RequestStartTransactionResponse> REQUEST_START_TRANSACTION = new MessageType<>(
      "RequestStartTransaction", RequestStartTransactionRequest.class, RequestStartTransactionResponse.class);
  public static final MessageType<RequestStopTransactionRequest, RequestStopTransactionResponse> REQUEST_STOP_TRANSACTION = new MessageType<>(
      "RequestStopTransaction", RequestStopTransactionRequest.class, RequestStopTransactionResponse.class);
  public static final MessageType<ReservationStatusUpdateRequest, ReservationStatusUpdateResponse> RESERVATION_STATUS_UPDATE = new MessageType<>(
      "ReservationStatusUpdate", ReservationStatusUpdateRequest.class, ReservationStatusUpdateResponse.class);
  public static final MessageType<ReserveNowRequest, ReserveNowResponse> RESERVE_NOW = new MessageType<>("ReserveNow",
      ReserveNowRequest.class, ReserveNowResponse.class);
  public static final MessageType<ResetRequest, ResetResponse> RESET = new MessageType<>("Reset", ResetRequest.class,
      ResetResponse.class);
  public static final MessageType<SecurityEventNotificationRequest, SecurityEventNotificationResponse> SECURITY_EVENT_NOTIFICATION = new MessageType<>(
      "SecurityEventNotification", SecurityEventNotificationRequest.class, SecurityEventNotificationResponse.class);
  public static final MessageType<SendLocalListRequest, SendLocalListResponse> SEND_LOCAL_LIST = new MessageType<>(
      "SendLocalList", SendLocalListRequest.class, SendLocalListResponse.class);
  public static final MessageType<SetChargingProfileRequest, SetChargingProfileResponse> SET_CHARGING_PROFILE = new MessageType<>(
      "SetChargingProfile", SetChargingProfileRequest.class, SetChargingProfileResponse.class);
  public static final MessageType<SetNetworkProfileRequest, SetNetworkProfileResponse> SET_NETWORK_PROFILE = new MessageType<>(
      "SetNetworkProfile", SetNetworkProfileRequest.class, SetNetworkProfileResponse.class);
  public static final MessageType<SetVariablesRequest, SetVariablesResponse> SET_VARIABLES = new MessageType<>(
      "SetVariables", SetVariablesRequest.class, SetVariablesResponse.class);
  public static final MessageType<SignCertificateRequest, SignCertificateResponse> SIGN_CERTIFICATE = new MessageType<>(
      "SignCertificate", SignCertificateRequest.class, SignCertificateResponse.class);
  public static final MessageType<StatusNotificationRequest, StatusNotificationResponse> STATUS_NOTIFICATION = new MessageType<>(
      "StatusNotification", StatusNotificationRequest.class, StatusNotificationResponse.class);
  public static final MessageType<TransactionEventRequest, TransactionEventResponse> TRANSACTION_EVENT = new MessageType<>(
      "TransactionEvent", TransactionEventRequest.class, TransactionEventResponse.class);
  public static final MessageType<TriggerMessageRequest, TriggerMessageResponse> TRIGGER_MESSAGE = new MessageType<>(
      "TriggerMessage", TriggerMessageRequest.class, TriggerMessageResponse.class);
  public static final MessageType<UnlockConnectorRequest, UnlockConnectorResponse> UNLOCK_CONNECTOR = new MessageType<>(
      "UnlockConnector", UnlockConnectorRequest.class, UnlockConnectorResponse.class);
  public static final MessageType<UpdateDynamicScheduleRequest, UpdateDynamicScheduleResponse> UPDATE_DYNAMIC_SCHEDULE = new MessageType<>(
      "UpdateDynamicSchedule", UpdateDynamicScheduleRequest.class, UpdateDynamicScheduleResponse.class);
  public static final MessageType<UpdateFirmwareRequest, UpdateFirmwareResponse> UPDATE_FIRMWARE = new MessageType<>(
      "UpdateFirmware", UpdateFirmwareRequest.class, UpdateFirmwareResponse.class);
  public static final MessageType<UsePriorityChargingRequest, UsePriorityChargingResponse> USE_PRIORITY_CHARGING = new MessageType<>(
      "UsePriorityCharging", UsePriorityChargingRequest.class, UsePriorityChargingResponse.class);
  public static final MessageType<ClearDisplayMessageRequest, ClearDisplayMessageResponse> CLEAR_DISPLAY_MESSAGE = new MessageType<>(
      "ClearDisplayMessage", ClearDisplayMessageRequest.class, ClearDisplayMessageResponse.class);
  public static final MessageType<CostUpdatedRequest, CostUpdatedResponse> COST_UPDATED = new MessageType<>(
      "CostUpdated", CostUpdatedRequest.class, CostUpdatedResponse.class);
  public static final MessageType<GetDisplayMessagesRequest, GetDisplayMessagesResponse> GET_DISPLAY_MESSAGES = new MessageType<>(
      "GetDisplayMessages", GetDisplayMessagesRequest.class, GetDisplayMessagesResponse.class);
  public static final MessageType<NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse> NOTIFY_DISPLAY_MESSAGES = new MessageType<>(
      "NotifyDisplayMessages", NotifyDisplayMessagesRequest.class, NotifyDisplayMessagesResponse.class);
  public static final MessageType<SetDisplayMessageRequest, SetDisplayMessageResponse> SET_DISPLAY_MESSAGE = new MessageType<>(
      "SetDisplayMessage", SetDisplayMessageRequest.class, SetDisplayMessageResponse.class);

  public static final MessageType<ChangeTransactionTariffRequest, ChangeTransactionTariffResponse> CHANGE_TRANSACTION_TARIFF = new MessageType<>(
      "ChangeTransactionTariff", ChangeTransactionTariffRequest.class, ChangeTransactionTariffResponse.class);
  public static final MessageType<ClearTariffsRequest, ClearTariffsResponse> CLEAR_TARIFFS = new MessageType<>(
      "ClearTariffs", ClearTariffsRequest.class, ClearTariffsResponse.class);
  public static final MessageType<GetTariffsRequest, GetTariffsResponse> GET_TARIFFS = new MessageType<>(
      "GetTariffs", GetTariffsRequest.class, GetTariffsResponse.class);
  public static final MessageType<SetDefaultTariffRequest, SetDefaultTariffResponse> SET_DEFAULT_TARIFF = new MessageType<>(
      "SetDefaultTariff", SetDefaultTariffRequest.class, SetDefaultTariffResponse.class);

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

  /** Every message, in alphabetical order of the action. */
  public static List<MessageType<?, ?>> all() {
    return ALL;
  }

  /** The message with this action; actions differ by case. */
  public static Optional<MessageType<?, ?>> find(String action) {
    return ALL.stream().filter(type -> type.action().equals(action)).<MessageType<?, ?>>map(type -> type).findFirst();
  }
}
