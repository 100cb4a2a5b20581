package org.tidegate.hardware.board;

import java.util.EnumMap;
import java.util.Map;
import org.tidegate.domain.fault.FaultKind;

/** Faults that a board tells, in the order of their bits. */
enum BoardFault {
  /** Bit 0. */
  RESIDUAL_CURRENT(FaultKind.GroundFailure, "the residual-current device tripped"),
  /** Bit 1. */
  RESIDUAL_CURRENT_TEST(FaultKind.ResidualCurrentTestFailure, "the residual-current device failed its self-test"),
  /** Bit 2. */
  OVER_CURRENT(FaultKind.OverCurrent, "more current than offered"),
  /** Bit 3. */
  OVER_TEMPERATURE(FaultKind.OverTemperature, "too hot"),
  /** Bit 4. */
  WELDED(FaultKind.WeldedContactor, "the contactor reads closed after it was told to open"),
  /** Bit 5. */
  CONTACTOR(FaultKind.ContactorFailure, "the contactor does not close"),
  /** Bit 6. */
  LOCK(FaultKind.LockFailure, "the lock does not follow"),
  /** Bit 7. */
  EMERGENCY_STOP(FaultKind.EmergencyStop, "the emergency stop is pressed"),
  /** Bit 8. */
  PILOT(FaultKind.PilotFailure, "the pilot has no diode at its other end, or can't be driven"),
  /** Bit 9. */
  INSULATION(FaultKind.IsolationFailure, "the insulation of the direct-current side is too weak"),
  /** Any other bit. */
  OTHER(FaultKind.BoardFailure, "the board tells a fault that this program does not know");

  private final FaultKind kind;
  private final String text;

  BoardFault(FaultKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** Texts by their kinds. */
  static Map<FaultKind, String> of(int bits) {
    Map<FaultKind, String> texts = new EnumMap<>(FaultKind.class);
    for (int bit = 0; bit < Short.SIZE; bit++) {
      if ((bits >> bit & 1) == 1) {
        BoardFault fault = values()[Math.min(bit, OTHER.ordinal())];
        texts.put(fault.kind, fault.text);
      }
    }
    return texts;
  }
}
