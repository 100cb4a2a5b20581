package org.tidegate.domain.discharge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidegate.domain.quantity.Watts;

/** All limits, asked in one order. Pure; safe from any thread. */
public final class Gate {
  private static final List<Limit> LIMITS = List.of(
      new PermissionGiven(),
      new SalePrice(),
      new PurchasePrice(),
      new TimeWindow(),
      new MinimumStateOfCharge(),
      new DepartureEnergy(),
      new WearBudget(),
      new ExportApproved(),
      new VehicleLimits(),
      new StationRating(),
      new GridConnection(),
      new ChargingProfileLimit(),
      new EnterService(),
      new SetpointFresh(),
      new DeviceHealth(),
      new OperationalState());

  private static final List<Limit> PHYSICAL = List.of(new VehicleLimits(), new StationRating(), new GridConnection(),
      new ChargingProfileLimit());

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

  /** The power that vehicle, station, site and profiles leave for charging, whatever the moment's conditions. */
  static Watts physicallyChargeable(Situation situation) {
    return PHYSICAL.stream().map(limit -> limit.chargeAtMost(situation, Wish.ORDINARY)).reduce(Limit.NONE, Watts::min);
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
    boolean wasAsked = wish.kind() == Wish.Kind.SETPOINT || passed.isZero();
    return new Passed(passed, wasAsked ? reasons(caps, wish.power()) : ordinaryReasons(caps));
  }

  private static Watts strictest(List<Cap> caps) {
    return caps.stream().map(Cap::atMost).reduce(Limit.NONE, Watts::min);
  }

  private static List<LimitReason> reasons(List<Cap> caps, Watts wished) {
    var binding = new ArrayList<>(caps.stream().filter(cap -> cap.atMost().compareTo(wished) < 0).toList());
    binding.sort(Comparator.comparing(Cap::atMost).thenComparing(Cap::reason));
    return binding.stream().map(Cap::reason).toList();
  }

  /** Ordinary charging takes what it gets: ratings don't count as a limitation, a profile's or the site's limit does. */
  private static List<LimitReason> ordinaryReasons(List<Cap> caps) {
    var own = caps.stream()
        .filter(cap -> cap.reason() == LimitReason.VEHICLE_LIMITS || cap.reason() == LimitReason.STATION_RATING)
        .map(Cap::atMost).reduce(Limit.NONE, Watts::min);
    return reasons(caps.stream().filter(cap -> cap.reason() != LimitReason.VEHICLE_LIMITS
        && cap.reason() != LimitReason.STATION_RATING).toList(), own);
  }

  private record Cap(LimitReason reason, Watts atMost) {}
}
