package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reserves an EVSE. Immutable. OCPP 2.0.1 Part 2, 1.47.1, H01.
 *
 * @param id of the reservation; one with the same id is replaced
 * @param evseId absent: whichever is free
 * @param groupIdToken whose members may use it too
 */
public record ReserveNowRequest(Integer id, Instant expiryDateTime, @Nullable ConnectorEnum connectorType,
    IdToken idToken, @Nullable Integer evseId, @Nullable IdToken groupIdToken, @Nullable CustomData customData)
    implements
      OcppRequest {
  public ReserveNowRequest {
    Check.required("id", id);
    Check.required("expiryDateTime", expiryDateTime);
    Check.required("idToken", idToken);
  }

  /** With the required fields only. */
  public static ReserveNowRequest of(Integer id, Instant expiryDateTime, IdToken idToken) {
    return new ReserveNowRequest(id, expiryDateTime, null, idToken, null, null, null);
  }
}
