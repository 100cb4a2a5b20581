package org.tidegate.domain.discharge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.session.Vehicle;

/**
 * Whether the vehicle must charge now to have its required charge at the departure. Immutable.
 *
 * @param need what is asked for; {@link Need#UNKNOWN} is treated as due for discharge, never as a wish to charge
 */
public record CatchUp(Need need) {
  /** Of the energy that enters, this part reaches the battery: a cautious figure, for DC chargers it is about 0.95. */
  public static final double EFFICIENCY = 0.9;

  /** Time kept in hand: batteries take less power when nearly full. */
  static final Duration RESERVE = Duration.ofMinutes(5);

  /**
   * Once caught up, the charge is given away again only with time in hand for this many percentage points, and an hour
   * more: where more power is there than can be counted with, it would be caught up and given away again and again.
   */
  static final double RELEASED_POINTS = 5;

  static final Duration RELEASE = Duration.ofMinutes(60);

  /** Looks at departure, required charge, battery and the power that is really available. */
  public static CatchUp of(Situation situation) {
    var departure = situation.conditions().flatMap(Conditions::departure);
    var required = situation.conditions().flatMap(Conditions::requiredCharge);
    if (departure.isEmpty() || required.isEmpty()) {
      return new CatchUp(Need.NONE);
    }
    return new CatchUp(need(situation, departure.get(), required.get()));
  }

  /** Whether discharging on would be wrong. */
  public boolean isDue() {
    return need != Need.NONE;
  }

  /**
   * Whether, after a while that takes some of the charge, nothing will be due yet.
   *
   * @param points by which the battery will be emptier then
   */
  public static boolean isTimeLeft(Situation situation, Duration later, double points) {
    var departure = situation.conditions().flatMap(Conditions::departure);
    var required = situation.conditions().flatMap(Conditions::requiredCharge);
    if (departure.isEmpty() || required.isEmpty()) {
      return true;
    }
    var soc = situation.freshStateOfCharge();
    var capacity = capacity(situation);
    if (soc.isEmpty() || capacity.isEmpty()) {
      return false;
    }
    double missing = Math.max(0, required.get().percent() - soc.get().percent() + points);
    double inHand = inHand(situation, departure.get()) - later.toSeconds();
    return inHand > (missing == 0 ? 0 : chargingSeconds(situation, capacity.get(), missing));
  }

  private static Optional<WattHours> capacity(Situation situation) {
    return situation.vehicle().flatMap(Vehicle::capacity).filter(size -> size.value() > 0);
  }

  private static double inHand(Situation situation, Instant departure) {
    return Duration.between(situation.now(), departure).toSeconds() - RESERVE.toSeconds();
  }

  private static Need need(Situation situation, Instant departure, StateOfCharge required) {
    var soc = situation.freshStateOfCharge();
    var capacity = capacity(situation);
    if (soc.isEmpty() || capacity.isEmpty()) {
      return Need.UNKNOWN;
    }
    double inHand = inHand(situation, departure);
    if (!soc.get().isBelow(required)) {
      double needed = situation.memory().catchingUp()
          ? RELEASE.toSeconds() + chargingSeconds(situation, capacity.get(), RELEASED_POINTS)
          : 0;
      return inHand > needed ? Need.NONE : Need.HOLD;
    }
    if (situation.memory().catchingUp()) {
      return Need.CHARGE;
    }
    double left = inHand - chargingSeconds(situation, capacity.get(), required.percent() - soc.get().percent());
    return left > 0 ? Need.NONE : Need.CHARGE;
  }

  /** Infinite without power. */
  private static double chargingSeconds(Situation situation, WattHours capacity, double points) {
    double hours = capacity.value() * points / 100 / EFFICIENCY / Gate.surelyChargeable(situation).value();
    return hours * 3600;
  }

  /** What the departure asks for. */
  public enum Need {
    /** Nothing: there is time, or nothing was required. */
    NONE,
    /** The charge is there and the departure is near: keep it. */
    HOLD,
    /** Charge now. */
    CHARGE,
    /** It can't be computed. */
    UNKNOWN
  }
}
