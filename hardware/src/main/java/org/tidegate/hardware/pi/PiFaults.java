package org.tidegate.hardware.pi;

import java.util.HashSet;
import java.util.Set;
import org.tidegate.domain.station.Fault;
import org.tidegate.domain.station.OnStationLoop;

/** The faults of one EVSE's devices, each told once until it is cleared. Station loop only. */
@OnStationLoop
final class PiFaults {
  private final int evseId;
  private final Telling telling;
  private final Set<String> open = new HashSet<>();

  PiFaults(int evseId, Telling telling) {
    this.evseId = evseId;
    this.telling = telling;
  }

  void raise(String code, String text) {
    if (open.add(code)) {
      telling.tell(events -> events.faultRaised(evseId, new Fault(code, text)));
    }
  }

  void clear(String code) {
    if (open.remove(code)) {
      telling.tell(events -> events.faultCleared(evseId, code));
    }
  }
}
