package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/**
 * What one phase carries, whichever of L1, L2 and L3 it is: a vehicle that uses fewer phases, or one more than the others,
 * loads that one more. As long as the meter did not tell what each carries it may all be one. Immutable.
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
        .map(phase -> situation.phases().map(loads -> loads.together(phase)).orElse(phase)).orElse(NONE);
  }
}
