package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tidegate.domain.view.IdentificationView.Notice;

import static java.util.stream.Collectors.toMap;

/** Short words for who just held a card to a reader: one for each EVSE, gone by itself. Station loop only. */
@OnStationLoop
final class Notices {
  /** Long enough to be read by somebody who looks up from a wallet. */
  private static final Duration SHOWN = Duration.ofSeconds(8);

  private final StationCore core;
  private final Map<Integer, Shown> shown = new HashMap<>();

  Notices(StationCore core) {
    this.core = core;
  }

  /** Not a record: the same words said again are others. */
  private static final class Shown {
    private final Notice notice;

    Shown(Notice notice) {
      this.notice = notice;
    }
  }

  /** Says this at these EVSEs, instead of what was shown there. */
  void show(Set<Integer> evseIds, Notice notice) {
    var next = new Shown(notice);
    evseIds.forEach(id -> shown.put(id, next));
    core.after(SHOWN, () -> shown.values().removeIf(one -> one == next));
  }

  /** What is shown there means nothing any more. */
  void clear(Set<Integer> evseIds) {
    shown.keySet().removeAll(evseIds);
  }

  Map<Integer, Notice> shown() {
    return shown.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> entry.getValue().notice));
  }
}
