package org.tidegate.domain.authorization;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * A promise of the central system that a driver finds a free EVSE, OCPP 2.0.1 H01. Immutable, kept until it is used, cancelled
 * or over. Of the driver it holds digests only.
 *
 * @param id chosen by the central system; every number is valid, 0 too
 * @param made when, UTC: who came first goes first
 * @param expires when it is over, UTC
 * @param evseId the one EVSE; absent: whichever is free
 * @param connectorType a name of OCPP 2.0.1 ConnectorEnumType; absent: any
 * @param digest of the driver's token, {@link IdToken#digest}
 * @param groupDigest of the group whose members may use it too
 */
public record Reservation(int id, Instant made, Instant expires, Optional<Integer> evseId,
    Optional<String> connectorType, String digest, Optional<String> groupDigest) implements StoredFact {

  /** Made now, for this driver. */
  public static Reservation of(Request request, Instant now) {
    return new Reservation(request.id(), now, request.expires(), request.evseId(), request.connectorType(),
        request.token().digest(), request.group().map(IdToken::digest));
  }

  @Override
  public String key() {
    return String.valueOf(id);
  }

  /** Whether this driver, of this group, may use it: H03.FR.01 to H03.FR.06. */
  public boolean isFor(IdToken token, Optional<IdToken> group) {
    return digest.equals(token.digest()) || group.map(IdToken::digest).filter(groupDigest.stream().toList()::contains)
        .isPresent();
  }

  /** Whether it can be used there. */
  public boolean isAt(Place place) {
    return evseId.map(id -> id == place.evseId).orElse(true)
        && connectorType.map(type -> type.equalsIgnoreCase(place.connectorType)).orElse(true);
  }

  /** Whether it is over. */
  public boolean isExpired(Instant now) {
    return !expires.isAfter(now);
  }

  /**
   * One EVSE that could serve it. Immutable.
   *
   * @param evseId where
   * @param connectorType of its connector
   */
  public record Place(int evseId, String connectorType) {}

  /**
   * What the central system asks for. Immutable.
   *
   * @param id chosen by the central system
   * @param expires when it is over, UTC
   * @param evseId the one EVSE; absent: whichever is free
   * @param connectorType a name of OCPP 2.0.1 ConnectorEnumType; absent: any
   * @param token of the driver
   * @param group whose members may use it too
   */
  public record Request(int id, Instant expires, Optional<Integer> evseId, Optional<String> connectorType,
      IdToken token, Optional<IdToken> group) {}
}
