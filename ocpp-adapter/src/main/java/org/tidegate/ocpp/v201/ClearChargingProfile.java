package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;

/**
 * Selects the charging profiles to remove; an absent field selects all. Immutable. OCPP 2.0.1 Part 2, 2.14.
 *
 * @param evseId {@code 0} is the whole charging station
 * @param stackLevel from 0
 */
public record ClearChargingProfile(@Nullable Integer evseId,
    @Nullable ChargingProfilePurposeEnum chargingProfilePurpose, @Nullable Integer stackLevel,
    @Nullable CustomData customData) {}
