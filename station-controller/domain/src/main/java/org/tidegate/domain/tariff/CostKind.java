package org.tidegate.domain.tariff;

/** How a cost came about, with the names of OCPP 2.1 TariffCostEnumType. */
public enum CostKind {
  NormalCost,
  MinCost,
  MaxCost
}
