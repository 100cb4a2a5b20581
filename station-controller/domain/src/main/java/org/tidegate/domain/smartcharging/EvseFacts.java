package org.tidegate.domain.smartcharging;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * What profiles need to know about an EVSE. Immutable. With number 0 it describes the station's grid connection.
 *
 * @param evseId 0 is the station
 * @param canDischarge whether its connector can take power out of a vehicle
 * @param voltage the set line voltage between phase and neutral, not the measured one (K01.FR.50), for example 230
 * @param phases 1 to 3 of an AC connector, 0 of a DC one
 * @param ratingCharge the most it can charge with
 * @param ratingDischarge the most it can discharge with; only the size counts
 * @param transaction the running one
 * @param v2x what it can do by OCPP 2.1
 */
public record EvseFacts(int evseId, boolean canDischarge, double voltage, int phases, Watts ratingCharge,
    Watts ratingDischarge, Optional<TransactionFacts> transaction, V2xFacts v2x) {

  /**
   * Refuses facts no EVSE has.
   *
   * @throws IllegalArgumentException when the voltage is not positive or there are more than three phases
   */
  public EvseFacts {
    if (evseId < 0 || !(voltage > 0 && Double.isFinite(voltage)) || phases < 0 || phases > 3) {
      throw new IllegalArgumentException("evse %d with %s V, %d phases".formatted(evseId, voltage, phases));
    }
  }

  /** With every operation mode. */
  public EvseFacts(int evseId, boolean canDischarge, double voltage, int phases, Watts ratingCharge,
      Watts ratingDischarge, Optional<TransactionFacts> transaction) {
    this(evseId, canDischarge, voltage, phases, ratingCharge, ratingDischarge, transaction, V2xFacts.STANDARD);
  }

  /** The same with this transaction running. */
  public EvseFacts inTransaction(TransactionFacts running) {
    return new EvseFacts(evseId, canDischarge, voltage, phases, ratingCharge, ratingDischarge, Optional.of(running),
        v2x);
  }

  /** The same with these abilities. */
  public EvseFacts with(V2xFacts abilities) {
    return new EvseFacts(evseId, canDischarge, voltage, phases, ratingCharge, ratingDischarge, transaction, abilities);
  }

  boolean isDirectCurrent() {
    return phases == 0;
  }
}
