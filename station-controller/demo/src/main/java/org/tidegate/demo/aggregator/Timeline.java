package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened lately, the oldest forgotten first. Station loop only. */
final class Timeline {
  private static final Logger log = LoggerFactory.getLogger("aggregator");
  private static final int MOST = 200;

  private final Supplier<Instant> clock;
  private final Deque<Entry> entries = new ArrayDeque<>();

  /** One line. */
  record Entry(Instant at, String who, String what) {}

  Timeline(Supplier<Instant> clock) {
    this.clock = clock;
  }

  void note(String who, String what) {
    log.info("{}: {}", who, what);
    entries.addFirst(new Entry(clock.get(), who, what));
    if (entries.size() > MOST) {
      entries.removeLast();
    }
  }

  /** The newest first. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
