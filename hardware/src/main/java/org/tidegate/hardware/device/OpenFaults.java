package org.tidegate.hardware.device;

import java.util.HashSet;
import java.util.Set;
import org.tidegate.domain.station.Fault;
import org.tidegate.domain.station.OnStationLoop;

/** The faults of one EVSE's devices, each told once until it is cleared. Station loop only. */
@OnStationLoop
public final class OpenFaults {
  private final int evseId;
  private final Telling telling;
  private final Set<String> open = new HashSet<>();

  /** None are open. */
  public OpenFaults(int evseId, Telling telling) {
    this.evseId = evseId;
    this.telling = telling;
  }

  /** Tells it, unless one with this code is open. */
  public void raise(String code, String text) {
    if (open.add(code)) {
      telling.tell(events -> events.faultRaised(evseId, new Fault(code, text)));
    }
  }

  /** Tells that it is gone, if it was open. */
  public void clear(String code) {
    if (open.remove(code)) {
      telling.tell(events -> events.faultCleared(evseId, code));
    }
  }
}
