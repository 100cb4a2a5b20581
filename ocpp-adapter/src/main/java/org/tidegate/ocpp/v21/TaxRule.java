package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A tax and what it is on. Immutable. OCPP 2.1 Part 2, 2.106. */
public record TaxRule(Integer taxRuleID, Boolean appliesToEnergyFee, Boolean appliesToParkingFee,
    Boolean appliesToOverstayFee, Boolean appliesToMinimumMaximumCost, RationalNumber taxRate,
    @Nullable String taxRuleName, @Nullable Boolean taxIncludedInPrice, @Nullable CustomData customData) {
  public TaxRule {
    Check.required("taxRuleID", taxRuleID);
    Check.atLeast("taxRuleID", taxRuleID, 0);
    Check.required("appliesToEnergyFee", appliesToEnergyFee);
    Check.required("appliesToParkingFee", appliesToParkingFee);
    Check.required("appliesToOverstayFee", appliesToOverstayFee);
    Check.required("appliesToMinimumMaximumCost", appliesToMinimumMaximumCost);
    Check.required("taxRate", taxRate);
    Check.maxLength("taxRuleName", taxRuleName, 100);
  }

  /** With the required fields only. */
  public static TaxRule of(Integer taxRuleID, Boolean appliesToEnergyFee, Boolean appliesToParkingFee,
      Boolean appliesToOverstayFee, Boolean appliesToMinimumMaximumCost, RationalNumber taxRate) {
    return new TaxRule(taxRuleID, appliesToEnergyFee, appliesToParkingFee, appliesToOverstayFee,
        appliesToMinimumMaximumCost, taxRate, null, null, null);
  }
}
