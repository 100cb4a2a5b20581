package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports that priority charging was switched at the station, K22. Immutable. OCPP 2.1 Part 2, 1.55.1.
 *
 * @param activated whether it is on now
 */
public record NotifyPriorityChargingRequest(String transactionId, Boolean activated,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyPriorityChargingRequest {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
    Check.required("activated", activated);
  }

  /** With the required fields only. */
  public static NotifyPriorityChargingRequest of(String transactionId, Boolean activated) {
    return new NotifyPriorityChargingRequest(transactionId, activated, null);
  }
}
