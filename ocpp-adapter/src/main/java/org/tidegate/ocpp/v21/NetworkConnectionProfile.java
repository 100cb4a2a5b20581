package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * How to reach a CSMS. Immutable. OCPP 2.1 Part 2, 2.71.
 *
 * @param ocppVersion what to offer in the handshake; absent: all that the station speaks
 * @param ocppCsmsUrl without the charging station's identity, which is appended
 * @param messageTimeout seconds
 * @param securityProfile 1 to 3
 * @param identity of the station there, instead of its own
 * @param basicAuthPassword there, instead of the station's
 */
public record NetworkConnectionProfile(@Nullable OCPPVersionEnum ocppVersion, OCPPTransportEnum ocppTransport,
    String ocppCsmsUrl, Integer messageTimeout, Integer securityProfile, OCPPInterfaceEnum ocppInterface,
    @Nullable APN apn, @Nullable VPN vpn, @Nullable String identity, @Nullable String basicAuthPassword,
    @Nullable CustomData customData) {
  public NetworkConnectionProfile {
    Check.required("ocppTransport", ocppTransport);
    Check.required("ocppCsmsUrl", ocppCsmsUrl);
    Check.maxLength("ocppCsmsUrl", ocppCsmsUrl, 2000);
    Check.required("messageTimeout", messageTimeout);
    Check.required("securityProfile", securityProfile);
    Check.atLeast("securityProfile", securityProfile, 0);
    Check.required("ocppInterface", ocppInterface);
    Check.maxLength("identity", identity, 48);
    Check.maxLength("basicAuthPassword", basicAuthPassword, 64);
  }

  /** Passwords stand in it. */
  @Override
  public String toString() {
    return "NetworkConnectionProfile[" + ocppCsmsUrl + "]";
  }

  /** With the required fields only. */
  public static NetworkConnectionProfile of(OCPPTransportEnum ocppTransport, String ocppCsmsUrl, Integer messageTimeout,
      Integer securityProfile, OCPPInterfaceEnum ocppInterface) {
    return new NetworkConnectionProfile(null, ocppTransport, ocppCsmsUrl, messageTimeout, securityProfile,
        ocppInterface, null, null, null, null, null);
  }
}
