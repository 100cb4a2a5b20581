package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reserves the station, an EVSE or a kind of connector, H01. Immutable. OCPP 2.1 Part 2, 1.69.1.
 *
 * @param id of the reservation
 * @param evseId absent: any
 */
public record ReserveNowRequest(Integer id, Instant expiryDateTime, IdToken idToken, @Nullable String connectorType,
    @Nullable Integer evseId, @Nullable IdToken groupIdToken, @Nullable CustomData customData) implements OcppRequest {
  public ReserveNowRequest {
    Check.required("id", id);
    Check.atLeast("id", id, 0);
    Check.required("expiryDateTime", expiryDateTime);
    Check.required("idToken", idToken);
    Check.maxLength("connectorType", connectorType, 20);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static ReserveNowRequest of(Integer id, Instant expiryDateTime, IdToken idToken) {
    return new ReserveNowRequest(id, expiryDateTime, idToken, null, null, null, null);
  }
}
