package org.tidegate.domain.fault;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.station.OnStationLoop;

/** What is wrong now, with one EVSE or with the station. Station loop only. */
@OnStationLoop
public final class OpenFaults {
  private final Map<FaultKind, Fault> open = new EnumMap<>(FaultKind.class);
  /** Their owners say that they are over, but the vehicle that saw them is still connected. */
  private final Set<FaultKind> waiting = EnumSet.noneOf(FaultKind.class);

  /** One more; returns whether it was not open before. */
  public boolean raise(Fault fault) {
    waiting.remove(fault.kind());
    return open.putIfAbsent(fault.kind(), fault) == null;
  }

  /** Its owner says that it is over; returns whether it is. */
  public boolean clear(FaultKind kind, boolean vehicleIsConnected) {
    if (!open.containsKey(kind) || kind.clears() == Clears.WITH_THE_NEXT_START) {
      return false;
    }
    if (kind.clears() == Clears.WITH_ITS_CAUSE_ONCE_UNPLUGGED && vehicleIsConnected) {
      waiting.add(kind);
      return false;
    }
    waiting.remove(kind);
    return open.remove(kind) != null;
  }

  /** No vehicle is connected: those that only waited for that are over, and returned. */
  public Set<FaultKind> unplugged() {
    var over = EnumSet.copyOf(waiting);
    open.keySet().removeAll(over);
    waiting.clear();
    return over;
  }

  /** Whether this one is. */
  public boolean isOpen(FaultKind kind) {
    return open.containsKey(kind);
  }

  /** Whether nothing may flow. */
  public boolean stopCharging() {
    return stoppingCharging().isPresent();
  }

  /** The first that lets nothing flow. */
  public Optional<FaultKind> stoppingCharging() {
    return open.keySet().stream().filter(FaultKind::stopsCharging).findFirst();
  }

  /** All kinds. */
  public Set<FaultKind> kinds() {
    var kinds = EnumSet.noneOf(FaultKind.class);
    kinds.addAll(open.keySet());
    return kinds;
  }

  /** All of them, in the table's order: what is worse for a driver first. */
  public List<Fault> all() {
    return List.copyOf(open.values());
  }
}
