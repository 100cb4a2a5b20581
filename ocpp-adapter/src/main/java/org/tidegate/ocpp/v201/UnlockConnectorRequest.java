package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Orders a connector's lock to be opened. Immutable. OCPP 2.0.1 Part 2, 1.62.1, F05.
 *
 * @param evseId from 1
 * @param connectorId from 1, within the EVSE
 */
public record UnlockConnectorRequest(Integer evseId, Integer connectorId,
    @Nullable CustomData customData) implements OcppRequest {
  public UnlockConnectorRequest {
    Check.required("evseId", evseId);
    Check.required("connectorId", connectorId);
  }

  /** With the required fields only. */
  public static UnlockConnectorRequest of(Integer evseId, Integer connectorId) {
    return new UnlockConnectorRequest(evseId, connectorId, null);
  }
}
