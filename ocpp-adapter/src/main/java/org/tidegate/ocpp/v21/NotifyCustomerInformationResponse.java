package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Takes note of what is kept of a customer. Immutable. OCPP 2.1 Part 2, 1.46.2, N09 and N10. */
public record NotifyCustomerInformationResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static NotifyCustomerInformationResponse of() {
    return new NotifyCustomerInformationResponse(null);
  }
}
