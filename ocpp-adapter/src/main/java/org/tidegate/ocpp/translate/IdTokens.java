package org.tidegate.ocpp.translate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.v21.AdditionalInfo;
import org.tidegate.ocpp.v21.IdTokenInfo;

/** Tokens and what the central system thinks of them, block C. Pure functions, safe from any thread. */
public final class IdTokens {
  private IdTokens() {}

  /** What a message says; additional information is not used here. */
  public static IdToken read(org.tidegate.ocpp.v21.IdToken wire) {
    return new IdToken(wire.idToken(), type(wire.type()));
  }

  /** Types are free words in OCPP 2.1; a token of one that nobody here has heard of can't be compared with any other. */
  private static IdTokenType type(String wire) {
    return known(wire)
        .orElseThrow(() -> ConstraintViolation.property("type", "no type of token that this station knows"));
  }

  private static Optional<IdTokenType> known(String wire) {
    return Arrays.stream(IdTokenType.values()).filter(type -> type.name().equals(wire)).findFirst();
  }

  static org.tidegate.ocpp.v21.IdToken write(IdToken token) {
    return org.tidegate.ocpp.v21.IdToken.of(token.value(), token.type().name());
  }

  /** With the vehicle that the driver came with (2.1 Q01.FR.02). */
  static org.tidegate.ocpp.v21.IdToken write(IdToken token, Optional<String> evccId) {
    return new org.tidegate.ocpp.v21.IdToken(token.value(), token.type().name(),
        evccId.map(id -> List.of(AdditionalInfo.of(id, "EVCCID"))).orElse(null), null);
  }

  /**
   * An answer; an empty list of EVSEs means every one (C01.FR.19). A group whose token is of a type that nobody here has heard
   * of is left out: the answer is about the driver all the same.
   */
  public static Authorization read(IdTokenInfo wire) {
    return new Authorization(WireNames.same(wire.status(), AuthorizationStatus.class),
        Optional.ofNullable(wire.cacheExpiryDateTime()),
        Optional.ofNullable(wire.groupIdToken()).filter(group -> known(group.type()).isPresent()).map(IdTokens::read),
        Optional.ofNullable(wire.evseId()).filter(evses -> !evses.isEmpty()).map(Set::copyOf),
        Optional.ofNullable(wire.chargingPriority())).saying(DisplayTexts.words(wire));
  }
}
