package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.quantity.Watts;

/** Converter and meter of one simulated EVSE, as a bus sees them. Safe from any thread. */
public interface SimulatedSupply {
  /** What is simulated. */
  SimulatorSettings.Evse settings();

  /** Moves this much power for the lease, which the device may cut. */
  void command(Watts target, Duration lease);

  /** How everything is at this moment. */
  EvseState state();

  /**
   * How everything is, once that is remembered over restarts: what a meter showed it never takes back. Comes late or
   * never when it can't be saved, or the station loop hangs.
   */
  CompletionStage<EvseState> savedState();

  /** The grid. */
  SimulatedGrid grid();

  /** The grid's frequency at this moment; absent: not measured. */
  Optional<Double> hertz();

  /** Whether the meter does not answer. */
  boolean isMeterSilent();
}
