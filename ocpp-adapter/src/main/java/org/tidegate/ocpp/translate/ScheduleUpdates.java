package org.tidegate.ocpp.translate;

import java.util.Optional;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.ReactiveSetpoint;
import org.tidegate.domain.smartcharging.ScheduleUpdate;
import org.tidegate.ocpp.v21.ChargingScheduleUpdate;
import org.tidegate.ocpp.v21.PullDynamicScheduleUpdateResponse;

/** New numbers of a dynamic profile, K28. Pure functions, safe from any thread. */
public final class ScheduleUpdates {
  private ScheduleUpdates() {}

  /** What an update says. */
  public static ScheduleUpdate read(ChargingScheduleUpdate wire) {
    var reactive = Optional.ofNullable(wire.setpointReactive()).map(value -> new ReactiveSetpoint(value,
        SchedulePeriods.phases(wire.setpointReactive_L2(), wire.setpointReactive_L3())));
    return new ScheduleUpdate(Optional.ofNullable(wire.limit()), Optional.ofNullable(wire.dischargeLimit()),
        Optional.ofNullable(wire.setpoint()),
        new PeriodExtension(SchedulePeriods.phases(wire.limit_L2(), wire.limit_L3()),
            SchedulePeriods.phases(wire.dischargeLimit_L2(), wire.dischargeLimit_L3()),
            SchedulePeriods.phases(wire.setpoint_L2(), wire.setpoint_L3()), reactive, GridSupport.none(),
            Optional.empty(), Optional.empty()));
  }

  /** What was asked for; empty when the central system has nothing, or does not know the profile. */
  static Optional<ScheduleUpdate> read(PullDynamicScheduleUpdateResponse answer) {
    return switch (answer.status()) {
      case Accepted -> Optional.ofNullable(answer.scheduleUpdate()).map(ScheduleUpdates::read);
      case Rejected -> Optional.empty();
    };
  }
}
