package org.tidegate.domain.port;

import java.util.List;

/** All devices of the station. */
public interface Hardware extends AutoCloseable {
  /** The devices, one entry per EVSE in the order of their numbers. Safe from any thread. */
  List<EvseDevices> evses();

  /** What measures the grid. Safe from any thread. */
  default GridMeter grid() {
    return GridMeter.NONE;
  }

  /** Whether something else than the limit contacts of a bus can tell external limits here. Safe from any thread. */
  default boolean hearsExternalSystems() {
    return false;
  }

  /**
   * Whether its power stages move nothing where a converter of another driver does, and have to hear what that is told.
   * Safe from any thread.
   */
  default boolean hearsConverters() {
    return false;
  }

  /**
   * Starts the devices; from now on what they see is told, on the station loop only. The first thing told for each EVSE
   * is its pilot's state and a meter reading.
   */
  void start(HardwareEvents events);

  /** Brings every device to its safe state (0 W, contactor open) and lets go of it. Safe from any thread. */
  @Override
  void close();
}
