package org.tidegate.domain.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.station.OnStationLoop;

/**
 * What is wrong now, with one EVSE or with the station. A kind of fault is open until the last who sees it says that it is
 * over. Station loop only.
 */
@OnStationLoop
public final class OpenFaults {
  /** Who sees them, whoever saw them first in front. */
  private final Map<FaultKind, Map<FaultSource, Fault>> seen = new EnumMap<>(FaultKind.class);
  /** Nobody sees them any more, but the vehicle that was there is still connected. */
  private final Map<FaultKind, Fault> latched = new EnumMap<>(FaultKind.class);

  /** One more; returns whether none of its kind was open before. */
  public boolean raise(Fault fault) {
    boolean isNew = !isOpen(fault.kind());
    latched.remove(fault.kind());
    seen.computeIfAbsent(fault.kind(), _ -> new LinkedHashMap<>()).putIfAbsent(fault.source(), fault);
    return isNew;
  }

  /** This one says that it is over; returns whether it is. */
  public boolean clear(FaultKind kind, FaultSource source, boolean vehicleIsConnected) {
    var last = kind.clears() == Clears.WITH_THE_NEXT_START ? null : removed(kind, source);
    if (last == null || isOpen(kind)) {
      return false;
    }
    if (kind.clears() == Clears.WITH_ITS_CAUSE_ONCE_UNPLUGGED && vehicleIsConnected) {
      latched.put(kind, last);
      return false;
    }
    return true;
  }

  private @Nullable Fault removed(FaultKind kind, FaultSource source) {
    var sources = seen.getOrDefault(kind, Map.of());
    if (!sources.containsKey(source)) {
      return null;
    }
    var fault = sources.remove(source);
    if (sources.isEmpty()) {
      seen.remove(kind);
    }
    return fault;
  }

  /** Was open when the program ended, and only waits for the vehicle until somebody sees it again. */
  public void latch(Fault fault) {
    latched.put(fault.kind(), fault);
  }

  /** The vehicle that was there has left: what only waited for that is over. */
  public void unlatch(FaultKind kind) {
    latched.remove(kind);
  }

  /** Whether one of this kind is. */
  public boolean isOpen(FaultKind kind) {
    return seen.containsKey(kind) || latched.containsKey(kind);
  }

  /** Who sees one of this kind, whoever saw it first in front; nobody, when it is over or only waits for the vehicle. */
  public Set<FaultSource> sources(FaultKind kind) {
    return Collections.unmodifiableSet(seen.getOrDefault(kind, Map.of()).keySet());
  }

  /** Whether nothing may flow. */
  public boolean stopCharging() {
    return stoppingCharging().isPresent();
  }

  /** The first that lets nothing flow. */
  public Optional<FaultKind> stoppingCharging() {
    return kinds().stream().filter(FaultKind::stopsCharging).findFirst();
  }

  /** All kinds. */
  public Set<FaultKind> kinds() {
    var kinds = EnumSet.noneOf(FaultKind.class);
    kinds.addAll(seen.keySet());
    kinds.addAll(latched.keySet());
    return kinds;
  }

  /** One of each kind, as it was seen first, in the table's order: what is worse for a driver first. */
  public List<Fault> all() {
    return kinds().stream().map(this::first).toList();
  }

  private Fault first(FaultKind kind) {
    return Stream.concat(seen.getOrDefault(kind, Map.of()).values().stream(), Stream.ofNullable(latched.get(kind)))
        .findFirst().orElseThrow();
  }
}
