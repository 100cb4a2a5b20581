package org.tidegate.domain.sharing;

import org.tidegate.domain.quantity.Watts;

/**
 * What one EVSE could take of a limit that it has in common with others. One direction only. Immutable.
 *
 * @param evseId who
 * @param most it could take, ≥ 0
 * @param least that is worth taking, ≥ 0: the minChargingRate of its profile (K04.FR.04)
 * @param priority chargingPriority, -9 to 9, higher goes first (K03.FR.04)
 */
public record Claim(int evseId, Watts most, Watts least, int priority) {

  /** Refuses what can't be claimed. */
  public Claim {
    if (most.isDischarge() || least.isDischarge()) {
      throw new IllegalArgumentException("evse %d claims %s, at least %s".formatted(evseId, most, least));
    }
  }

  /** Of no special priority, and of any size. */
  public static Claim of(int evseId, Watts most) {
    return new Claim(evseId, most, Watts.ZERO, 0);
  }

  /** What is worth taking, as long as there can be as much: less than that is better than nothing for ever. */
  long least(long available) {
    return least.value() > most.value() || least.value() > available ? 0 : least.value();
  }

  long within(long level, long available) {
    return Math.clamp(level, least(available), most.value());
  }
}
