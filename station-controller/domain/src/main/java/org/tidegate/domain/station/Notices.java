package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Short words for who just held a card to a reader: one for each EVSE, gone by itself. Station loop only. */
@OnStationLoop
final class Notices {
  /** Nobody may use this card here. */
  static final String REFUSED = "card-refused";
  /** Nobody can tell now whether the card is good. */
  static final String UNCHECKED = "card-unchecked";
  /** Somebody else charges here. */
  static final String OTHER = "card-other";
  /** A master pass, and nothing to stop. */
  static final String NOTHING_TO_STOP = "master-pass-nothing";

  /** Long enough to be read by somebody who looks up from a wallet. */
  private static final Duration SHOWN = Duration.ofSeconds(8);

  private final StationCore core;
  private final Map<Integer, String> shown = new HashMap<>();
  private long turn;

  Notices(StationCore core) {
    this.core = core;
  }

  /** Shows a text at these EVSEs, instead of what was shown there. */
  void show(Set<Integer> evseIds, String textKey) {
    evseIds.forEach(id -> shown.put(id, textKey));
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

  Map<Integer, String> shown() {
    return Map.copyOf(shown);
  }
}
