package org.tidegate.domain.discharge;

import java.time.Duration;
import java.time.Instant;
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
  static final double EFFICIENCY = 0.9;

  /** Time kept in hand: batteries take less power when nearly full. */
  static final Duration RESERVE = Duration.ofMinutes(5);

  /** Time in hand that ends a charging that has begun: it gains time, being more efficient than counted with. */
  static final Duration RELEASE = Duration.ofMinutes(20);

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

  private static Need need(Situation situation, Instant departure, StateOfCharge required) {
    var soc = situation.freshStateOfCharge();
    var capacity = situation.vehicle().flatMap(Vehicle::capacity).filter(size -> size.value() > 0);
    if (soc.isEmpty() || capacity.isEmpty()) {
      return Need.UNKNOWN;
    }
    double inHand = Duration.between(situation.now(), departure).toSeconds() - RESERVE.toSeconds();
    if (!soc.get().isBelow(required)) {
      return inHand > 0 ? Need.NONE : Need.HOLD;
    }
    double left = inHand - chargingSeconds(situation, capacity.get(), required.percent() - soc.get().percent());
    return left > (situation.memory().catchingUp() ? RELEASE.toSeconds() : 0) ? Need.NONE : Need.CHARGE;
  }

  /** Infinite without power. */
  private static double chargingSeconds(Situation situation, WattHours capacity, double points) {
    double hours = capacity.value() * points / 100 / EFFICIENCY / Gate.physicallyChargeable(situation).value();
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
