package org.tidegate.domain.smartcharging;

import java.util.Optional;

/**
 * Which numbers a period of an operation mode has, by OCPP 2.1 section Q, limits and setpoints per operation mode.
 * Immutable.
 *
 * <p>Where that table and a requirement differ the requirement counts: LocalLoadBalancing may be limited
 * (2.1 Q09.FR.05). Limits of ExternalLimits hold until the external system gives its own.
 *
 * @param limit to charge with
 * @param dischargeLimit to discharge with
 * @param setpoint of the central system
 */
record ModeNeeds(Need limit, Need dischargeLimit, Need setpoint) {

  static ModeNeeds of(OperationMode mode) {
    return switch (mode) {
      case ChargingOnly -> new ModeNeeds(Need.REQUIRED, Need.ABSENT, Need.ABSENT);
      case CentralSetpoint, CentralFrequency -> new ModeNeeds(Need.OPTIONAL, Need.OPTIONAL, Need.REQUIRED);
      case ExternalSetpoint, ExternalLimits, LocalLoadBalancing ->
        new ModeNeeds(Need.OPTIONAL, Need.OPTIONAL, Need.ABSENT);
      case LocalFrequency, Idle -> new ModeNeeds(Need.ABSENT, Need.ABSENT, Need.ABSENT);
    };
  }

  /** Whether a number must or must not be there. */
  enum Need {
    /** It must. */
    REQUIRED,
    /** It may. */
    OPTIONAL,
    /** It must not. */
    ABSENT;

    boolean isBrokenBy(Optional<?> number) {
      return this == REQUIRED && number.isEmpty() || this == ABSENT && number.isPresent();
    }
  }
}
