package org.tidegate.domain.quantity;

/**
 * Power in whole watts, positive into the vehicle, negative out of it. Immutable.
 *
 * @param value watts
 */
public record Watts(int value) implements Comparable<Watts> {
  /** No power in either direction. */
  public static final Watts ZERO = new Watts(0);

  /**
   * Converts a decimal number of watts, rounding towards zero: a station never moves more than it was asked for.
   *
   * @throws ArithmeticException when the value is not finite or does not fit 32 bits
   */
  public static Watts towardsZero(double watts) {
    if (!Double.isFinite(watts) || Math.abs(watts) > Integer.MAX_VALUE) {
      throw new ArithmeticException("not a power in watts: " + watts);
    }
    return new Watts((int) watts);
  }

  /** The same power in the other direction. */
  public Watts negated() {
    return new Watts(Math.negateExact(value));
  }

  /** The size of this power, whatever its direction. */
  public Watts magnitude() {
    return isDischarge() ? negated() : this;
  }

  /** Whether the vehicle gives power. */
  public boolean isDischarge() {
    return value < 0;
  }

  /** Whether the vehicle takes power. */
  public boolean isCharge() {
    return value > 0;
  }

  /** Whether nothing flows. */
  public boolean isZero() {
    return value == 0;
  }

  /** The lower of the two numbers. */
  public Watts min(Watts other) {
    return value <= other.value ? this : other;
  }

  /** The higher of the two numbers. */
  public Watts max(Watts other) {
    return value >= other.value ? this : other;
  }

  /** The sum of both. */
  public Watts plus(Watts other) {
    return new Watts(Math.addExact(value, other.value));
  }

  @Override
  public int compareTo(Watts other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " W";
  }
}
