package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A reading signed by the meter. Immutable. OCPP 2.0.1 Part 2, 2.46.
 *
 * @param signedMeterData Base64
 * @param publicKey Base64; empty when not sent
 */
public record SignedMeterValue(String signedMeterData, String signingMethod, String encodingMethod, String publicKey,
    @Nullable CustomData customData) {
  public SignedMeterValue {
    Check.required("signedMeterData", signedMeterData);
    Check.maxLength("signedMeterData", signedMeterData, 2500);
    Check.required("signingMethod", signingMethod);
    Check.maxLength("signingMethod", signingMethod, 50);
    Check.required("encodingMethod", encodingMethod);
    Check.maxLength("encodingMethod", encodingMethod, 50);
    Check.required("publicKey", publicKey);
    Check.maxLength("publicKey", publicKey, 2500);
  }

  /** With the required fields only. */
  public static SignedMeterValue of(String signedMeterData, String signingMethod, String encodingMethod,
      String publicKey) {
    return new SignedMeterValue(signedMeterData, signingMethod, encodingMethod, publicKey, null);
  }
}
