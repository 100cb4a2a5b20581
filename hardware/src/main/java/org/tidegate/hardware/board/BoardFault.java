package org.tidegate.hardware.board;

import java.util.Map;
import java.util.TreeMap;
import org.tidegate.domain.station.Fault;

/** Faults that a board tells, in the order of their bits. */
enum BoardFault {
  /** Bit 0. */
  RESIDUAL_CURRENT("GroundFailure", "the residual-current device tripped"),
  /** Bit 1. */
  RESIDUAL_CURRENT_TEST("ResidualCurrentTestFailure", "the residual-current device failed its self-test"),
  /** Bit 2. */
  OVER_CURRENT("OverCurrent", "more current than offered"),
  /** Bit 3. */
  OVER_TEMPERATURE("OverTemperature", "too hot"),
  /** Bit 4. */
  WELDED(Fault.WELDED_CONTACTOR, "the contactor reads closed after it was told to open"),
  /** Bit 5. */
  CONTACTOR("ContactorFailure", "the contactor does not close"),
  /** Bit 6. */
  LOCK(Fault.LOCK_FAILURE, "the lock does not follow"),
  /** Bit 7. */
  EMERGENCY_STOP(Fault.EMERGENCY_STOP, "the emergency stop is pressed"),
  /** Bit 8. */
  PILOT("PilotFailure", "the pilot has no diode at its other end, or can't be driven"),
  /** Any other bit. */
  OTHER("BoardFailure", "the board tells a fault that this program does not know");

  private final String code;
  private final String text;

  BoardFault(String code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Texts by their codes. */
  static Map<String, String> of(int bits) {
    Map<String, String> texts = new TreeMap<>();
    for (int bit = 0; bit < Short.SIZE; bit++) {
      if ((bits >> bit & 1) == 1) {
        BoardFault fault = values()[Math.min(bit, OTHER.ordinal())];
        texts.put(fault.code, fault.text);
      }
    }
    return texts;
  }
}
