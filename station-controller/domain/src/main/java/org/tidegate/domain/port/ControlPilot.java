package org.tidegate.domain.port;

import org.tidegate.domain.quantity.Watts;

/** The station's side of the control pilot of one EVSE, IEC 61851-1 annex A. Called on the station loop; never blocks. */
public interface ControlPilot {
  /** The pilot shows that energy is offered, up to this power (turned into a duty cycle, or 5 % for ISO 15118). */
  void offer(Watts atMost);

  /** The pilot is steady: the vehicle must not draw. */
  void withdrawOffer();

  /** The pilot is at state F: the station is not available. */
  void showUnavailable();
}
