package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Switches priority charging on or off, K21. Immutable. OCPP 2.1 Part 2, 1.90.1.
 *
 * @param activate whether it is to be on
 */
public record UsePriorityChargingRequest(String transactionId, Boolean activate,
    @Nullable CustomData customData) implements OcppRequest {
  public UsePriorityChargingRequest {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
    Check.required("activate", activate);
  }

  /** With the required fields only. */
  public static UsePriorityChargingRequest of(String transactionId, Boolean activate) {
    return new UsePriorityChargingRequest(transactionId, activate, null);
  }
}
