package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.time.Duration;
import org.tidegate.domain.port.CentralSystemRequests.Composite;
import org.tidegate.domain.smartcharging.CompositePeriod;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.CompositeSchedule;

/**
 * What power is to be expected, K08. OCPP 2.0.1 has one number for each period: the setpoint where there is one, negative
 * for discharging, else the limit. Pure functions, safe from any thread.
 */
public final class CompositeSchedules {
  private CompositeSchedules() {}

  /** A composite that was not refused. */
  public static CompositeSchedule write(int evseId, Composite composite) {
    var length = composite.periods().stream().map(CompositePeriod::length).reduce(Duration.ZERO, Duration::plus);
    return CompositeSchedule.of(composite.periods().stream().map(CompositeSchedules::write).toList(), evseId,
        Math.toIntExact(length.toSeconds()), composite.start(),
        WireNames.same(composite.unit(), ChargingRateUnitEnum.class));
  }

  private static ChargingSchedulePeriod write(CompositePeriod period) {
    return new ChargingSchedulePeriod(Math.toIntExact(period.start().toSeconds()), expected(period),
        period.numberPhases().orElse(null), null, null);
  }

  private static BigDecimal expected(CompositePeriod period) {
    return period.setpoint().or(period::limit)
        .orElseThrow(() -> new IllegalArgumentException("a composite period always has a limit"));
  }
}
