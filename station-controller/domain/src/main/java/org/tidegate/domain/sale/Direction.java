package org.tidegate.domain.sale;

/** Which way energy went. */
public enum Direction {
  /** Into the vehicle: the driver purchases. */
  IMPORT("import"),
  /** Out of the vehicle: the driver sells. */
  EXPORT("export");

  private final String token;

  Direction(String token) {
    this.token = token;
  }

  /** The spelling used in messages. */
  public String token() {
    return token;
  }
}
