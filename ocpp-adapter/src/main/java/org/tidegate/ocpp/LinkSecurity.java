package org.tidegate.ocpp;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.ocpp.rpc.Disconnection;

/**
 * What connections, attempts at them, and messages over them mean for security: each told once until the next connection
 * stands, since attempts are repeated for days (A00.FR.316). Station loop only.
 */
final class LinkSecurity {
  private final SecuritySettings security;
  private final CentralSystemEvents events;
  private final Set<SecurityEventType> told = EnumSet.noneOf(SecurityEventType.class);

  LinkSecurity(SecuritySettings security, CentralSystemEvents events) {
    this.security = security;
    this.events = events;
  }

  void opened() {
    told.clear();
    if (security.opened()) {
      tell(SecurityEventType.DiscardedRenewedClientCertificate, "it opened no connection");
    }
  }

  void failed(Disconnection why) {
    security.failed(why.reason());
    switch (why.reason()) {
      case CERTIFICATE_INVALID, WRONG_HOST_NAME -> { // A00.FR.310, A00.FR.413
        tell(SecurityEventType.InvalidCsmsCertificate, why.toString());
        tell(SecurityEventType.CsmsFailedToAuthenticate, why.toString());
      }
      case TLS_VERSION_TOO_LOW -> tell(SecurityEventType.InvalidTLSVersion, why.detail()); // A00.FR.316, A00.FR.419
      // Whoever showed a certificate had found a common suite, so it is the station's that it refuses.
      case TLS_REFUSED -> tell(security.sawCertificate() // A00.FR.323, A00.FR.426
          ? SecurityEventType.FailedToAuthenticateAtCsms
          : SecurityEventType.InvalidTLSCipherSuite, why.detail());
      case UNAUTHORIZED -> tell(SecurityEventType.FailedToAuthenticateAtCsms, why.toString());
      default -> {
        // Nothing about security.
      }
    }
  }

  void invalidMessage(String why) {
    tell(SecurityEventType.InvalidMessages, why);
  }

  private void tell(SecurityEventType type, String detail) {
    if (told.add(type)) {
      events.securityEvent(type, detail);
    }
  }
}
