package org.tidegate.hardware.vehicle;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.session.CurrentKind;

/**
 * What a vehicle told over ISO 15118, spelled as the vehicle spelled it; {@link VehicleAdapter} makes sense of it.
 * Immutable.
 *
 * @param current what it wants to interchange
 * @param evccId identifier of its communication controller; personal data: never logged
 * @param stateOfCharge percent
 * @param capacityWh of the battery, watt-hours
 * @param stateOfHealth percent
 * @param mostChargeW watts
 * @param mostDischargeW watts; some vehicles send it positive, some negative
 * @param minimumCharge percent
 * @param targetCharge percent
 * @param departure when it will leave, UTC
 * @param mostVolts the highest voltage it stands, V; at the inlet for DC, of a phase for AC
 * @param mostAmps the most current, A; for AC of each phase
 * @param leastAmps the least current, A; for AC of each phase
 * @param negotiation how it negotiates, and the energy that it asks for
 * @param at when it was told, UTC
 */
public record VehicleReport(
    CurrentKind current,
    Optional<String> evccId,
    Optional<Double> stateOfCharge,
    Optional<Double> capacityWh,
    Optional<Double> stateOfHealth,
    Optional<Double> mostChargeW,
    Optional<Double> mostDischargeW,
    Optional<Double> minimumCharge,
    Optional<Double> targetCharge,
    Optional<Instant> departure,
    Optional<Double> mostVolts,
    Optional<Double> mostAmps,
    Optional<Double> leastAmps,
    Optional<Negotiation> negotiation,
    Instant at) {}
