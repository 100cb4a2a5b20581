package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * The price rules of a stretch of time. Immutable. OCPP 2.1 Part 2, 2.78.
 *
 * @param duration seconds
 */
public record PriceRuleStack(Integer duration, List<PriceRule> priceRule, @Nullable CustomData customData) {
  public PriceRuleStack {
    Check.required("duration", duration);
    priceRule = Check.items("priceRule", priceRule, 8);
  }

  /** With the required fields only. */
  public static PriceRuleStack of(Integer duration, List<PriceRule> priceRule) {
    return new PriceRuleStack(duration, priceRule, null);
  }
}
