package org.tidegate.ocpp.message;

import java.util.HashSet;
import java.util.Set;

/** The actions of OCPP: those without a feature are answered NotSupported, all others NotImplemented. Immutable. */
public final class Actions {
  private static final Set<String> OF_201 = Set.of("Authorize", "BootNotification", "CancelReservation",
      "CertificateSigned", "ChangeAvailability", "ClearCache", "ClearChargingProfile", "ClearDisplayMessage",
      "ClearVariableMonitoring", "ClearedChargingLimit", "CostUpdated", "CustomerInformation", "DataTransfer",
      "DeleteCertificate", "FirmwareStatusNotification", "Get15118EVCertificate", "GetBaseReport",
      "GetCertificateStatus", "GetChargingProfiles", "GetCompositeSchedule", "GetDisplayMessages",
      "GetInstalledCertificateIds", "GetLocalListVersion", "GetLog", "GetMonitoringReport", "GetReport",
      "GetTransactionStatus", "GetVariables", "Heartbeat", "InstallCertificate", "LogStatusNotification", "MeterValues",
      "NotifyChargingLimit", "NotifyCustomerInformation", "NotifyDisplayMessages", "NotifyEVChargingNeeds",
      "NotifyEVChargingSchedule", "NotifyEvent", "NotifyMonitoringReport", "NotifyReport", "PublishFirmware",
      "PublishFirmwareStatusNotification", "ReportChargingProfiles", "RequestStartTransaction",
      "RequestStopTransaction", "ReservationStatusUpdate", "ReserveNow", "Reset", "SecurityEventNotification",
      "SendLocalList", "SetChargingProfile", "SetDisplayMessage", "SetMonitoringBase", "SetMonitoringLevel",
      "SetNetworkProfile", "SetVariableMonitoring", "SetVariables", "SignCertificate", "StatusNotification",
      "TransactionEvent", "TriggerMessage", "UnlockConnector", "UnpublishFirmware", "UpdateFirmware");

  private static final Set<String> ADDED_BY_21 = Set.of("AFRRSignal", "AdjustPeriodicEventStream", "BatterySwap",
      "ChangeTransactionTariff", "ClearDERControl", "ClearTariffs", "ClosePeriodicEventStream",
      "GetCertificateChainStatus", "GetDERControl", "GetPeriodicEventStream", "GetTariffs",
      "NotifyAllowedEnergyTransfer", "NotifyDERAlarm", "NotifyDERStartStop", "NotifyPriorityCharging",
      "NotifySettlement", "NotifyWebPaymentStarted", "OpenPeriodicEventStream", "PullDynamicScheduleUpdate",
      "ReportDERControl", "RequestBatterySwap", "SetDERControl", "SetDefaultTariff", "UpdateDynamicSchedule",
      "UsePriorityCharging", "VatNumberValidation");

  private Actions() {}

  /** Every action of this version. */
  public static Set<String> of(OcppVersion version) {
    return switch (version) {
      case V201 -> OF_201;
      case V21 -> {
        var all = new HashSet<>(OF_201);
        all.addAll(ADDED_BY_21);
        yield Set.copyOf(all);
      }
    };
  }
}
