package org.tidegate.domain.quantity;

/**
 * Energy in whole watt-hours, as a meter register shows it. Immutable.
 *
 * @param value watt-hours
 */
public record WattHours(long value) implements Comparable<WattHours> {
  /** No energy. */
  public static final WattHours ZERO = new WattHours(0);

  /** The sum of both. */
  public WattHours plus(WattHours other) {
    return new WattHours(Math.addExact(value, other.value));
  }

  /** What is left after taking the other away; negative when the other is larger. */
  public WattHours minus(WattHours other) {
    return new WattHours(Math.subtractExact(value, other.value));
  }

  /** Whether there is none. */
  public boolean isZero() {
    return value == 0;
  }

  @Override
  public int compareTo(WattHours other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " Wh";
  }
}
