package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;

/**
 * A control pilot by three comparators, IEC 61851-1 table A.4. For tasks of the pins' worker. Below 4.5 V counts as a
 * short: an EVSE without ventilation must not supply a vehicle in state D either. A higher comparator that disagrees with a
 * lower one is a broken wire: a short too. The negative part is not seen, so a missing diode isn't.
 */
final class ComparatorPilot implements PilotSource {
  private final DigitalInput below10V5;
  private final DigitalInput below7V5;
  private final DigitalInput below4V5;

  ComparatorPilot(Context pi4j, int evseId, PiSettings.Comparators pins) {
    below10V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-10v5", pins.below10V5());
    below7V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-7v5", pins.below7V5());
    below4V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-4v5", pins.below4V5());
  }

  @Override
  public PilotSample sample() {
    return PilotSample.positive(volts(below10V5.isHigh(), below7V5.isHigh(), below4V5.isHigh()));
  }

  /** The middle of the state's range. */
  static double volts(boolean below10V5, boolean below7V5, boolean below4V5) {
    if (below4V5 || below7V5 && !below10V5) {
      return 0;
    }
    if (below7V5) {
      return 6;
    }
    return below10V5 ? 9 : 12;
  }
}
