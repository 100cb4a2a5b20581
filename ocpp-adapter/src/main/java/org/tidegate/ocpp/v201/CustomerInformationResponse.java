package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether what is kept of a customer will be told or forgotten. Immutable. OCPP 2.0.1 Part 2, 1.12.2, N09 and N10. */
public record CustomerInformationResponse(CustomerInformationStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public CustomerInformationResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static CustomerInformationResponse of(CustomerInformationStatusEnum status) {
    return new CustomerInformationResponse(status, null, null);
  }
}
