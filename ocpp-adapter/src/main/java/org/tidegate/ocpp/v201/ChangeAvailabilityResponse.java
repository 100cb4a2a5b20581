package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the change of availability is done or waits for a transaction to end. Immutable.
 * OCPP 2.0.1 Part 2, 1.5.2, G03 and G04.
 */
public record ChangeAvailabilityResponse(ChangeAvailabilityStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ChangeAvailabilityResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ChangeAvailabilityResponse of(ChangeAvailabilityStatusEnum status) {
    return new ChangeAvailabilityResponse(status, null, null);
  }
}
