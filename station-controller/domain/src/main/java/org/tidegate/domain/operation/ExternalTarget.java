package org.tidegate.domain.operation;

import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalNow;

/** Operation modes ExternalSetpoint and ExternalLimits, OCPP 2.1 Q05: an external system decides. Pure. */
public final class ExternalTarget {
  private ExternalTarget() {}

  /**
   * The setpoint that it told (2.1 Q05.FR.01); as long as it has told none nothing flows.
   *
   * @param scheduled what profiles say of it, no further out than the central system allows
   * @param told by the external system
   */
  public static Target setpoint(Optional<Watts> scheduled, Optional<Watts> told) {
    if (told.isEmpty()) {
      return Target.unknown(LimitReason.EXTERNAL_VALUE);
    }
    return scheduled.isPresent() ? Target.none() : Target.of(told.get());
  }

  /** Nothing to follow: its limits are in the schedule (2.1 Q05.FR.02). As long as it has told none nothing may flow. */
  public static Target limits(ExternalNow external) {
    return external.saysLimits()
        ? Target.none()
        : new Target(Optional.empty(), Optional.of(LimitReason.EXTERNAL_VALUE));
  }
}
