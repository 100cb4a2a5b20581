package org.tidegate.ocpp;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.ocpp.rpc.Disconnection.Reason;

/**
 * As whom the station connects, and whom it trusts. Asked on the station loop when an attempt begins, so that passwords
 * and certificates may change meanwhile; returns at once.
 */
@FunctionalInterface
public interface SecuritySettings {
  /** For a connection by this profile, now. */
  Security of(NetworkProfile profile);

  /** For this attempt, now; which central system it goes to may decide whom to trust. */
  default Security of(Attempt attempt) {
    return of(attempt.profile());
  }

  /** Whom it may ask for the variables that say how strict to be. Before the first attempt. */
  default void serve(CentralSystemRequests station) {}

  /**
   * The attempt asked for last has opened a connection.
   *
   * @return whether a new certificate of the station's was given up for the one before it (A02.FR.29)
   */
  default boolean opened() {
    return false;
  }

  /** The attempt asked for last has failed. */
  default void failed(Reason why) {}

  /** Whether the central system came to show a certificate, good or not, in the attempt asked for last. */
  default boolean sawCertificate() {
    return false;
  }

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
