package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A fee for staying on. Immutable. OCPP 2.1 Part 2, 2.74.
 *
 * @param startTime seconds
 * @param overstayFeePeriod seconds
 */
public record OverstayRule(RationalNumber overstayFee, Integer startTime, Integer overstayFeePeriod,
    @Nullable String overstayRuleDescription, @Nullable CustomData customData) {
  public OverstayRule {
    Check.required("overstayFee", overstayFee);
    Check.required("startTime", startTime);
    Check.required("overstayFeePeriod", overstayFeePeriod);
    Check.maxLength("overstayRuleDescription", overstayRuleDescription, 32);
  }

  /** With the required fields only. */
  public static OverstayRule of(RationalNumber overstayFee, Integer startTime, Integer overstayFeePeriod) {
    return new OverstayRule(overstayFee, startTime, overstayFeePeriod, null, null);
  }
}
