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
  static final double EFFICIENCY = 0.9;

  /** Time kept in hand: batteries take less power when nearly full. */
  static final Duration RESERVE = Duration.ofMinutes(5);

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
    if (!soc.get().isBelow(required)) {
      return situation.now().plus(RESERVE).isBefore(departure) ? Need.NONE : Need.HOLD;
    }
    return chargingTime(situation, capacity.get(), required.percent() - soc.get().percent())
        .map(time -> situation.now().plus(time).plus(RESERVE).isBefore(departure) ? Need.NONE : Need.CHARGE)
        .orElse(Need.CHARGE);
  }

  private static Optional<Duration> chargingTime(Situation situation, WattHours capacity, double points) {
    int power = Gate.physicallyChargeable(situation).value();
    if (power <= 0) {
      return Optional.empty();
    }
    double hours = capacity.value() * points / 100 / EFFICIENCY / power;
    return Optional.of(Duration.ofSeconds((long) Math.ceil(hours * 3600)));
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
