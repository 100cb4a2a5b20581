package org.tidegate.hardware.pilot;

import java.util.OptionalDouble;

/**
 * Duty cycle of the control pilot and the current it offers, IEC 61851-1 table A.7. Immutable. The pins know whole
 * percents only, so an offer is rounded down to the next one: never more than was asked for.
 */
public final class PilotDutyCycle {
  /** State F: the pilot stays low. */
  public static final int UNAVAILABLE = 0;
  /** "Talk to me": digital communication, ISO 15118, says how much; IEC 61851-1 table A.7 gives it 3 % to 7 %. */
  public static final int DIGITAL = 5;
  /** Steady high: nothing is offered. */
  public static final int STEADY = 100;

  private static final double LEAST_AMPS = 6;
  private static final double LOWER_RANGE_AMPS = 51;
  private static final double MOST_AMPS = 80;
  private static final double AMPS_PER_PERCENT = 0.6;
  private static final double UPPER_AMPS_PER_PERCENT = 2.5;
  private static final double UPPER_OFFSET_PERCENT = 64;
  private static final double ROUNDING = 1e-9;

  private PilotDutyCycle() {}

  /** The duty cycle, percent, that offers at most this; {@link #STEADY} below 6 A, which can't be offered. */
  public static int offering(double amps) {
    if (!(amps >= LEAST_AMPS)) {
      return STEADY;
    }
    double lower = Math.min(amps, LOWER_RANGE_AMPS) / AMPS_PER_PERCENT;
    double upper = Math.min(amps, MOST_AMPS) / UPPER_AMPS_PER_PERCENT + UPPER_OFFSET_PERCENT;
    return (int) ((amps <= LOWER_RANGE_AMPS ? lower : Math.max(lower, upper)) + ROUNDING);
  }

  /** The current that this duty cycle offers by itself; absent where it offers none. */
  public static OptionalDouble amps(int percent) {
    if (percent < 10 || percent > 96) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(percent <= 85
        ? percent * AMPS_PER_PERCENT
        : (percent - UPPER_OFFSET_PERCENT) * UPPER_AMPS_PER_PERCENT);
  }
}
