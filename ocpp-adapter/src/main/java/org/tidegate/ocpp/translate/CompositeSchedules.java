package org.tidegate.ocpp.translate;

import java.time.Duration;
import org.tidegate.domain.port.CentralSystemRequests.Composite;
import org.tidegate.domain.smartcharging.CompositePeriod;
import org.tidegate.ocpp.v21.ChargingRateUnitEnum;
import org.tidegate.ocpp.v21.ChargingSchedulePeriod;
import org.tidegate.ocpp.v21.CompositeSchedule;

/** What power is to be expected, K08. Pure functions, safe from any thread. */
public final class CompositeSchedules {
  private CompositeSchedules() {}

  /** A composite that was not refused. */
  public static CompositeSchedule write(int evseId, Composite composite) {
    var length = composite.periods().stream().map(CompositePeriod::length).reduce(Duration.ZERO, Duration::plus);
    return CompositeSchedule.of(composite.periods().stream().map(CompositeSchedules::write).toList(), evseId,
        Math.toIntExact(length.toSeconds()), composite.start(),
        WireNames.same(composite.unit(), ChargingRateUnitEnum.class));
  }

  /** OCPP 2.1 K08.FR.08: with the setpoint, and with the limits that hold beside it. */
  private static ChargingSchedulePeriod write(CompositePeriod period) {
    return new ChargingSchedulePeriod(Math.toIntExact(period.start().toSeconds()), period.limit().orElse(null),
        period.numberPhases().orElse(null), null, null, null, period.dischargeLimit().orElse(null), null, null,
        period.setpoint().orElse(null), null, null, null, null, null, null, null, null,
        SchedulePeriods.operationMode(period.mode()), null,
        null, null);
  }
}
