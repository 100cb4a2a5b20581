package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Selects charging profiles; an absent field selects all. Immutable. OCPP 2.1 Part 2, 2.16.
 *
 * @param stackLevel from 0
 */
public record ChargingProfileCriterion(@Nullable ChargingProfilePurposeEnum chargingProfilePurpose,
    @Nullable Integer stackLevel, @Nullable List<Integer> chargingProfileId, @Nullable List<String> chargingLimitSource,
    @Nullable CustomData customData) {
  public ChargingProfileCriterion {
    Check.atLeast("stackLevel", stackLevel, 0);
    chargingProfileId = Check.optionalItems("chargingProfileId", chargingProfileId);
    chargingLimitSource = Check.optionalItems("chargingLimitSource", chargingLimitSource, 4);
    Check.eachMaxLength("chargingLimitSource", chargingLimitSource, 20);
  }

  /** Without any field. */
  public static ChargingProfileCriterion of() {
    return new ChargingProfileCriterion(null, null, null, null, null);
  }
}
