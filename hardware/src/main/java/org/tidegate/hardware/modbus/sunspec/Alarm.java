package org.tidegate.hardware.modbus.sunspec;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.domain.fault.FaultKind;

/** Alarms of a converter, SunSpec model 701 point Alrm; in the order of its bits, and then those of other models. */
public enum Alarm {
  /** Bit 0. */
  GROUND_FAULT(FaultKind.GroundFailure),
  /** Bit 1. */
  DC_OVER_VOLTAGE,
  /** Bit 2. */
  AC_DISCONNECT_OPEN,
  /** Bit 3. */
  DC_DISCONNECT_OPEN,
  /** Bit 4. */
  GRID_DISCONNECT,
  /** Bit 5. */
  CABINET_OPEN(FaultKind.CabinetOpen),
  /** Bit 6. */
  MANUAL_SHUTDOWN,
  /** Bit 7. */
  OVER_TEMPERATURE(FaultKind.OverTemperature),
  /** Bit 8. */
  OVER_FREQUENCY,
  /** Bit 9. */
  UNDER_FREQUENCY,
  /** Bit 10. */
  AC_OVER_VOLTAGE,
  /** Bit 11. */
  AC_UNDER_VOLTAGE,
  /** Bit 12. */
  BLOWN_FUSE,
  /** Bit 13. */
  UNDER_TEMPERATURE,
  /** Bit 14. */
  MEMORY_LOSS,
  /** Bit 15. */
  HARDWARE_TEST_FAILURE,
  /** Bit 16. */
  MANUFACTURER,
  /** Any bit of model 714's PrtAlrms. */
  DC_PORT,
  /** Model 713's Sta is error. */
  STORAGE,
  /** A bit of Alrm that has no meaning in the specification. */
  UNKNOWN;

  private static final int BITS = DC_PORT.ordinal();

  private final FaultKind fault;

  Alarm() {
    this(FaultKind.ConverterAlarm);
  }

  Alarm(FaultKind fault) {
    this.fault = fault;
  }

  /** The fault that this alarm is. */
  public FaultKind fault() {
    return fault;
  }

  static Set<Alarm> of(int bits) {
    Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((bits >>> bit & 1) == 1) {
        alarms.add(bit < BITS ? values()[bit] : UNKNOWN);
      }
    }
    return alarms;
  }
}
