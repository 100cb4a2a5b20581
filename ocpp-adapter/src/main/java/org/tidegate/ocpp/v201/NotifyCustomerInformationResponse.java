package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Takes note of what is kept of a customer. Immutable. OCPP 2.0.1 Part 2, 1.34.2, N09 and N10. */
public record NotifyCustomerInformationResponse(@Nullable CustomData customData) implements OcppResponse {
  /** With the required fields only. */
  public static NotifyCustomerInformationResponse of() {
    return new NotifyCustomerInformationResponse(null);
  }
}
