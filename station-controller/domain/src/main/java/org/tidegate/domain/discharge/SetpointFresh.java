package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge by a setpoint that ran out, or offline for longer than allowed (K06, Q11). Immutable. */
public final class SetpointFresh implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.SETPOINT_FRESH;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var link = situation.link();
    boolean tooLong = link.offlineFor().map(time -> time.compareTo(link.longestOffline()) > 0).orElse(false);
    return tooLong || situation.schedule().setpoint().isEmpty() ? Watts.ZERO : NONE;
  }
}
