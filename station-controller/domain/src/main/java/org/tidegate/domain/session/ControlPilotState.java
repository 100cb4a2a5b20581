package org.tidegate.domain.session;

/** States of the control pilot, IEC 61851-1 table A.4. */
public enum ControlPilotState {
  /** No vehicle. */
  A,
  /** Vehicle connected, not ready for energy. */
  B,
  /** Vehicle ready for energy. */
  C,
  /** Vehicle ready for energy, ventilation required. */
  D,
  /** No pilot voltage: shorted, or the supply lost its power. */
  E,
  /** The station says that it is not available. */
  F;

  /** Whether a vehicle is at the other end of the cable. */
  public boolean isConnected() {
    return this == B || this == C || this == D;
  }

  /** Whether the vehicle is ready to take or give energy. */
  public boolean isReadyForEnergy() {
    return this == C || this == D;
  }
}
