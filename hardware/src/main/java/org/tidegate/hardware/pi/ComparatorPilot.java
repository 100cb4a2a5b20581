package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import java.util.function.Consumer;
import org.tidegate.domain.session.ControlPilotState;

/**
 * Control pilot states from three comparators, IEC 61851-1 table A.4. Safe from any thread. Below 4.5 V is state E: an
 * EVSE without ventilation must not supply a vehicle in state D either. A higher comparator that disagrees with a lower
 * one is a broken wire: state E too.
 */
final class ComparatorPilot implements PilotSource {
  private final DigitalInput below10V5;
  private final DigitalInput below7V5;
  private final DigitalInput below4V5;

  ComparatorPilot(Context pi4j, int evseId, PiSettings.Pilot pins) {
    below10V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-10v5", pins.below10V5());
    below7V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-7v5", pins.below7V5());
    below4V5 = Pins.input(pi4j, "evse" + evseId + "-pilot-4v5", pins.below4V5());
  }

  @Override
  public void start(Consumer<ControlPilotState> states) {
    for (DigitalInput input : new DigitalInput[]{below10V5, below7V5, below4V5}) {
      input.addListener(change -> states.accept(state()));
    }
    states.accept(state());
  }

  private ControlPilotState state() {
    return state(below10V5.isHigh(), below7V5.isHigh(), below4V5.isHigh());
  }

  static ControlPilotState state(boolean below10V5, boolean below7V5, boolean below4V5) {
    if (below4V5 || (below7V5 && !below10V5)) {
      return ControlPilotState.E;
    }
    if (below7V5) {
      return ControlPilotState.C;
    }
    return below10V5 ? ControlPilotState.B : ControlPilotState.A;
  }
}
