package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.Keyring.Holdings;
import org.tidegate.domain.port.NetworkProfile;

/** What must be there before a connection may be more secure than the one in use, OCPP 2.0.1 A05. Pure. */
final class SecurityPrerequisites {
  private static final int PROFILE_WITH_CERTIFICATE = 3;

  private SecurityPrerequisites() {}

  /** Why a connection may not be used, in English. */
  static Optional<String> missing(NetworkProfile wanted, int securityProfile, Holdings holdings, Instant now) {
    if (wanted.securityProfile() <= securityProfile || wanted.securityProfile() < NetworkProfile.FIRST_WITH_TLS) {
      return Optional.empty();
    }
    if (!holdings.trustsCentralSystem(now)) {
      return Optional.of("no valid CSMSRootCertificate is installed"); // A05.FR.02
    }
    return wanted.securityProfile() == PROFILE_WITH_CERTIFICATE && !holdings.identifiesStation(now)
        ? Optional.of("no valid ChargingStationCertificate is installed") // A05.FR.03
        : Optional.empty();
  }
}
