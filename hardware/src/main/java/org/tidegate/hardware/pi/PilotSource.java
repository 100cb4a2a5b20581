package org.tidegate.hardware.pi;

import java.util.function.Consumer;
import org.tidegate.domain.session.ControlPilotState;

/**
 * Reads the vehicle's side of a control pilot. A board with an analogue converter brings its own; {@link ComparatorPilot}
 * reads three comparators. Safe from any thread.
 */
interface PilotSource {
  /** Tells the state once now, and from then on each debounced change, on any thread. */
  void start(Consumer<ControlPilotState> states);
}
