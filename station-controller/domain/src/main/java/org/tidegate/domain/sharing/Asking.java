package org.tidegate.domain.sharing;

import org.tidegate.domain.quantity.Watts;

/**
 * What one EVSE asks of the station's limits. Immutable.
 *
 * @param evseId who
 * @param wanted power if it were alone; its own limits are in it
 * @param follows whether it takes part in a setpoint for the whole station; what it wants does not count then
 * @param couldCharge most it could take if it were told to; 0 unless it follows
 * @param couldDischarge most it could give if it were told to, ≥ 0; 0 unless it follows
 * @param least worth charging with
 * @param priority of its transaction
 * @param ratedCharge most it can ever take
 * @param ratedDischarge most it can ever give, ≥ 0
 */
public record Asking(int evseId, Watts wanted, boolean follows, Watts couldCharge, Watts couldDischarge, Watts least,
    int priority, Watts ratedCharge, Watts ratedDischarge) {

  /** Who wants this and takes part in nothing else. */
  public static Asking of(int evseId, Watts wanted, Watts ratedCharge, Watts ratedDischarge) {
    return new Asking(evseId, wanted, false, Watts.ZERO, Watts.ZERO, Watts.ZERO, 0, ratedCharge, ratedDischarge);
  }

  Claim toCharge(Watts most) {
    return new Claim(evseId, most.max(Watts.ZERO), least, priority);
  }

  /** On the long run, over all turns. */
  Claim toChargeForSure() {
    return new Claim(evseId, ratedCharge, Watts.ZERO, priority);
  }

  /** Priorities and minima are about charging. */
  Claim toDischarge(Watts most) {
    return Claim.of(evseId, most.min(Watts.ZERO).magnitude());
  }
}
