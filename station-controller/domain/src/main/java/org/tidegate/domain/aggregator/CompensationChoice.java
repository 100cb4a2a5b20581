package org.tidegate.domain.aggregator;

import java.time.Instant;
import org.tidegate.domain.permission.Conditions.CompensationUse;

/**
 * What a driver wants to be done with the compensation of a stay. Immutable.
 *
 * @param choiceId random, unique: it is booked once however often it is sent
 * @param sessionId the vehicle's stay
 * @param evseId where it stood
 * @param partyRef stand-in for the driver, as in the records of that stay
 * @param use offset or points
 * @param at when it was chosen, UTC
 */
public record CompensationChoice(String choiceId, String sessionId, int evseId, String partyRef, CompensationUse use,
    Instant at) {}
