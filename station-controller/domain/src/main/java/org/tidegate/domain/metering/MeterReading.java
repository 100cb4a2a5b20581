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
 * @param volts line-to-neutral (AC) or output (DC) voltage, where the meter tells it
 */
public record MeterReading(
    Instant at, WattHours imported, WattHours exported, Watts power, Optional<Double> volts) {}
