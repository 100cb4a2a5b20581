package org.tidegate.domain.smartcharging;

import java.time.Instant;

/**
 * A profile the station keeps to. Immutable.
 *
 * @param evseId 0 is the station: then it holds for every EVSE
 * @param profile what to keep to
 * @param receivedAt when it came, UTC
 */
public record InstalledProfile(int evseId, ChargingProfile profile, Instant receivedAt) {}
