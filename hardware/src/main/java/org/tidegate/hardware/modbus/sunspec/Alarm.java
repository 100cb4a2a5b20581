package org.tidegate.hardware.modbus.sunspec;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
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
  /** A port of model 714 has an alarm that is none of the following. */
  DC_PORT,
  /** Bit 0 of a port's DCAlrm: a fault to earth on the vehicle's side. */
  DC_GROUND_FAULT(FaultKind.IsolationFailure),
  /** Model 713's Sta is error. */
  STORAGE,
  /** A bit of Alrm that has no meaning in the specification. */
  UNKNOWN;

  private static final int BITS = DC_PORT.ordinal();
  /** What bits of a port's DCAlrm mean that are faults of their own kind; the others are {@link #DC_PORT}. */
  private static final Map<Integer, Alarm> PORT_BITS = Map.of(0, DC_GROUND_FAULT, 5, CABINET_OPEN, 7, OVER_TEMPERATURE);

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
    return on(bits, bit -> bit < BITS ? values()[bit] : UNKNOWN);
  }

  /** Those of a port that says that it has one; a port that does not say which has one all the same. */
  static Set<Alarm> ofPort(int bits) {
    return bits == 0 ? EnumSet.of(DC_PORT) : on(bits, bit -> PORT_BITS.getOrDefault(bit, DC_PORT));
  }

  private static Set<Alarm> on(int bits, IntFunction<Alarm> meaning) {
    Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((bits >>> bit & 1) == 1) {
        alarms.add(meaning.apply(bit));
      }
    }
    return alarms;
  }
}
