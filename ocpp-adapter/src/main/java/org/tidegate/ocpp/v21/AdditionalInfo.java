package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Another identifier that goes with a token. Immutable. OCPP 2.1 Part 2, 2.3.
 *
 * @param additionalIdToken compared without regard to case
 * @param type agreed between the parties
 */
public record AdditionalInfo(String additionalIdToken, String type, @Nullable CustomData customData) {
  public AdditionalInfo {
    Check.required("additionalIdToken", additionalIdToken);
    Check.maxLength("additionalIdToken", additionalIdToken, 255);
    Check.required("type", type);
    Check.maxLength("type", type, 50);
  }

  /** With the required fields only. */
  public static AdditionalInfo of(String additionalIdToken, String type) {
    return new AdditionalInfo(additionalIdToken, type, null);
  }

  /** Without what must not be logged. */
  @Override
  public String toString() {
    return "AdditionalInfo[type=" + type + "]";
  }
}
