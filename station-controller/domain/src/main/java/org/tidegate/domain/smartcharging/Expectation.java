package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to expect at one moment, ratings included, in the unit of a report. Immutable.
 *
 * @param limit ≥ 0
 * @param dischargeLimit ≤ 0
 * @param setpoint within both
 * @param mode who decides
 * @param numberPhases absent for DC
 * @param perPhase the limit of each phase from L1 on, where a profile tells them apart; else none
 */
record Expectation(BigDecimal limit, Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint,
    OperationMode mode, Optional<Integer> numberPhases, List<BigDecimal> perPhase) {

  static Expectation of(Combined combined, EvseFacts evse, RateUnit unit) {
    var expected = Expected.of(combined, evse);
    var power = combined.power();
    return new Expectation(power.in(unit, expected.charge()),
        Optional.of(expected.discharge()).filter(_ -> combined.isDischargeLimited())
            .map(value -> power.in(unit, value)),
        expected.setpoint().map(value -> power.in(unit, value)), combined.steering().mode(),
        Optional.of(power.phases()).filter(phases -> phases > 0),
        combined.perPhase().map(PhaseLimits::each).orElse(List.of()).stream()
            .map(value -> power.onePhaseIn(unit, value)).toList());
  }

  CompositePeriod during(long fromSecond, long toSecond) {
    return new CompositePeriod(Duration.ofSeconds(fromSecond), Duration.ofSeconds(toSecond - fromSecond),
        Optional.of(limit), dischargeLimit, setpoint, mode, numberPhases, perPhase);
  }
}
