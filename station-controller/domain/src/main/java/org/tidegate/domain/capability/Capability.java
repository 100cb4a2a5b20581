package org.tidegate.domain.capability;

import java.time.Instant;

/**
 * What one EVSE can offer the aggregator. Immutable.
 *
 * @param evseId where
 * @param sessionId the vehicle's stay
 * @param at when this was so, UTC
 * @param charge into the vehicle
 * @param discharge out of it
 */
public record Capability(int evseId, String sessionId, Instant at, Offers charge, Offers discharge) {}
