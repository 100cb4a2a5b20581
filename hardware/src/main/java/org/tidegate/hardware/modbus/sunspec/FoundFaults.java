package org.tidegate.hardware.modbus.sunspec;

import java.util.EnumMap;
import java.util.Map;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.hardware.modbus.sunspec.SunSpecPowerStage.Told;

/** The faults that were found, each told once. For one thread. */
final class FoundFaults {
  private final Told told;
  private final Map<FaultKind, String> open = new EnumMap<>(FaultKind.class);

  FoundFaults(Told told) {
    this.told = told;
  }

  /** One more. */
  void raise(FaultKind kind, String text) {
    if (open.putIfAbsent(kind, text) == null) {
      told.raised(new Fault(kind, SunSpecPowerStage.SOURCE, text));
    }
  }

  /** These and no others. */
  void areExactly(Map<FaultKind, String> found) {
    open.keySet().stream().filter(kind -> !found.containsKey(kind)).toList().forEach(kind -> {
      open.remove(kind);
      told.cleared(kind);
    });
    found.forEach(this::raise);
  }
}
