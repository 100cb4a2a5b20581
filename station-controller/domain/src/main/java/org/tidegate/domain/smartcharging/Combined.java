package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
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

  /**
   * Combines (K 3.5, SC.01, K08.FR.04); of the numbers of phases the lowest counts (erratum on K 3.7).
   *
   * @param transaction the leading one of TxProfile, else of TxDefaultProfile
   * @param all every leading one, that one too
   */
  static Combined of(Optional<Leading> transaction, List<Leading> all, EvseFacts evse) {
    var phases = all.stream().mapToInt(Leading::phases).reduce(evse.phases(), Math::min);
    var power = new PhasePower(BigDecimal.valueOf(evse.voltage()), phases);
    var setpoint = transaction.flatMap(leading -> leading.setpoint(power));
    return new Combined(
        all.stream().flatMap(leading -> leading.chargeLimit(power).stream()).min(Comparator.naturalOrder()),
        all.stream().flatMap(leading -> leading.dischargeLimit(power).stream()).max(Comparator.naturalOrder()),
        setpoint,
        transaction.filter(ignored -> setpoint.isPresent()).map(leading -> leading.installed().profile().id()),
        transaction.map(leading -> leading.period().mode()).orElse(OperationMode.ChargingOnly), power);
  }
}
