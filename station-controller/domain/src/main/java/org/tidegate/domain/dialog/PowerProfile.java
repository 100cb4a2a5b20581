package org.tidegate.domain.dialog;

import java.time.Duration;
import java.util.List;
import org.tidegate.domain.quantity.Watts;

/**
 * What a vehicle plans to do within a schedule that it was offered. Immutable. Sound whatever the vehicle sent: what can't
 * be a plan is refused when it is made.
 *
 * @param steps by rising start, the first at the schedule's start; each lasts until the next
 */
public record PowerProfile(List<Step> steps) {
  /** The most steps of a plan; the schema of a charging schedule allows no more periods. */
  public static final int MOST_STEPS = 1024;

  /**
   * Checks the steps.
   *
   * @throws IllegalArgumentException when they are none, too many, or not in order
   */
  public PowerProfile {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS || !steps.getFirst().after().isZero()) {
      throw new IllegalArgumentException("a plan has 1 to " + MOST_STEPS + " steps, the first at the start");
    }
    for (int next = 1; next < steps.size(); next++) {
      if (steps.get(next).after().compareTo(steps.get(next - 1).after()) <= 0) {
        throw new IllegalArgumentException("the steps of a plan are not in order");
      }
    }
  }

  /**
   * The power from a moment on.
   *
   * @param after the start of the schedule that the plan is made for
   * @param power positive into the vehicle
   */
  public record Step(Duration after, Watts power) {}

  /** What is planned for this moment after the start. */
  public Watts at(Duration moment) {
    return steps.stream().filter(step -> step.after().compareTo(moment) <= 0).reduce((_, later) -> later)
        .orElseGet(steps::getFirst).power();
  }
}
