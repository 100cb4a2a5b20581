package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.util.List;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.ocpp.v21.ChargingRateUnitEnum;
import org.tidegate.ocpp.v21.ChargingSchedule;
import org.tidegate.ocpp.v21.ChargingSchedulePeriod;
import org.tidegate.ocpp.v21.GenericStatusEnum;
import org.tidegate.ocpp.v21.NotifyEVChargingScheduleRequest;
import org.tidegate.ocpp.v21.NotifyEVChargingScheduleResponse;
import org.tidegate.ocpp.v21.OperationModeEnum;

/** What a vehicle is going to do, K15.FR.10; a plan to discharge is a setpoint below zero. Pure functions. */
final class VehicleSchedules {
  private VehicleSchedules() {}

  /** The schedule's id is that of the schedule that the vehicle chose (K15.FR.19), and so is the id of the chosen one. */
  static Call<NotifyEVChargingScheduleResponse, Boolean> write(Outgoing.VehicleSchedule told) {
    List<ChargingSchedulePeriod> periods = told.plan().steps().stream().map(VehicleSchedules::period).toList();
    var schedule = new ChargingSchedule(told.scheduleId(), ChargingRateUnitEnum.W, periods, told.start(),
        Math.toIntExact(told.length().toSeconds()), null, null, null, null, null, null, null, null, null, null, null);
    return new Call<>(
        new NotifyEVChargingScheduleRequest(told.start(), schedule, told.evseId(), told.scheduleId(), null, null),
        NotifyEVChargingScheduleResponse.class, answer -> answer.status() == GenericStatusEnum.Accepted);
  }

  private static ChargingSchedulePeriod period(PowerProfile.Step step) {
    int start = Math.toIntExact(step.after().toSeconds());
    var power = BigDecimal.valueOf(step.power().value());
    return step.power().isDischarge()
        ? new ChargingSchedulePeriod(start, null, null, null, null, null, null, null, null, power, null, null, null,
            null,
            null, null, null, null, OperationModeEnum.CentralSetpoint, null, null, null)
        : new ChargingSchedulePeriod(start, power, null, null, null, null, null, null, null, null, null, null, null,
            null,
            null, null, null, null, null, null, null, null);
  }
}
