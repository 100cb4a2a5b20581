package org.tidegate.ocpp.interchange;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.ConstraintViolation;

/**
 * {@code SetPermission}, central system to station: an answer that the driver gave elsewhere. Immutable.
 *
 * @param version 1; absent means 1
 * @param sessionId of the {@code VehicleConnected} it answers
 * @param nonce of the {@code VehicleConnected} it answers
 * @param granted yes or no
 * @param conditions with a yes: required
 * @param via who passes it on, shown to the driver; 1 to 50 characters
 */
public record SetPermissionMessage(@Nullable Integer version, String sessionId, String nonce, Boolean granted,
    @Nullable WireConditions conditions, String via) {
  /** Its {@code messageId}. */
  public static final String ID = "SetPermission";

  /** Checks everything. */
  public SetPermissionMessage {
    version = Bounds.version(version);
    Bounds.text("sessionId", sessionId, Bounds.LONGEST_ID);
    Bounds.text("nonce", nonce, Bounds.LONGEST_ID);
    Bounds.required("granted", granted);
    Bounds.text("via", via, 50);
    if (granted && conditions == null) {
      throw ConstraintViolation.occurrence("conditions", "are required with a yes");
    }
  }

  /** Without the nonce, which must not be logged. */
  @Override
  public String toString() {
    return "SetPermission for " + sessionId + ": " + granted;
  }
}
