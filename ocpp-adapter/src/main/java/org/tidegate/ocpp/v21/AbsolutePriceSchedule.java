package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Prices for an ISO 15118-20 vehicle, in money. Immutable. OCPP 2.1 Part 2, 2.1. */
public record AbsolutePriceSchedule(Instant timeAnchor, Integer priceScheduleID, String currency, String language,
    String priceAlgorithm, List<PriceRuleStack> priceRuleStacks, @Nullable String priceScheduleDescription,
    @Nullable RationalNumber minimumCost, @Nullable RationalNumber maximumCost, @Nullable List<TaxRule> taxRules,
    @Nullable OverstayRuleList overstayRuleList, @Nullable List<AdditionalSelectedServices> additionalSelectedServices,
    @Nullable CustomData customData) {
  public AbsolutePriceSchedule {
    Check.required("timeAnchor", timeAnchor);
    Check.required("priceScheduleID", priceScheduleID);
    Check.atLeast("priceScheduleID", priceScheduleID, 0);
    Check.required("currency", currency);
    Check.maxLength("currency", currency, 3);
    Check.required("language", language);
    Check.maxLength("language", language, 8);
    Check.required("priceAlgorithm", priceAlgorithm);
    Check.maxLength("priceAlgorithm", priceAlgorithm, 2000);
    priceRuleStacks = Check.items("priceRuleStacks", priceRuleStacks, 1024);
    Check.maxLength("priceScheduleDescription", priceScheduleDescription, 160);
    taxRules = Check.optionalItems("taxRules", taxRules, 10);
    additionalSelectedServices = Check.optionalItems("additionalSelectedServices", additionalSelectedServices, 5);
  }

  /** With the required fields only. */
  public static AbsolutePriceSchedule of(Instant timeAnchor, Integer priceScheduleID, String currency, String language,
      String priceAlgorithm, List<PriceRuleStack> priceRuleStacks) {
    return new AbsolutePriceSchedule(timeAnchor, priceScheduleID, currency, language, priceAlgorithm, priceRuleStacks,
        null, null, null, null, null, null, null);
  }
}
