package org.tidegate.domain.port;

/** Whoever can restart the program. Called on the station loop; returns at once. */
@FunctionalInterface
public interface Restart {
  /**
   * Ends this run cleanly (0 W, everything stored) and starts the next.
   *
   * @param bootReason what the next boot tells, a name of OCPP 2.0.1 BootReasonEnumType
   */
  void restart(String bootReason);
}
