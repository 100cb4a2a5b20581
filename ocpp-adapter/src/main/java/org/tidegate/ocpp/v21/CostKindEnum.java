package org.tidegate.ocpp.v21;

/** What a cost counts. OCPP 2.1 Part 2, 3.27. */
public enum CostKindEnum {
  CarbonDioxideEmission, RelativePricePercentage, RenewableGenerationPercentage
}
