package org.tidegate.hardware.pilot;

import org.tidegate.domain.session.ControlPilotState;

/**
 * States of the control pilot, IEC 61851-1 table A.4: the letter is the vehicle's part; 1 means that the pilot is steady,
 * 2 that it carries a duty cycle. Nothing of it survives a restart: the levels are read anew.
 */
public enum PilotState {
  /** No vehicle. */
  A1(ControlPilotState.A),
  /** A vehicle is connected, nothing is offered. */
  B1(ControlPilotState.B),
  /** A vehicle is connected, energy is offered. */
  B2(ControlPilotState.B),
  /** The vehicle is ready, nothing is offered. */
  C1(ControlPilotState.C),
  /** The vehicle is ready and energy is offered: it may flow. */
  C2(ControlPilotState.C),
  /** As C1, and the vehicle wants ventilation. */
  D1(ControlPilotState.D),
  /** As C2, and the vehicle wants ventilation. */
  D2(ControlPilotState.D),
  /** The pilot is shorted or lost its power. */
  E(ControlPilotState.E),
  /** The station is not available: it holds the pilot at −12 V. */
  F(ControlPilotState.F),
  /** The pilot is at −12 V for some seconds to wake a sleeping vehicle, which stays connected. */
  WAKING(ControlPilotState.B);

  private final ControlPilotState told;

  PilotState(ControlPilotState told) {
    this.told = told;
  }

  /** What the station is told. */
  public ControlPilotState told() {
    return told;
  }

  /** Whether the vehicle closed the circuit, so that energy may flow while it is offered. */
  public boolean isReady() {
    return told.isReadyForEnergy();
  }
}
