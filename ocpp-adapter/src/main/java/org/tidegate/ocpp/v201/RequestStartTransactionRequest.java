package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks the charging station to start a transaction. Immutable. OCPP 2.0.1 Part 2, 1.44.1, F01 and F02.
 *
 * @param remoteStartId repeated in the transaction's events
 * @param evseId from 1; absent lets the station choose or refuse
 * @param chargingProfile purpose TxProfile
 */
public record RequestStartTransactionRequest(IdToken idToken, Integer remoteStartId, @Nullable Integer evseId,
    @Nullable IdToken groupIdToken, @Nullable ChargingProfile chargingProfile,
    @Nullable CustomData customData) implements OcppRequest {
  public RequestStartTransactionRequest {
    Check.required("idToken", idToken);
    Check.required("remoteStartId", remoteStartId);
  }

  /** With the required fields only. */
  public static RequestStartTransactionRequest of(IdToken idToken, Integer remoteStartId) {
    return new RequestStartTransactionRequest(idToken, remoteStartId, null, null, null, null);
  }
}
