package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.OpenFaults;

/** What concerns the whole station's health. Station loop only. */
@OnStationLoop
final class Health {
  /** A clock before this was never set: the program is younger than that. */
  private static final Instant OLDEST_NOW = Instant.parse("2025-10-01T00:00:00Z");

  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final OpenFaults faults = new OpenFaults();
  private boolean clockInDoubt;

  /** Returns whether it was not open before. */
  boolean raise(Fault fault) {
    boolean isNew = faults.raise(fault);
    if (isNew) {
      log.warn("station: fault {} ({}: {})", fault.code(), fault.source(), fault.text());
    }
    return isNew;
  }

  void clear(FaultKind kind, FaultSource source) {
    if (faults.clear(kind, source, false)) {
      log.info("station: fault {} is gone", kind);
    }
  }

  /** The fault that no vehicle can be served as usual with; absent: none. */
  Optional<FaultKind> fault() {
    return faults.kinds().stream().filter(FaultKind::stopsDischarge).findFirst();
  }

  Set<FaultKind> kinds() {
    return faults.kinds();
  }

  OpenFaults faults() {
    return faults;
  }

  /** Whether nothing may flow anywhere. */
  boolean stopsCharging() {
    return faults.stopCharging();
  }

  boolean storageWorks() {
    return !faults.isOpen(FaultKind.StorageFailure);
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
