package org.tidegate.domain.discharge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tidegate.domain.quantity.Watts;

/** All limits, asked in one order. Pure; safe from any thread. */
public final class Gate {
  private static final List<Limit> LIMITS = List.of(
      new PermissionGiven(),
      new ChargeNow(),
      new SalePrice(),
      new PurchasePrice(),
      new TimeWindow(),
      new MinimumStateOfCharge(),
      new DepartureEnergy(),
      new WearBudget(),
      new ExportApproved(),
      new VehicleLimits(),
      new StationRating(),
      new OverTemperature(),
      new GridConnection(),
      new PhaseRating(),
      new ChargingProfileLimit(),
      new EnterService(),
      new SetpointFresh(),
      new DeviceHealth(),
      new OperationalState());

  private static final List<Limit> BUILT = List.of(new VehicleLimits(), new StationRating(), new PhaseRating());

  /** Limits that the driver alone sets. */
  private static final Set<LimitReason> DRIVERS = EnumSet.of(LimitReason.PERMISSION_GIVEN, LimitReason.CHARGE_NOW,
      LimitReason.SALE_PRICE, LimitReason.PURCHASE_PRICE, LimitReason.TIME_WINDOW, LimitReason.MINIMUM_STATE_OF_CHARGE,
      LimitReason.DEPARTURE_ENERGY, LimitReason.WEAR_BUDGET);

  private static final Watts SOME = new Watts(1);

  private Gate() {}

  /**
   * Lets through what every limit allows.
   *
   * @param power never more than the wish, never in the other direction
   * @param reasons of the limits that took power away, the strictest first
   */
  public record Passed(Watts power, List<LimitReason> reasons) {}

  /** Asks every limit about this wish. */
  public static Passed pass(Situation situation, Wish wish) {
    return wish.power().isDischarge() ? discharge(situation, wish) : charge(situation, wish);
  }

  /**
   * The most in the direction of a wish for all there is, and what keeps it below what vehicle and station are built for.
   */
  public static Passed most(Situation situation, Wish full) {
    boolean out = full.power().isDischarge();
    var caps = LIMITS.stream().map(limit -> new Cap(limit.reason(),
        out ? limit.dischargeAtMost(situation) : limit.chargeAtMost(situation, full))).toList();
    return new Passed(strictest(caps), reasonsOfFull(caps));
  }

  /** The most that may flow out of the vehicle, whatever is wished, as a magnitude. */
  public static Watts dischargeAtMost(Situation situation) {
    return LIMITS.stream().map(limit -> limit.dischargeAtMost(situation)).reduce(Limit.NONE, Watts::min)
        .max(Watts.ZERO);
  }

  /** The most in the direction of a wish for all there is that everything leaves but the driver's own will, as a magnitude. */
  public static Watts room(Situation situation, Wish full) {
    boolean out = full.power().isDischarge();
    return LIMITS.stream().filter(limit -> !DRIVERS.contains(limit.reason()))
        .map(limit -> out ? limit.dischargeAtMost(situation) : limit.chargeAtMost(situation, full))
        .reduce(Limit.NONE, Watts::min).max(Watts.ZERO);
  }

  /**
   * The power that vehicle, station, site and profiles leave for charging, whatever the moment's conditions and whatever
   * other EVSEs come to take. While the profiles want a discharge their charge limit, often 0 then, says nothing of the
   * time after it.
   */
  public static Watts surelyChargeable(Situation situation) {
    boolean isForDischarge = situation.schedule().setpoint().filter(Watts::isDischarge).isPresent();
    var limit = situation.schedule().chargeLimit().filter(_ -> !isForDischarge).orElse(Limit.NONE);
    return BUILT.stream().map(built -> built.chargeAtMost(situation, Wish.ORDINARY)).reduce(Limit.NONE, Watts::min)
        .min(limit).min(situation.share().sureCharge());
  }

  private static Passed discharge(Situation situation, Wish wish) {
    var caps = LIMITS.stream().map(limit -> new Cap(limit.reason(), limit.dischargeAtMost(situation))).toList();
    var magnitude = wish.power().magnitude();
    var passed = strictest(caps).min(magnitude);
    return new Passed(passed.negated(), reasons(caps, magnitude));
  }

  private static Passed charge(Situation situation, Wish wish) {
    var caps = LIMITS.stream().map(limit -> new Cap(limit.reason(), limit.chargeAtMost(situation, wish))).toList();
    var passed = strictest(caps).min(wish.power());
    return new Passed(passed, wish.isThroughAggregator() ? reasons(caps, wish.power()) : reasonsOfFull(caps));
  }

  private static Watts strictest(List<Cap> caps) {
    return caps.stream().map(Cap::atMost).reduce(Limit.NONE, Watts::min).max(Watts.ZERO);
  }

  private static List<LimitReason> reasons(List<Cap> caps, Watts wished) {
    var binding = new ArrayList<>(caps.stream().filter(cap -> cap.atMost().compareTo(wished) < 0).toList());
    binding.sort(Comparator.comparing(Cap::atMost).thenComparing(Cap::reason));
    return binding.stream().map(Cap::reason).toList();
  }

  /**
   * A wish for all there is takes what it gets: what vehicle and station are built for is no limitation of it, unless it
   * is nothing. A profile's or the site's limit below that is one.
   */
  private static List<LimitReason> reasonsOfFull(List<Cap> caps) {
    var built = strictest(caps.stream().filter(Cap::isBuiltIn).toList());
    var counting = caps.stream().filter(cap -> cap.atMost().isZero() || !cap.isBuiltIn()).toList();
    return reasons(counting, built.isZero() ? SOME : built);
  }

  private record Cap(LimitReason reason, Watts atMost) {
    boolean isBuiltIn() {
      return reason == LimitReason.VEHICLE_LIMITS || reason == LimitReason.STATION_RATING
          || reason == LimitReason.PHASE_RATING;
    }
  }
}
