package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * OCPP 2.1: what a number of a period is on L2 and L3. Where either is given, the number itself is that of L1; where
 * none is, it is for all phases. Immutable.
 *
 * @param l2 on phase L2
 * @param l3 on phase L3
 */
public record PhaseValues(Optional<BigDecimal> l2, Optional<BigDecimal> l3) {
  private static final PhaseValues NONE = new PhaseValues(Optional.empty(), Optional.empty());

  /** The number is for all phases. */
  public static PhaseValues none() {
    return NONE;
  }

  /** Whether the number is that of L1 only. */
  public boolean arePresent() {
    return l2.isPresent() || l3.isPresent();
  }
}
