package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Fees for staying on. Immutable. OCPP 2.1 Part 2, 2.73. */
public record OverstayRuleList(List<OverstayRule> overstayRule, @Nullable RationalNumber overstayPowerThreshold,
    @Nullable Integer overstayTimeThreshold, @Nullable CustomData customData) {
  public OverstayRuleList {
    overstayRule = Check.items("overstayRule", overstayRule, 5);
  }

  /** With the required fields only. */
  public static OverstayRuleList of(List<OverstayRule> overstayRule) {
    return new OverstayRuleList(overstayRule, null, null, null);
  }
}
