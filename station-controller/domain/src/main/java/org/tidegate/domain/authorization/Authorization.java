package org.tidegate.domain.authorization;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.tariff.DriverTariff;

/**
 * An answer about a token, OCPP 2.0.1 IdTokenInfoType as far as the station uses it. Immutable.
 *
 * @param status accepted or why not
 * @param expires until when it may be remembered, UTC
 * @param group the group whose members may stop each other's transactions
 * @param evses the only ones where the token may be used, C01.FR.21; absent: every one
 * @param chargingPriority -9 to 9, higher goes first where power is short; absent counts as 0 (K03.FR.06)
 * @param energyTransfers that the central system allows (OCPP 2.1 Q01.FR.01), empty while it has not said which; absent:
 *     it does not deal with that
 * @param words to the driver
 * @param tariff of this driver (OCPP 2.1 I08)
 */
public record Authorization(AuthorizationStatus status, Optional<Instant> expires, Optional<IdToken> group,
    Optional<Set<Integer>> evses, Optional<Integer> chargingPriority, Optional<Set<EnergyTransfer>> energyTransfers,
    Optional<DriverWords> words, Optional<DriverTariff> tariff) {
  /** Plain yes. */
  public static final Authorization ACCEPTED = of(AuthorizationStatus.Accepted);

  /** Copies the sets. */
  public Authorization {
    evses = evses.map(Set::copyOf);
    energyTransfers = energyTransfers.map(Set::copyOf);
  }

  /** From a central system that does not deal with energy transfers. */
  public Authorization(AuthorizationStatus status, Optional<Instant> expires, Optional<IdToken> group,
      Optional<Set<Integer>> evses, Optional<Integer> chargingPriority) {
    this(status, expires, group, evses, chargingPriority, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Of no special priority. */
  public Authorization(AuthorizationStatus status, Optional<Instant> expires, Optional<IdToken> group,
      Optional<Set<Integer>> evses) {
    this(status, expires, group, evses, Optional.empty());
  }

  /** For every EVSE. */
  public Authorization(AuthorizationStatus status, Optional<Instant> expires, Optional<IdToken> group) {
    this(status, expires, group, Optional.empty());
  }

  /** Nothing but the status. */
  public static Authorization of(AuthorizationStatus status) {
    return new Authorization(status, Optional.empty(), Optional.empty());
  }

  /** The same, allowing these energy transfers. */
  public Authorization allowing(Set<EnergyTransfer> transfers) {
    return new Authorization(status, expires, group, evses, chargingPriority, Optional.of(transfers), words,
        tariff);
  }

  /** The same with these words. */
  public Authorization saying(Optional<DriverWords> other) {
    return new Authorization(status, expires, group, evses, chargingPriority, energyTransfers, other, tariff);
  }

  /** The same with this tariff, or none. */
  public Authorization charging(Optional<DriverTariff> other) {
    return new Authorization(status, expires, group, evses, chargingPriority, energyTransfers, words, other);
  }

  /** The same as a no: the station itself can't serve this driver. */
  public Authorization refused() {
    return new Authorization(AuthorizationStatus.NotAtThisTime, expires, group, evses, chargingPriority,
        energyTransfers, words, tariff);
  }

  /** What is remembered of it for another visit: words are for this one. */
  Authorization remembered() {
    return saying(Optional.empty());
  }

  /** What a newer answer about the same token leaves of this one: it need not repeat what stays. */
  public Authorization then(Authorization newer) {
    return new Authorization(newer.status, newer.expires, newer.group.or(() -> group), newer.evses,
        newer.chargingPriority.or(() -> chargingPriority), newer.energyTransfers.or(() -> energyTransfers),
        newer.words.map(said -> words.map(before -> before.then(said)).orElse(said)).or(() -> words),
        newer.tariff.or(() -> tariff));
  }

  /** Whether energy may flow. */
  public boolean isAccepted() {
    return status == AuthorizationStatus.Accepted;
  }

  /** Whether the token may be used at this EVSE, as far as this answer says. */
  public boolean isFor(int evseId) {
    return evses.map(allowed -> allowed.contains(evseId)).orElse(true);
  }

  /** Whether both are of one group, C09.FR.02. */
  public boolean isOfSameGroupAs(Authorization other) {
    return group.isPresent() && other.group.filter(group.get()::isSameAs).isPresent();
  }

  /** Whether it may not be remembered any more. */
  public boolean isExpired(Instant now) {
    return expires.map(until -> !now.isBefore(until)).orElse(false);
  }
}
