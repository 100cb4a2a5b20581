package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * What clock and meter say at one moment of a transaction. Immutable.
 *
 * @param at the wall clock, UTC
 * @param elapsed since the transaction started, as far as this station was on
 * @param imported register of energy that went into vehicles
 * @param exported register of energy that came out of vehicles
 * @param power measured, positive into the vehicle
 * @param amps of all phases together, positive into the vehicle
 * @param charging whether energy flows from now on, either way
 */
public record Metered(Instant at, Duration elapsed, WattHours imported, WattHours exported, Watts power,
    BigDecimal amps, boolean charging) {

  /** The same by a clock that shows this. */
  public Metered at(Instant known) {
    return new Metered(known, elapsed, imported, exported, power, amps, charging);
  }

  /** Net energy into vehicles. */
  WattHours net() {
    return imported.minus(exported);
  }

  /** Whether a register stands lower than before: it is not the meter that it was. */
  boolean isBehind(Metered before) {
    return imported.compareTo(before.imported) < 0 || exported.compareTo(before.exported) < 0;
  }
}
