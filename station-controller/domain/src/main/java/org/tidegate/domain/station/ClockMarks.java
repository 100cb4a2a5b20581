package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.StationLoop;

/** Whole intervals of the day, counted from midnight UTC. Station loop only. */
@OnStationLoop
final class ClockMarks {
  private final StationCore core;
  private final Supplier<Duration> interval;
  private final Runnable atMark;
  private StationLoop.@Nullable Timer next;

  ClockMarks(StationCore core, Supplier<Duration> interval, Runnable atMark) {
    this.core = core;
    this.interval = interval;
    this.atMark = atMark;
  }

  /** Runs at each mark from now on; a new value of the variable counts at once. */
  void start(VariableAddress variable) {
    core.deviceModel().onChange(variable, _ -> schedule());
    schedule();
  }

  /** Begins anew. */
  void schedule() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    long length = interval.get().toMillis();
    if (length > 0) {
      long sinceMidnight = core.now().toEpochMilli() % Duration.ofDays(1).toMillis();
      var wait = Duration.ofMillis(length - sinceMidnight % length);
      var due = core.now().plus(wait).truncatedTo(ChronoUnit.MILLIS);
      next = core.after(wait, () -> mark(due));
    }
  }

  /** The timer may be a moment ahead of the clock, which time servers make run slower; then the mark is still to come. */
  private void mark(Instant due) {
    var early = Duration.between(core.now(), due);
    schedule();
    if (!early.isPositive()) {
      atMark.run();
    }
  }
}
