package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports a connector's state. Immutable. OCPP 2.0.1 Part 2, 1.59.1, G01.
 *
 * @param timestamp the moment the state is reported for
 * @param evseId from 1
 * @param connectorId from 1, within the EVSE
 */
public record StatusNotificationRequest(Instant timestamp, ConnectorStatusEnum connectorStatus, Integer evseId,
    Integer connectorId, @Nullable CustomData customData) implements OcppRequest {
  public StatusNotificationRequest {
    Check.required("timestamp", timestamp);
    Check.required("connectorStatus", connectorStatus);
    Check.required("evseId", evseId);
    Check.required("connectorId", connectorId);
  }

  /** With the required fields only. */
  public static StatusNotificationRequest of(Instant timestamp, ConnectorStatusEnum connectorStatus, Integer evseId,
      Integer connectorId) {
    return new StatusNotificationRequest(timestamp, connectorStatus, evseId, connectorId, null);
  }
}
