package org.tidegate.ocpp;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tidegate.domain.port.NetworkProfile;

/**
 * As whom the station connects, and whom it trusts. Asked on the station loop when an attempt begins, so that passwords
 * and certificates may change meanwhile; returns at once.
 */
@FunctionalInterface
public interface SecuritySettings {
  /** For a connection by this profile, now. */
  Security of(NetworkProfile profile);

  /** The same for every profile. */
  static SecuritySettings always(Security security) {
    return _ -> security;
  }

  /** Without password and certificates. */
  static SecuritySettings none(String identity) {
    return always(new Security(identity, Optional.empty(), Optional.empty()));
  }

  /**
   * What one connection needs. Immutable; never prints the password.
   *
   * @param identity of the station, appended to the address
   * @param password for HTTP Basic authentication
   * @param tls whom to trust, with the station's certificate for profile 3; absent: whom Java trusts
   */
  record Security(String identity, Optional<String> password, Optional<SSLContext> tls) {
    @Override
    public String toString() {
      return identity;
    }
  }
}
