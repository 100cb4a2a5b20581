package org.tidegate.ocpp.v201;

/** What a cost counts. OCPP 2.0.1 Part 2, 3.24. */
public enum CostKindEnum {
  CarbonDioxideEmission, RelativePricePercentage, RenewableGenerationPercentage
}
