package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one driver earned, spent and chose (85, 86). Of very long ago only the sums are kept. Station loop only. */
final class Account {
  private static final int MOST = 2_000;

  private final List<Entry> entries = new ArrayList<>();
  private Figures before = Figures.NOTHING;

  void add(Entry entry) {
    entries.add(entry);
    entries.sort(Comparator.comparing(Entry::at));
    while (entries.size() > MOST) {
      before = before.after(entries.removeFirst());
    }
  }

  /** Takes over what was booked before its owner was known. */
  void takeOver(Account other) {
    if (other.before.equals(Figures.NOTHING)) {
      other.entries.forEach(this::add);
    }
  }

  boolean exchanges() {
    return now().exchanges();
  }

  Figures now() {
    return until(Instant.MAX);
  }

  /** With what happened before this moment. */
  Figures until(Instant moment) {
    var figures = before;
    for (var entry : entries) {
      if (entry.at().isBefore(moment)) {
        figures = figures.after(entry);
      }
    }
    return figures;
  }
}
