package org.tidegate.hardware.device;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The faults that one source sees at one EVSE, or with number 0 at the station, each told once until it is cleared. Station
 * loop only.
 */
@OnStationLoop
public final class ToldFaults {
  private final int evseId;
  private final FaultSource source;
  private final Telling telling;
  private final Set<FaultKind> open = EnumSet.noneOf(FaultKind.class);

  /** None are open. */
  public ToldFaults(int evseId, FaultSource source, Telling telling) {
    this.evseId = evseId;
    this.source = source;
    this.telling = telling;
  }

  /** Tells it, unless one of this kind is open. */
  public void raise(FaultKind kind, String text) {
    if (open.add(kind)) {
      telling.tell(events -> events.faultRaised(evseId, new Fault(kind, source, text)));
    }
  }

  /** Tells that it is gone, if it was open. */
  public void clear(FaultKind kind) {
    if (open.remove(kind)) {
      telling.tell(events -> events.faultCleared(evseId, kind, source));
    }
  }
}
