package org.tidegate.domain.tariff;

/** What a charging period tells of itself, OCPP 2.1 Part 2, 3.26. */
public enum CostDimension {
  /** Net into the vehicle, Wh. */
  ENERGY,
  /** A, of all phases together. */
  MIN_CURRENT,
  MAX_CURRENT,
  /** W. */
  MIN_POWER,
  MAX_POWER,
  /** s. */
  CHARGING_TIME,
  IDLE_TIME
}
