package org.tidegate.hardware.device;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.station.OnStationLoop;

/** The faults of one EVSE's devices, or with number 0 of the station's, each told once until it is cleared. Station loop only. */
@OnStationLoop
public final class ToldFaults {
  private final int evseId;
  private final Telling telling;
  private final Set<FaultKind> open = EnumSet.noneOf(FaultKind.class);

  /** None are open. */
  public ToldFaults(int evseId, Telling telling) {
    this.evseId = evseId;
    this.telling = telling;
  }

  /** Tells it, unless one of this kind is open. */
  public void raise(FaultKind kind, String text) {
    if (open.add(kind)) {
      telling.tell(events -> events.faultRaised(evseId, new Fault(kind, text)));
    }
  }

  /** Tells that it is gone, if it was open. */
  public void clear(FaultKind kind) {
    if (open.remove(kind)) {
      telling.tell(events -> events.faultCleared(evseId, kind));
    }
  }
}
