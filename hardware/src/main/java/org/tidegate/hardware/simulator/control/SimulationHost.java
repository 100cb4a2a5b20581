package org.tidegate.hardware.simulator.control;

import java.time.Duration;
import org.tidegate.domain.view.StationView;

/**
 * What the control port needs of the program around the simulator. Commands come on the station loop, in the order
 * received, and don't wait for the CSMS.
 */
public interface SimulationHost {
  /** Cuts the link to the CSMS and keeps it cut, as if the network were gone. Station loop only. */
  void disconnectNetwork();

  /** The network is there again. Station loop only. */
  void connectNetwork();

  /** Hangs the station loop for this long: the one call that blocks it, on purpose. Station loop only. */
  void stall(Duration time);

  /** What the station shows by now. Safe from any thread; answers at once, also while the loop hangs. */
  StationView view();
}
