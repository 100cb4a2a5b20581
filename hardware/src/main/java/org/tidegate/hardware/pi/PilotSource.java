package org.tidegate.hardware.pi;

/**
 * Measures a control pilot behind the board's peak detectors. For tasks of the pins' worker, which it keeps for some
 * milliseconds at most. A board with another way of measuring brings its own.
 */
@FunctionalInterface
interface PilotSource {
  /** What it is now. */
  PilotSample sample();
}
