package org.tidegate.domain.authorization;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer about a token, OCPP 2.0.1 IdTokenInfoType as far as the station uses it. Immutable.
 *
 * @param status accepted or why not
 * @param expires until when it may be remembered, UTC
 * @param group the group whose members may stop each other's transactions
 */
public record Authorization(AuthorizationStatus status, Optional<Instant> expires, Optional<IdToken> group) {
  /** Plain yes. */
  public static final Authorization ACCEPTED = new Authorization(AuthorizationStatus.Accepted, Optional.empty(),
      Optional.empty());

  /** Whether energy may flow. */
  public boolean isAccepted() {
    return status == AuthorizationStatus.Accepted;
  }
}
