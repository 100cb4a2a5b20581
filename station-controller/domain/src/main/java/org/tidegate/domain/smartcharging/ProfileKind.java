package org.tidegate.domain.smartcharging;

/** What the periods of a schedule are counted from; names as on the wire. Immutable. */
public enum ProfileKind {
  /** From the start that the schedule names. */
  Absolute,
  /** From the start that the schedule names, again after each {@link Recurrency}. */
  Recurring,
  /** From the moment the EVSE was ready to deliver energy in the transaction (K01.FR.42). */
  Relative,
  /** OCPP 2.1: one period, at once, whose numbers are updated in place (K28). */
  Dynamic
}
