package org.tidegate.app.conformance;

import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EventData;
import org.tidegate.ocpp.v201.EventTriggerEnum;
import org.tidegate.ocpp.v201.NotifyEventRequest;
import org.tidegate.ocpp.v201.StatusNotificationRequest;

/** What the station tells of its connectors: by StatusNotification, or by NotifyEvent of AvailabilityState (G01, N07). */
final class Connectors {
  private final Bench bench;

  Connectors(Bench bench) {
    this.bench = bench;
  }

  /** The connector of this EVSE is reported to be like this. */
  void reports(int evseId, ConnectorStatusEnum status) {
    bench.expect("connector of EVSE %d is %s".formatted(evseId, status), OcppRequest.class,
        message -> tells(message, evseId, status), Bench.SOON);
  }

  /** Each connector is. */
  void allReport(ConnectorStatusEnum status) {
    for (int evseId = 1; evseId <= Configured.EVSES; evseId++) {
      reports(evseId, status);
    }
  }

  /** Whether the message tells that the connector of this EVSE is like this. */
  static boolean tells(OcppRequest message, int evseId, ConnectorStatusEnum status) {
    return switch (message) {
      case StatusNotificationRequest told -> told.evseId() == evseId && told.connectorId() == Configured.CONNECTOR
          && told.connectorStatus() == status;
      case NotifyEventRequest events ->
        events.eventData().stream().anyMatch(event -> tells(event, evseId, status.name()));
      default -> false;
    };
  }

  private static boolean tells(EventData event, int evseId, String status) {
    var component = event.component();
    return component.name().equals("Connector") && event.variable().name().equals("AvailabilityState")
        && event.trigger() == EventTriggerEnum.Delta && event.actualValue().equals(status)
        && component.evse() != null && component.evse().id() == evseId;
  }
}
