package org.tidegate.domain.metering;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * One reading of an EVSE's energy meter, carried as the meter gave it. Immutable.
 *
 * @param at when the meter was read, UTC
 * @param imported register of energy that went into vehicles; never runs backwards
 * @param exported register of energy that came out of vehicles; never runs backwards
 * @param power measured power, positive into the vehicle
 * @param volts voltage of the first phase to neutral (AC), or at the output (DC), where the meter tells it
 * @param phases how many phases carry current, 1 to 3, where the meter tells it
 * @param loads power of each phase, where the meter tells it
 * @param signed the same reading signed, where the meter was asked for that and can
 */
public record MeterReading(
    Instant at,
    WattHours imported,
    WattHours exported,
    Watts power,
    Optional<Double> volts,
    Optional<Integer> phases,
    Optional<PhaseLoads> loads,
    Optional<SignedReading> signed) {

  /** A reading of a meter that knows no phases and does not sign. */
  public MeterReading(Instant at, WattHours imported, WattHours exported, Watts power, Optional<Double> volts) {
    this(at, imported, exported, power, volts, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, phase by phase. */
  public MeterReading with(PhaseLoads measured) {
    return new MeterReading(at, imported, exported, power, volts, measured.inUse(), Optional.of(measured), signed);
  }

  /** The same with its signature. */
  public MeterReading signed(SignedReading signature) {
    return new MeterReading(at, imported, exported, power, volts, phases, loads, Optional.of(signature));
  }

  /** The same without what was signed. */
  public MeterReading unsigned() {
    return new MeterReading(at, imported, exported, power, volts, phases, loads, Optional.empty());
  }
}
