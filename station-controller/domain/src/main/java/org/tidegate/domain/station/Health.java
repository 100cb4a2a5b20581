package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What concerns the whole station's health. Station loop only. */
@OnStationLoop
final class Health {
  /** A clock before this was never set: the program is younger than that. */
  private static final Instant OLDEST_NOW = Instant.parse("2025-10-01T00:00:00Z");

  /** What happens can't be stored any more. */
  static final String STORAGE = "StorageFailure";
  /** The program met something it does not understand: nothing flows until it is restarted. */
  static final String SOFTWARE = "SoftwareFailure";

  private final Set<String> faults = new TreeSet<>();
  private boolean clockInDoubt;

  void raise(String fault) {
    faults.add(fault);
  }

  Optional<String> fault() {
    return faults.stream().findFirst();
  }

  /** Faults that stop power everywhere; a failing storage stops discharge only, by itself. */
  Set<String> stopping() {
    var stopping = new TreeSet<>(faults);
    stopping.remove(STORAGE);
    return stopping;
  }

  boolean storageWorks() {
    return !faults.contains(STORAGE);
  }

  /** Nobody knows how late it is: the clock stands behind what was stored. */
  void doubtClock(boolean doubted) {
    clockInDoubt = doubted;
  }

  /** Whether it can be told how long ago something was. */
  boolean isClockInDoubt() {
    return clockInDoubt;
  }

  /** Whether the time is known. */
  boolean knowsTime(Instant clock) {
    return !clockInDoubt && isSet(clock);
  }

  static boolean isSet(Instant clock) {
    return clock.isAfter(OLDEST_NOW);
  }
}
