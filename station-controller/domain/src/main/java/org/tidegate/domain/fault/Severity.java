package org.tidegate.domain.fault;

/** How bad it is, by the scale of OCPP's monitoring events (2.0.1 N04, 2.1 N04); the number is the place in this list. */
public enum Severity {
  /** Somebody may get hurt. */
  DANGER,
  /** Broken devices: nothing can go on as usual. */
  HARDWARE_FAILURE,
  /** Broken software, or lesser devices. */
  SYSTEM_FAILURE,
  /** Somebody must look after it soon. */
  CRITICAL,
  /** Somebody must look after it, not at once. */
  ERROR,
  /** Somebody should know. */
  ALERT,
  /** It may get worse. */
  WARNING;

  /** As it is told, 0 to 9. */
  public int number() {
    return ordinal();
  }
}
