package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The signals of one period of LocalFrequency, each from its time on (2.1 Q08.FR.10). Station loop only. */
@OnStationLoop
final class AfrrSignals {
  /** Signals come every few seconds and are for now; so many in advance are none. */
  private static final int MOST = 100;

  private final TreeMap<Instant, Integer> signals = new TreeMap<>();

  /** Takes a signal; returns whether there was room for it. */
  boolean take(int signal, Instant from, Instant now) {
    signals.headMap(Optional.ofNullable(signals.floorKey(now)).orElse(now), false).clear();
    if (signals.size() >= MOST && !signals.containsKey(from)) {
      return false;
    }
    signals.put(from, signal);
    return true;
  }

  /** The signal in force. */
  Optional<Integer> at(Instant now) {
    return Optional.ofNullable(signals.floorEntry(now)).map(Map.Entry::getValue);
  }

  void clear() {
    signals.clear();
  }
}
