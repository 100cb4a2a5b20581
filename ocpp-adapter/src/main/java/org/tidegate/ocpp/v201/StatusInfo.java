package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Says why an answer is what it is. Immutable. OCPP 2.0.1 Part 2, 2.47.
 *
 * @param reasonCode compared without regard to case
 */
public record StatusInfo(String reasonCode, @Nullable String additionalInfo, @Nullable CustomData customData) {
  public StatusInfo {
    Check.required("reasonCode", reasonCode);
    Check.maxLength("reasonCode", reasonCode, 20);
    Check.maxLength("additionalInfo", additionalInfo, 512);
  }

  /** With the required fields only. */
  public static StatusInfo of(String reasonCode) {
    return new StatusInfo(reasonCode, null, null);
  }
}
