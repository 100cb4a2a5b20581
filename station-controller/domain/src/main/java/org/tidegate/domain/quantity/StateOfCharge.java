package org.tidegate.domain.quantity;

/**
 * How full a traction battery is, in percent from 0 to 100, with a resolution of 0.1. Immutable. What is not known is
 * absent ({@link java.util.Optional}), never zero.
 *
 * @param permille tenths of a percent, 0 to 1000
 */
public record StateOfCharge(int permille) implements Comparable<StateOfCharge> {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException outside 0 to 1000
   */
  public StateOfCharge {
    if (permille < 0 || permille > 1000) {
      throw new IllegalArgumentException("state of charge outside 0 to 100 %: " + permille / 10.0 + " %");
    }
  }

  /**
   * Of a number of percent, rounded down to a tenth: a battery is never called fuller than it is.
   *
   * @throws IllegalArgumentException outside 0 to 100 or not a number
   */
  public static StateOfCharge percent(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("state of charge outside 0 to 100 %: " + percent + " %");
    }
    return new StateOfCharge((int) Math.floor(percent * 10 + 1e-6));
  }

  /** In percent. */
  public double percent() {
    return permille / 10.0;
  }

  /** This many percentage points higher, at most full. */
  public StateOfCharge plusPoints(double points) {
    return new StateOfCharge((int) Math.max(0, Math.min(1000, Math.round(permille + points * 10))));
  }

  /** Whether this is strictly below the other. */
  public boolean isBelow(StateOfCharge other) {
    return permille < other.permille;
  }

  @Override
  public int compareTo(StateOfCharge other) {
    return Integer.compare(permille, other.permille);
  }

  @Override
  public String toString() {
    return permille % 10 == 0 ? permille / 10 + " %" : percent() + " %";
  }
}
