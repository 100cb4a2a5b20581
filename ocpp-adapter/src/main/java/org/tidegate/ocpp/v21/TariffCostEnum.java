package org.tidegate.ocpp.v21;

/** What sort of costs these are. OCPP 2.1 Part 2, 3.98. */
public enum TariffCostEnum {
  NormalCost, MinCost, MaxCost
}
