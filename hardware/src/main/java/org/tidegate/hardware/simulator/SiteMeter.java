package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meter of the site's grid connection, whose values come late. Not thread-safe: station loop only. */
final class SiteMeter<T> {
  private final Deque<Shown<T>> shown = new ArrayDeque<>();

  /** A value, and when it was true. */
  private record Shown<T>(T value, long at) {}

  /**
   * What the meter shows: what it saw at the newest reading that is as old as its delay; nothing as long as there was none.
   *
   * @param present what really flows through it now; absent: there is no meter
   */
  Optional<T> read(Optional<T> present, long now, Duration delay) {
    if (present.isEmpty()) {
      shown.clear();
      return Optional.empty();
    }
    shown.addLast(new Shown<>(present.get(), now));
    long newest = now - delay.toNanos();
    @Nullable
    T found = null;
    while (!shown.isEmpty() && shown.getFirst().at - newest <= 0) {
      found = shown.removeFirst().value;
    }
    if (found != null) {
      shown.addFirst(new Shown<>(found, newest));
    }
    return Optional.ofNullable(found);
  }
}
