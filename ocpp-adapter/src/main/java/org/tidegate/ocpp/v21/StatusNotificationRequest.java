package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports a connector's state. Immutable. OCPP 2.1 Part 2, 1.83.1, G01.
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
    Check.atLeast("evseId", evseId, 0);
    Check.required("connectorId", connectorId);
    Check.atLeast("connectorId", connectorId, 0);
  }

  /** With the required fields only. */
  public static StatusNotificationRequest of(Instant timestamp, ConnectorStatusEnum connectorStatus, Integer evseId,
      Integer connectorId) {
    return new StatusNotificationRequest(timestamp, connectorStatus, evseId, connectorId, null);
  }
}
