package org.tidegate.ocpp.block;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.ocpp.v201.MessageType;
import org.tidegate.ocpp.v201.V201;

/** The actions of OCPP 2.0.1: those without a feature are answered NotSupported, all others NotImplemented. Immutable. */
public final class Actions {
  private static final Set<String> WITHOUT_MESSAGES = Set.of("CancelReservation", "ClearDisplayMessage",
      "ClearVariableMonitoring", "CostUpdated", "Get15118EVCertificate", "GetCertificateStatus",
      "GetDisplayMessages", "GetMonitoringReport", "NotifyDisplayMessages",
      "NotifyMonitoringReport", "PublishFirmware", "PublishFirmwareStatusNotification", "ReservationStatusUpdate",
      "ReserveNow", "SetDisplayMessage", "SetMonitoringBase", "SetMonitoringLevel", "SetVariableMonitoring",
      "UnpublishFirmware");

  private Actions() {}

  /** Every action of the standard. */
  public static Set<String> ofTheStandard() {
    return Stream.concat(V201.all().stream().map(MessageType::action), WITHOUT_MESSAGES.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
