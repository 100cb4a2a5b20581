package org.tidegate.ocpp.translate;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.IdTokenInfo;

/** Tokens and what the central system thinks of them, block C. Pure functions, safe from any thread. */
public final class IdTokens {
  private IdTokens() {}

  /** What a message says; additional information is not used here. */
  public static IdToken read(org.tidegate.ocpp.v201.IdToken wire) {
    return new IdToken(wire.idToken(), WireNames.same(wire.type(), IdTokenType.class));
  }

  static org.tidegate.ocpp.v201.IdToken write(IdToken token) {
    return org.tidegate.ocpp.v201.IdToken.of(token.value(), WireNames.same(token.type(), IdTokenEnum.class));
  }

  /** An answer; an empty list of EVSEs means every one (C01.FR.19). */
  public static Authorization read(IdTokenInfo wire) {
    return new Authorization(WireNames.same(wire.status(), AuthorizationStatus.class),
        Optional.ofNullable(wire.cacheExpiryDateTime()), Optional.ofNullable(wire.groupIdToken()).map(IdTokens::read),
        Optional.ofNullable(wire.evseId()).filter(evses -> !evses.isEmpty()).map(Set::copyOf));
  }
}
