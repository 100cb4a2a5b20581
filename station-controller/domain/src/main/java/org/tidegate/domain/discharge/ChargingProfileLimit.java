package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** The limits of the charging profiles in force and this EVSE's share of those for the whole station, OCPP section K. Immutable. */
public final class ChargingProfileLimit implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.CHARGING_PROFILE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.schedule().dischargeLimit().map(Watts::magnitude).orElse(NONE)
        .min(situation.share().discharge().as(reason()));
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.schedule().chargeLimit().orElse(NONE).min(situation.share().charge().as(reason()));
  }
}
