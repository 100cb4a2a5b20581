package org.tidegate.domain.smartcharging;

import java.util.Optional;

/**
 * What the leading periods of all purposes say together, in microwatts. Immutable.
 *
 * @param chargeLimit the lowest of all, ≥ 0, local generation added; {@link PhasePower#NO_LIMIT}: none
 * @param dischargeLimit the one closest to 0, ≤ 0; the negative of {@link PhasePower#NO_LIMIT}: none
 * @param steering what to follow
 * @param power the phases it is meant for
 * @param perPhase the charge limit of each phase, where a profile tells them apart
 */
record Combined(long chargeLimit, long dischargeLimit, Steering steering, PhasePower power,
    Optional<PhaseLimits> perPhase) {

  /** Combines (K 3.5, SC.01, 2.1 SC.01, K08.FR.04); of the numbers of phases the lowest counts (erratum on K 3.7). */
  static Combined of(Leaders leaders, EvseFacts evse, Circumstances circumstances) {
    var phases = evse.phases();
    for (var leading : leaders.all()) {
      phases = Math.min(phases, leading.writtenFor());
    }
    var power = new PhasePower(evse.voltage(), phases);
    var charge = PhasePower.NO_LIMIT;
    var discharge = -PhasePower.NO_LIMIT;
    for (var leading : leaders.limiting()) {
      charge = Math.min(charge, leading.chargeLimit(power));
      discharge = Math.max(discharge, leading.dischargeLimit(power));
    }
    var generated = leaders.localGeneration().map(leading -> leading.generated(evse)).orElse(0L);
    return new Combined(charge == PhasePower.NO_LIMIT ? charge : charge + generated, discharge,
        Steering.of(leaders, evse, circumstances, power), power, PhaseLimits.of(leaders, power));
  }

  boolean isChargeLimited() {
    return chargeLimit < PhasePower.NO_LIMIT;
  }

  boolean isDischargeLimited() {
    return dischargeLimit > -PhasePower.NO_LIMIT;
  }
}
