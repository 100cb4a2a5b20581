package org.tidegate.domain.station;

/**
 * Something that is wrong with a device. Immutable. Raised and cleared by its owner; every fault ends the flow of power
 * on what it concerns.
 *
 * @param code what is wrong, for example {@code GroundFailure}; unique among an EVSE's open faults
 * @param text for engineers, English, at most 255 characters
 */
public record Fault(String code, String text) {

  /** Code of a pressed emergency stop. */
  public static final String EMERGENCY_STOP = "EmergencyStop";
  /** Code of a contactor that does not open. */
  public static final String WELDED_CONTACTOR = "WeldedContactor";
  /** Code of a meter that does not answer. */
  public static final String METER_FAILURE = "MeterFailure";
  /** Code of a lock that does not hold. */
  public static final String LOCK_FAILURE = "LockFailure";
}
