package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;

/**
 * What all stacked profiles together say for one EVSE at one moment. Ratings, permission and prices are not in it, and
 * limits are not applied to the setpoint. Immutable.
 *
 * @param chargeLimit the most to charge with, ≥ 0; absent: no profile limits it
 * @param dischargeLimit the most to discharge with, ≤ 0; absent: no profile limits it
 * @param setpoint the power to follow, positive into the vehicle
 * @param setpointProfileId the profile that wants the setpoint, given or to be worked out by its mode
 * @param mode who decides about the power
 * @param setpointExpired a setpoint was followed in this transaction, its profile's validity or duration ran out, and no
 *     other profile of the transaction took over
 * @param until nothing of this changes before; absent: never by itself. It may come early, never late
 * @param support what LocalFrequency works its setpoint out from; absent in other modes
 * @param sleeps whether mode Idle wants the power electronics to be off
 */
public record ScheduleNow(Optional<Watts> chargeLimit, Optional<Watts> dischargeLimit, Optional<Watts> setpoint,
    Optional<Integer> setpointProfileId, OperationMode mode, boolean setpointExpired, Optional<Instant> until,
    Optional<GridSupport> support, boolean sleeps) {

  /** In a mode that is given its setpoint. */
  public ScheduleNow(Optional<Watts> chargeLimit, Optional<Watts> dischargeLimit, Optional<Watts> setpoint,
      Optional<Integer> setpointProfileId, OperationMode mode, boolean setpointExpired, Optional<Instant> until) {
    this(chargeLimit, dischargeLimit, setpoint, setpointProfileId, mode, setpointExpired, until, Optional.empty(),
        false);
  }

  /** With the power electronics on. */
  public ScheduleNow(Optional<Watts> chargeLimit, Optional<Watts> dischargeLimit, Optional<Watts> setpoint,
      Optional<Integer> setpointProfileId, OperationMode mode, boolean setpointExpired, Optional<Instant> until,
      Optional<GridSupport> support) {
    this(chargeLimit, dischargeLimit, setpoint, setpointProfileId, mode, setpointExpired, until, support, false);
  }

  /** The same with the power that its mode asks for now. */
  public ScheduleNow asking(Watts power) {
    return new ScheduleNow(chargeLimit, dischargeLimit, Optional.of(power), setpointProfileId, mode, setpointExpired,
        until, support, sleeps);
  }

  /** The same, but nothing may flow. */
  public ScheduleNow closed() {
    return new ScheduleNow(Optional.of(Watts.ZERO), Optional.of(Watts.ZERO), setpoint, setpointProfileId, mode,
        setpointExpired, until, support, sleeps);
  }

  /** The same within these limits too. */
  public ScheduleNow within(Optional<Watts> charge, Optional<Watts> discharge) {
    return new ScheduleNow(Stream.of(chargeLimit, charge).flatMap(Optional::stream).reduce(Watts::min),
        Stream.of(dischargeLimit, discharge).flatMap(Optional::stream).reduce(Watts::max), setpoint, setpointProfileId,
        mode, setpointExpired, until, support, sleeps);
  }

  /** A power cut to the limits of its direction (OCPP 2.1 V2X.03, V2X.04). */
  public Watts capped(Watts power) {
    return power.isDischarge()
        ? dischargeLimit.map(power::max).orElse(power)
        : chargeLimit.map(power::min).orElse(power);
  }

  /** The same with this power to follow. */
  public ScheduleNow following(Watts power, Optional<Integer> profileId) {
    return new ScheduleNow(chargeLimit, dischargeLimit, Optional.of(power), profileId, mode, setpointExpired, until,
        support);
  }
}
