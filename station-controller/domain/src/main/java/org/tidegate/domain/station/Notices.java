package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tidegate.domain.view.IdentificationView.Notice;

/** Short words for who just held a card to a reader: one for each EVSE, gone by itself. Station loop only. */
@OnStationLoop
final class Notices {
  /** Long enough to be read by somebody who looks up from a wallet. */
  private static final Duration SHOWN = Duration.ofSeconds(8);

  private final StationCore core;
  private final Map<Integer, Notice> shown = new HashMap<>();
  private long turn;

  Notices(StationCore core) {
    this.core = core;
  }

  /** Says this at these EVSEs, instead of what was shown there. */
  void show(Set<Integer> evseIds, Notice notice) {
    evseIds.forEach(id -> shown.put(id, notice));
    long now = ++turn;
    core.after(SHOWN, () -> {
      if (now == turn) {
        shown.clear();
      }
    });
  }

  /** What is shown there means nothing any more. */
  void clear(Set<Integer> evseIds) {
    shown.keySet().removeAll(evseIds);
  }

  Map<Integer, Notice> shown() {
    return Map.copyOf(shown);
  }
}
