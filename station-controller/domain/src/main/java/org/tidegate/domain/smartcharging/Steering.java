package org.tidegate.domain.smartcharging;

import java.util.Comparator;
import java.util.Optional;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;

/**
 * What the vehicle is told to do. Immutable.
 *
 * @param setpoint in microwatts; absent: none, or the station works it out by the mode
 * @param profileId of the profile that wants it; absent where nothing is to be followed
 * @param mode who decides about the power
 * @param support what a mode that works out its setpoint goes by
 * @param sleeps whether the power electronics are to be off
 */
record Steering(Optional<Long> setpoint, Optional<Integer> profileId, OperationMode mode,
    Optional<GridSupport> support, boolean sleeps) {
  /** Nothing is to be followed. */
  static final Steering NONE = new Steering(Optional.empty(), Optional.empty(), OperationMode.ChargingOnly,
      Optional.empty(), false);

  /** An external system's setpoint goes before the central system's, unless it is told otherwise (2.1 Q06.FR.20). */
  static Steering of(Leaders leaders, EvseFacts evse, Circumstances circumstances, PhasePower power) {
    var own = leaders.transaction().map(leading -> of(leading, power)).orElse(NONE);
    if (own.setpoint.isPresent() && circumstances.setpointOf() == SetpointPriority.CSMS) {
      return own;
    }
    return leaders.caps().isEmpty()
        ? own
        : leaders.caps().stream()
            .filter(leading -> leading.isExternalSetpointAt(evse.evseId()))
            .max(Comparator.comparing(leading -> leading.installed().receivedAt()))
            .map(leading -> evse.evseId() == 0 ? of(leading, power) : of(leading, power).within(own)).orElse(own);
  }

  private static Steering of(Leading leading, PhasePower power) {
    var mode = leading.period().mode();
    return new Steering(leading.setpoint().map(power::target),
        Optional.of(leading.installed().profile().id()).filter(ignored -> mode.isSteered()), mode,
        leading.period().extension().map(PeriodExtension::gridSupport)
            .filter(ignored -> mode == OperationMode.LocalFrequency),
        mode == OperationMode.Idle && leading.period().extended().evseSleep().orElse(false));
  }

  /** No external system makes a vehicle discharge that the central system did not allow to (2.1 Q06, prerequisites). */
  private Steering within(Steering own) {
    return own.mode.isBidirectional()
        ? this
        : new Steering(setpoint.map(value -> Math.max(0, value)), profileId, mode,
            support, sleeps);
  }
}
