package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Orders a connector's lock to be opened. Immutable. OCPP 2.1 Part 2, 1.86.1, F05.
 *
 * @param evseId from 1
 * @param connectorId from 1, within the EVSE
 */
public record UnlockConnectorRequest(Integer evseId, Integer connectorId,
    @Nullable CustomData customData) implements OcppRequest {
  public UnlockConnectorRequest {
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
    Check.required("connectorId", connectorId);
    Check.atLeast("connectorId", connectorId, 0);
  }

  /** With the required fields only. */
  public static UnlockConnectorRequest of(Integer evseId, Integer connectorId) {
    return new UnlockConnectorRequest(evseId, connectorId, null);
  }
}
