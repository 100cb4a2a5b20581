package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What else a vehicle pays for. Immutable. OCPP 2.1 Part 2, 2.4. */
public record AdditionalSelectedServices(RationalNumber serviceFee, String serviceName,
    @Nullable CustomData customData) {
  public AdditionalSelectedServices {
    Check.required("serviceFee", serviceFee);
    Check.required("serviceName", serviceName);
    Check.maxLength("serviceName", serviceName, 80);
  }

  /** With the required fields only. */
  public static AdditionalSelectedServices of(RationalNumber serviceFee, String serviceName) {
    return new AdditionalSelectedServices(serviceFee, serviceName, null);
  }
}
