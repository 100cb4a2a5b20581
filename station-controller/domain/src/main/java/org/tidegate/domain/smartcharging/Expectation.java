package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What to expect at one moment, ratings included, in the unit of a report. Immutable.
 *
 * @param limit ≥ 0
 * @param dischargeLimit ≤ 0
 * @param setpoint within both
 * @param mode who decides
 * @param numberPhases absent for DC
 */
record Expectation(BigDecimal limit, Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint,
    OperationMode mode, Optional<Integer> numberPhases) {

  /** OCPP 2.1 K08.FR.08, V2X.03 and V2X.04: limits cut the setpoint. */
  static Expectation of(Combined combined, EvseFacts evse, RateUnit unit) {
    var power = combined.power();
    var rating = BigDecimal.valueOf(evse.ratingCharge().value());
    var most = combined.chargeLimit().map(rating::min).orElse(rating);
    var rated = BigDecimal.valueOf(evse.canDischarge() ? -evse.ratingDischarge().magnitude().value() : 0);
    var least = combined.dischargeLimit().map(rated::max);
    return new Expectation(power.in(unit, most), least.map(value -> power.in(unit, value)),
        combined.setpoint().map(value -> power.in(unit, value.max(least.orElse(rated)).min(most))), combined.mode(),
        Optional.of(power.phases()).filter(phases -> phases > 0));
  }

  /** What will flow, as far as it is known. */
  BigDecimal target() {
    return setpoint.orElse(limit);
  }

  CompositePeriod during(long fromSecond, long toSecond) {
    return new CompositePeriod(Duration.ofSeconds(fromSecond), Duration.ofSeconds(toSecond - fromSecond),
        Optional.of(limit), dischargeLimit, setpoint, mode, numberPhases);
  }
}
