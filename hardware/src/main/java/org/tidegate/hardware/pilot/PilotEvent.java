package org.tidegate.hardware.pilot;

/** What happens to a control pilot. Levels are debounced ones of the positive part of the signal. */
public enum PilotEvent {
  /** 12 V: nobody is there. */
  LEVEL_12,
  /** 9 V: a vehicle. */
  LEVEL_9,
  /** 6 V: a vehicle that is ready. */
  LEVEL_6,
  /** 3 V: a vehicle that is ready and wants ventilation. */
  LEVEL_3,
  /** 0 V: shorted, or no power. */
  LEVEL_0,
  /** The negative part of the signal is not at −12 V: there is no vehicle's diode, so it is something else. */
  NO_DIODE,
  /** Energy is offered, or another current. */
  OFFER,
  /** Nothing is offered any more. */
  WITHDRAW,
  /** The station is not available. */
  UNAVAILABLE,
  /** The station is available again. */
  AVAILABLE,
  /** A sleeping vehicle is to wake up. */
  WAKE,
  /** The time that was started has passed. */
  TIME
}
