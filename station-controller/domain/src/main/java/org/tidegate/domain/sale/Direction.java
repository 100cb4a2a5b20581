package org.tidegate.domain.sale;

/** Which way energy went. */
public enum Direction {
  /** Into the vehicle: the driver purchases. */
  IMPORT,
  /** Out of the vehicle: the driver sells. */
  EXPORT
}
