package org.tidegate.domain.discharge;

import java.util.Optional;
import org.tidegate.domain.discharge.Share.StationSetpoint;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * What holds for all EVSEs of the station together, each direction by itself: a vehicle that discharges makes no room for
 * one that charges, since it may stop at any moment. Immutable.
 *
 * @param charge most power into vehicles
 * @param discharge most power out of them
 * @param setpoint the power of the whole station, where one is wanted
 */
public record StationLimits(Bound charge, Bound discharge, Optional<StationSetpoint> setpoint) {
  /** Nothing. */
  public static final StationLimits NONE = new StationLimits(Bound.NONE, Bound.NONE, Optional.empty());

  /**
   * Of site and profiles (K04.FR.02, K04.FR.05).
   *
   * @param siteImport most power that site and station may take from the grid
   * @param siteFeedIn most power that the site may feed into it
   * @param phases what the phases of the site's connection leave; absent: they have no limit of their own
   * @param schedule what the profiles of EVSE 0 say now
   */
  public static StationLimits of(Optional<Watts> siteImport, Optional<Watts> siteFeedIn, SiteLoad load,
      Optional<PhaseRoom> phases, ScheduleNow schedule) {
    var drawn = bound(siteImport.map(load::left), LimitReason.GRID_CONNECTION)
        .min(bound(phases.map(PhaseRoom::charge), LimitReason.GRID_CONNECTION));
    var fed = bound(siteFeedIn.map(load::room), LimitReason.GRID_CONNECTION)
        .min(bound(phases.map(PhaseRoom::discharge), LimitReason.GRID_CONNECTION));
    return new StationLimits(drawn.min(bound(schedule.chargeLimit(), LimitReason.CHARGING_PROFILE)),
        fed.min(bound(schedule.dischargeLimit().map(Watts::magnitude), LimitReason.CHARGING_PROFILE)),
        schedule.setpoint().map(power -> new StationSetpoint(power, schedule.setpointProfileId())));
  }

  /** The same where phases have no limit of their own. */
  public static StationLimits of(Optional<Watts> siteImport, Optional<Watts> siteFeedIn, SiteLoad load,
      ScheduleNow schedule) {
    return of(siteImport, siteFeedIn, load, Optional.empty(), schedule);
  }

  /** Whether anything is in common. */
  public boolean isNone() {
    return charge.isNone() && discharge.isNone() && setpoint.isEmpty();
  }

  private static Bound bound(Optional<Watts> atMost, LimitReason by) {
    return atMost.map(power -> new Bound(power, by)).orElse(Bound.NONE);
  }
}
