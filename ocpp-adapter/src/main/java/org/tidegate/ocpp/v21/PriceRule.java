package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Prices from some power on. Immutable. OCPP 2.1 Part 2, 2.79. */
public record PriceRule(RationalNumber energyFee, RationalNumber powerRangeStart, @Nullable Integer parkingFeePeriod,
    @Nullable Integer carbonDioxideEmission, @Nullable Integer renewableGenerationPercentage,
    @Nullable RationalNumber parkingFee, @Nullable CustomData customData) {
  public PriceRule {
    Check.required("energyFee", energyFee);
    Check.required("powerRangeStart", powerRangeStart);
    Check.atLeast("carbonDioxideEmission", carbonDioxideEmission, 0);
    Check.range("renewableGenerationPercentage", renewableGenerationPercentage, 0, 100);
  }

  /** With the required fields only. */
  public static PriceRule of(RationalNumber energyFee, RationalNumber powerRangeStart) {
    return new PriceRule(energyFee, powerRangeStart, null, null, null, null, null);
  }
}
