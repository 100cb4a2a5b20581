package org.tidegate.domain.tariff;

/** What conditions of a price may ask about beside the calendar, OCPP 2.1 Part 2, 2.97. */
public enum Measure {
  /** Net into the vehicle in this transaction, Wh. */
  ENERGY,
  /** Of all phases together, into the vehicle, A. */
  CURRENT,
  /** Into the vehicle, W. */
  POWER,
  /** Of the transaction, s. */
  TIME,
  /** In which energy has flowed in this transaction, s. */
  CHARGING_TIME,
  /** Since energy flowed last in this transaction, s. */
  IDLE_TIME
}
