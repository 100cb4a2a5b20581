package org.tidegate.hardware.modbus.sunspec;

import java.util.OptionalInt;

/** Operating state of the inverter, SunSpec model 701 point InvSt; in the order of its values. */
public enum InverterState {
  /** Off. */
  OFF,
  /** Asleep. */
  SLEEPING,
  /** On its way to running. */
  STARTING,
  /** Running. */
  RUNNING,
  /** Running with less than it was told. */
  THROTTLED,
  /** On its way to off. */
  SHUTTING_DOWN,
  /** Broken. */
  FAULT,
  /** Ready. */
  STANDBY,
  /** Not told. */
  UNKNOWN;

  static InverterState of(OptionalInt value) {
    return value.isPresent() && value.getAsInt() < UNKNOWN.ordinal() ? values()[value.getAsInt()] : UNKNOWN;
  }

  /** Whether no power can flow. */
  public boolean isDown() {
    return this == OFF || this == SLEEPING || this == SHUTTING_DOWN || this == FAULT;
  }
}
