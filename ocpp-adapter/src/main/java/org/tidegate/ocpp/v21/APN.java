package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * How a modem reaches the mobile network. Immutable. OCPP 2.1 Part 2, 2.6.
 *
 * @param apnPassword secret
 * @param simPin secret
 * @param preferredNetwork country and network code joined (MCC, MNC)
 * @param useOnlyPreferredNetwork absent means no
 */
public record APN(String apn, APNAuthenticationEnum apnAuthentication, @Nullable String apnUserName,
    @Nullable String apnPassword, @Nullable Integer simPin, @Nullable String preferredNetwork,
    @Nullable Boolean useOnlyPreferredNetwork, @Nullable CustomData customData) {
  public APN {
    Check.required("apn", apn);
    Check.maxLength("apn", apn, 2000);
    Check.required("apnAuthentication", apnAuthentication);
    Check.maxLength("apnUserName", apnUserName, 50);
    Check.maxLength("apnPassword", apnPassword, 64);
    Check.maxLength("preferredNetwork", preferredNetwork, 6);
  }

  /** With the required fields only. */
  public static APN of(String apn, APNAuthenticationEnum apnAuthentication) {
    return new APN(apn, apnAuthentication, null, null, null, null, null, null);
  }

  /** Without what must not be logged. */
  @Override
  public String toString() {
    return "APN[apn=" + apn + "]";
  }
}
