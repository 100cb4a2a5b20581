package org.tidegate.hardware.pilot;

import java.time.Duration;

/** What is to be done, in this order. */
public enum PilotCommand {
  /** The contactor must open, now: within 100 ms of what happened, IEC 61851-1 table A.6. */
  FORBID_SUPPLY,
  /** The contactor may be closed; within 3 s, table A.6. */
  ALLOW_SUPPLY,
  /** The pilot carries the duty cycle of what is offered. */
  MODULATE,
  /** The pilot is at a steady +12 V. */
  STEADY,
  /** The pilot is at a steady −12 V. */
  NEGATIVE,
  /** {@link PilotEvent#TIME} comes after {@link #STOPS_WITHIN}. */
  START_STOP_TIME,
  /** {@link PilotEvent#TIME} comes after {@link #WAKES_AFTER}. */
  START_WAKE_TIME,
  /** {@link PilotEvent#TIME} does not come any more. */
  CANCEL_TIME;

  /** A vehicle may go on drawing for this long after the duty cycle ended; then it is cut off. IEC 61851-1 table A.6, 10.2. */
  public static final Duration STOPS_WITHIN = Duration.ofSeconds(6);

  /** A pilot at −12 V for this long wakes a vehicle; ISO 15118-3, T_step_EF. */
  public static final Duration WAKES_AFTER = Duration.ofSeconds(4);
}
