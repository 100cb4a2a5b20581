package org.tidegate.hardware.modbus.sunspec;

import java.util.Map;
import java.util.TreeMap;
import org.tidegate.domain.station.Fault;
import org.tidegate.hardware.modbus.sunspec.SunSpecPowerStage.Told;

/** The faults that were found, each told once. For one thread. */
final class FoundFaults {
  private static final int LONGEST_TEXT = 255;

  private final Told told;
  private final Map<String, String> open = new TreeMap<>();

  FoundFaults(Told told) {
    this.told = told;
  }

  /** One more. */
  void raise(String code, String text) {
    if (open.putIfAbsent(code, text) == null) {
      told.raised(new Fault(code, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text));
    }
  }

  /** These and no others. */
  void areExactly(Map<String, String> found) {
    open.keySet().stream().filter(code -> !found.containsKey(code)).toList().forEach(code -> {
      open.remove(code);
      told.cleared(code);
    });
    found.forEach(this::raise);
  }
}
