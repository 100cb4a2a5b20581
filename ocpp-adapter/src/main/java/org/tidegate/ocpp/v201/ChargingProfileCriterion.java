package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Selects charging profiles; an absent field selects all. Immutable. OCPP 2.0.1 Part 2, 2.9.
 *
 * @param stackLevel from 0
 */
public record ChargingProfileCriterion(@Nullable ChargingProfilePurposeEnum chargingProfilePurpose,
    @Nullable Integer stackLevel, @Nullable List<Integer> chargingProfileId,
    @Nullable List<ChargingLimitSourceEnum> chargingLimitSource, @Nullable CustomData customData) {
  public ChargingProfileCriterion {
    chargingProfileId = Check.optionalItems("chargingProfileId", chargingProfileId);
    chargingLimitSource = Check.optionalItems("chargingLimitSource", chargingLimitSource, 4);
  }
}
