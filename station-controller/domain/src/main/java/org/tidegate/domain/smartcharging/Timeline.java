package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One profile laid out in time: which of its periods holds when. Immutable. A profile with several schedules follows the
 * first.
 */
final class Timeline {
  private final InstalledProfile installed;
  private final ChargingSchedule schedule;
  private final Instant start;
  private final Optional<Duration> cycle;
  private final Optional<Duration> length;

  /**
   * Lays out a profile.
   *
   * @param anchor what relative schedules are counted from
   */
  Timeline(InstalledProfile installed, Instant anchor) {
    this.installed = installed;
    schedule = installed.profile().schedules().getFirst();
    start = installed.profile().kind() == ProfileKind.Relative ? anchor : schedule.start().orElse(anchor);
    cycle = installed.profile().kind() == ProfileKind.Recurring
        ? installed.profile().recurrency().map(Recurrency::cycle)
        : Optional.empty();
    length = Stream.concat(cycle.stream(), schedule.duration().stream()).min(Duration::compareTo);
  }

  InstalledProfile installed() {
    return installed;
  }

  RateUnit unit() {
    return schedule.unit();
  }

  /** K01.FR.36, K01.FR.37, K01.FR.30, K01.FR.11, K01.FR.12, K01.FR.13. */
  Optional<SchedulePeriod> periodAt(Instant moment) {
    if (!isValidAt(moment) || moment.isBefore(start)) {
      return Optional.empty();
    }
    var offset = Duration.between(cycleStart(moment), moment);
    return isOver(offset) ? Optional.empty() : Optional.of(periods().get(firstAfter(offset) - 1));
  }

  /** The next moment at which {@link #periodAt} may answer something else. */
  Optional<Instant> boundaryAfter(Instant moment) {
    if (validFrom().isAfter(moment)) {
      return Optional.of(validFrom());
    }
    if (!isValidAt(moment)) {
      return Optional.empty();
    }
    var next = start.isAfter(moment) ? Stream.of(start) : scheduleBoundariesAfter(moment);
    return Stream.concat(next, validTo().stream()).min(Instant::compareTo);
  }

  /** When it last stopped to say something, at or before a moment at which it says nothing. */
  Optional<Instant> endBefore(Instant moment) {
    var last = validTo().filter(moment::isAfter).orElse(moment);
    if (!last.isAfter(start)) {
      return Optional.empty();
    }
    var lastCycle = cycleStart(last.minusNanos(1));
    var end = length.map(lastCycle::plus).filter(last::isAfter).orElse(last);
    return Optional.of(end).filter(validFrom()::isBefore);
  }

  private Stream<Instant> scheduleBoundariesAfter(Instant moment) {
    var cycleStart = cycleStart(moment);
    var offset = Duration.between(cycleStart, moment);
    var following = isOver(offset) ? periods().size() : firstAfter(offset);
    var inCycle = Stream.concat(periods().stream().skip(following).map(SchedulePeriod::start).limit(1),
        length.filter(ignored -> !isOver(offset)).stream()).min(Duration::compareTo);
    return Stream.concat(inCycle.stream(), cycle.stream()).map(cycleStart::plus);
  }

  /** The number of periods that have begun. */
  private int firstAfter(Duration offset) {
    var low = 0;
    var high = periods().size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (periods().get(middle).start().compareTo(offset) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Instant cycleStart(Instant moment) {
    return cycle.map(each -> {
      var elapsed = Duration.between(start, moment);
      return start.plus(each.multipliedBy(Math.floorDiv(elapsed.getSeconds(), each.getSeconds())));
    }).orElse(start);
  }

  private boolean isOver(Duration offset) {
    return length.filter(most -> offset.compareTo(most) >= 0).isPresent();
  }

  private boolean isValidAt(Instant moment) {
    return !moment.isBefore(validFrom()) && validTo().map(moment::isBefore).orElse(true);
  }

  private Instant validFrom() {
    return installed.profile().validFrom().orElse(Instant.MIN);
  }

  private Optional<Instant> validTo() {
    return installed.profile().validTo();
  }

  private List<SchedulePeriod> periods() {
    return schedule.periods();
  }
}
