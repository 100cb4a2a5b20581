package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/**
 * What one phase carries, whichever of L1, L2 and L3 it is: a vehicle that uses fewer phases loads each of them more.
 * As long as the meter does not tell how many are in use it may be one. Immutable.
 */
public final class PhaseRating implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.PHASE_RATING;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return atMost(situation);
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return atMost(situation);
  }

  private static Watts atMost(Situation situation) {
    return situation.rating().perPhase()
        .map(phase -> new Watts(Math.multiplyExact(phase.value(), situation.phasesInUse().orElse(1)))).orElse(NONE);
  }
}
