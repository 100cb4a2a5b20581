package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A reading signed by the meter. Immutable. OCPP 2.1 Part 2, 2.92.
 *
 * @param signedMeterData Base64
 * @param publicKey Base64; empty when not sent
 */
public record SignedMeterValue(String signedMeterData, @Nullable String signingMethod, String encodingMethod,
    @Nullable String publicKey, @Nullable CustomData customData) {
  public SignedMeterValue {
    Check.required("signedMeterData", signedMeterData);
    Check.maxLength("signedMeterData", signedMeterData, 32768);
    Check.maxLength("signingMethod", signingMethod, 50);
    Check.required("encodingMethod", encodingMethod);
    Check.maxLength("encodingMethod", encodingMethod, 50);
    Check.maxLength("publicKey", publicKey, 2500);
  }

  /** With the required fields only. */
  public static SignedMeterValue of(String signedMeterData, String encodingMethod) {
    return new SignedMeterValue(signedMeterData, null, encodingMethod, null, null);
  }
}
