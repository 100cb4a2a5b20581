package org.tidegate.hardware.pi;

/**
 * What a hot EVSE still carries: all of its rating up to one temperature, nothing from another on, in proportion between.
 * Immutable.
 *
 * @param from °C
 * @param until °C, above {@code from}
 */
public record Derating(double from, double until) {
  private static final int WHOLE = 100;
  /** A fault ends this far below the temperature at which it began. */
  private static final double COOLER = 5;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when it is another
   */
  public Derating {
    if (!(from < until)) {
      throw new IllegalArgumentException("derating begins below the temperature at which nothing is carried");
    }
  }

  /** Percent of the rating at this temperature. */
  int percent(double celsius) {
    return (int) Math.clamp(WHOLE * (until - celsius) / (until - from), 0, WHOLE);
  }

  /** Whether it is too hot for any power; what was too hot stays so until it is well cooler. */
  boolean isTooHot(double celsius, boolean was) {
    return celsius >= (was ? until - COOLER : until);
  }
}
