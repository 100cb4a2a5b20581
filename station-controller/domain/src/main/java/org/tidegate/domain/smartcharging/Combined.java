package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the leading periods of all purposes say together, in watts. Immutable.
 *
 * @param chargeLimit the lowest of all, ≥ 0
 * @param dischargeLimit the one closest to 0, ≤ 0
 * @param setpoint of the transaction's profile
 * @param setpointProfileId of that profile
 * @param mode of the transaction's profile
 * @param power the phases it is meant for
 */
record Combined(Optional<BigDecimal> chargeLimit, Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint,
    Optional<Integer> setpointProfileId, OperationMode mode, PhasePower power) {

  /** Combines (K 3.5, SC.01, K08.FR.04); of the numbers of phases the lowest counts (erratum on K 3.7). */
  static Combined of(Leaders leaders, EvseFacts evse) {
    var phases = leaders.all().mapToInt(Leading::phases).reduce(evse.phases(), Math::min);
    var power = new PhasePower(BigDecimal.valueOf(evse.voltage()), phases);
    var setpoint = leaders.transaction().flatMap(leading -> leading.setpoint(power));
    return new Combined(
        leaders.all().flatMap(leading -> leading.chargeLimit(power).stream()).min(Comparator.naturalOrder()),
        leaders.all().flatMap(leading -> leading.dischargeLimit(power).stream()).max(Comparator.naturalOrder()),
        setpoint, setpoint.flatMap(ignored -> leaders.transaction()).map(leading -> leading.installed().profile().id()),
        leaders.transaction().map(leading -> leading.period().mode()).orElse(OperationMode.ChargingOnly), power);
  }
}
