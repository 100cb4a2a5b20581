package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * How to reach a CSMS. Immutable. OCPP 2.0.1 Part 2, 2.35.
 *
 * @param ocppVersion not considered: the WebSocket handshake decides
 * @param ocppCsmsUrl without the charging station's identity, which is appended
 * @param messageTimeout seconds
 * @param securityProfile 1 to 3
 */
public record NetworkConnectionProfile(OCPPVersionEnum ocppVersion, OCPPTransportEnum ocppTransport, String ocppCsmsUrl,
    Integer messageTimeout, Integer securityProfile, OCPPInterfaceEnum ocppInterface, @Nullable APN apn,
    @Nullable VPN vpn, @Nullable CustomData customData) {
  public NetworkConnectionProfile {
    Check.required("ocppVersion", ocppVersion);
    Check.required("ocppTransport", ocppTransport);
    Check.required("ocppCsmsUrl", ocppCsmsUrl);
    Check.maxLength("ocppCsmsUrl", ocppCsmsUrl, 512);
    Check.required("messageTimeout", messageTimeout);
    Check.required("securityProfile", securityProfile);
    Check.required("ocppInterface", ocppInterface);
  }

  /** With the required fields only. */
  public static NetworkConnectionProfile of(OCPPVersionEnum ocppVersion, OCPPTransportEnum ocppTransport,
      String ocppCsmsUrl, Integer messageTimeout, Integer securityProfile, OCPPInterfaceEnum ocppInterface) {
    return new NetworkConnectionProfile(ocppVersion, ocppTransport, ocppCsmsUrl, messageTimeout, securityProfile,
        ocppInterface, null, null, null);
  }
}
