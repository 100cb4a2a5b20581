package org.tidegate.ocpp.certificates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.CentralSystemRequests;

/** How strict connections are, as the station's variables say now. Station loop only. */
final class Strictness {
  /** Without a station to ask. */
  static final Strictness STANDARD = new Strictness(null);

  private final @Nullable CentralSystemRequests station;

  Strictness(@Nullable CentralSystemRequests station) {
    this.station = station;
  }

  /** M05.FR.09: whether a root before the newest is only to fall back on. */
  boolean additionalRootCheck() {
    return isTrue(SecurityVariables.ADDITIONAL_ROOT_CERTIFICATE_CHECK);
  }

  /** Whether a certificate's name may have a wildcard. */
  boolean wildcards() {
    return isTrue(SecurityVariables.ALLOW_CSMS_TLS_WILDCARDS);
  }

  /** A02.FR.28: so many refusals, and every connection was tried as often as it should; at least 1. */
  int attemptsPerRound() {
    int attempts = value(OcppCommVariables.NETWORK_PROFILE_CONNECTION_ATTEMPTS).map(Integer::parseInt).orElse(1);
    int entries = value(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY).map(list -> list.split(",").length).orElse(1);
    return Math.max(1, attempts * entries);
  }

  private boolean isTrue(VariableAddress variable) {
    return value(variable).filter("true"::equals).isPresent();
  }

  private Optional<String> value(VariableAddress variable) {
    return Optional.ofNullable(station).flatMap(asked -> asked.getVariable(variable, AttributeType.Actual).value());
  }
}
