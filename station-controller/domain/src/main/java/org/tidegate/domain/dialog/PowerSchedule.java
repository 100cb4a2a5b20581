package org.tidegate.domain.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;

/**
 * The most power each way over time, as it is offered to a vehicle. Immutable.
 *
 * @param start of the first step, UTC
 * @param length that it covers
 * @param steps by rising start, the first at zero; each lasts until the next
 */
public record PowerSchedule(Instant start, Duration length, List<Step> steps) {

  /** Copies the steps. */
  public PowerSchedule {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !steps.getFirst().after().isZero()) {
      throw new IllegalArgumentException("a schedule begins with a step at its start");
    }
  }

  /**
   * What holds from a moment on.
   *
   * @param after the start of the schedule
   * @param charge most power into the vehicle, ≥ 0
   * @param discharge most power out of it, ≥ 0
   */
  public record Step(Duration after, Watts charge, Watts discharge) {}

  /** Why a vehicle's plan does not keep to this schedule; empty when it does. */
  public Optional<String> objectionTo(PowerProfile plan) {
    var moments = Stream.concat(steps.stream().map(Step::after), plan.steps().stream().map(PowerProfile.Step::after))
        .filter(moment -> moment.compareTo(length) < 0).distinct().sorted();
    return moments.flatMap(moment -> objectionAt(moment, plan.at(moment)).stream()).findFirst();
  }

  private Optional<String> objectionAt(Duration moment, Watts planned) {
    var step = at(moment);
    boolean fits = planned.isDischarge()
        ? planned.magnitude().compareTo(step.discharge()) <= 0
        : planned.compareTo(step.charge()) <= 0;
    return fits
        ? Optional.empty()
        : Optional.of("%s after %d s, at most %s in and %s out are offered".formatted(planned, moment.toSeconds(),
            step.charge(), step.discharge()));
  }

  /** Whether both say the same from this moment on, for as long as both say something. */
  public boolean saysTheSameAs(PowerSchedule other, Instant from) {
    var end = start.plus(length).isBefore(other.start.plus(other.length))
        ? start.plus(length)
        : other.start.plus(other.length);
    return Stream.concat(Stream.of(from), Stream.concat(boundaries(), other.boundaries()))
        .filter(moment -> !moment.isBefore(from) && moment.isBefore(end))
        .allMatch(moment -> isSameAt(other, moment));
  }

  private boolean isSameAt(PowerSchedule other, Instant moment) {
    var mine = at(Duration.between(start, moment));
    var its = other.at(Duration.between(other.start, moment));
    return mine.charge().equals(its.charge()) && mine.discharge().equals(its.discharge());
  }

  /** A plan that takes all that is offered into the vehicle. */
  public PowerProfile mostCharge() {
    return new PowerProfile(steps.stream().map(step -> new PowerProfile.Step(step.after(), step.charge())).toList());
  }

  private Stream<Instant> boundaries() {
    return steps.stream().map(step -> start.plus(step.after()));
  }

  private Step at(Duration moment) {
    return steps.stream().filter(step -> step.after().compareTo(moment) <= 0).reduce((_, later) -> later)
        .orElseGet(steps::getFirst);
  }
}
