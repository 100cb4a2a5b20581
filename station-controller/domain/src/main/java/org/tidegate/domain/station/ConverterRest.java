package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.quantity.Watts;

/**
 * Keeps a converter from being started and stopped again and again by setpoints around 0 W. It only takes power away, and
 * never from what charges for the driver. Station loop only.
 */
@OnStationLoop
final class ConverterRest {
  private final Movement movement;
  private Watts running = Watts.ZERO;
  private Optional<Long> startedAt = Optional.empty();
  private Optional<Long> stoppedAt = Optional.empty();

  ConverterRest(Movement movement) {
    this.movement = movement;
  }

  /** The same decision, or none of its power yet. */
  Decision applied(Decision decision, long now) {
    boolean rests = decision.wish().kind() == Wish.Kind.SETPOINT && !decision.power().isZero()
        && rests(decision.power(), now);
    var next = rests ? decision.without(LimitReason.CONVERTER_REST) : decision;
    note(next.power(), now);
    return next;
  }

  /** When it may start at the earliest, where that is to come. */
  Optional<Duration> left(long now) {
    return stoppedAt.filter(_ -> running.isZero())
        .map(at -> movement.minimumOff().minusNanos(now - at)).filter(Duration::isPositive);
  }

  private boolean rests(Watts power, long now) {
    boolean small = power.magnitude().compareTo(movement.deadBand()) < 0;
    if (isSameDirection(power)) {
      return small && hasPassed(startedAt, movement.minimumOn(), now);
    }
    var stopped = running.isZero() ? stoppedAt : Optional.of(now);
    return small || !hasPassed(stopped, movement.minimumOff(), now);
  }

  private void note(Watts power, long now) {
    boolean goesOn = isSameDirection(power);
    if (!running.isZero() && !goesOn) {
      stoppedAt = Optional.of(now);
    }
    if (!power.isZero() && !goesOn) {
      startedAt = Optional.of(now);
    }
    running = power;
  }

  private boolean isSameDirection(Watts power) {
    return running.isCharge() && power.isCharge() || running.isDischarge() && power.isDischarge();
  }

  private static boolean hasPassed(Optional<Long> since, Duration time, long now) {
    return since.map(at -> now - at >= time.toNanos()).orElse(true);
  }
}
