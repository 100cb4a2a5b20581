package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A vehicle that could take part in a demand response. Immutable.
 *
 * @param station where it stands
 * @param place where it stands
 * @param transactionId that goes on
 * @param firm that can be relied on
 * @param likely in all, at least what is firm
 */
record Candidate(KnownStation station, ParkingPlace place, String transactionId, Ability firm, Ability likely) {
  /** Energy that a vehicle is expected to take that tells nothing, Wh. */
  private static final double TYPICAL_NEED = 10_000;
  private static final double HUNDRED = 100;
  private static final double MINUTES = 60;
  /** A vehicle that is overdue may leave at any moment. */
  private static final double SHORTEST_HOURS = 0.25;

  /**
   * A vehicle's ability in this direction: what its station offers; what its battery suggests where the station told no
   * offer, or where the driver does not permit and it is to be shown that the station does not follow.
   */
  static Candidate of(KnownStation station, ParkingPlace place, String transactionId, Direction direction,
      Instant now) {
    var candidate = of(station, place, transactionId, direction);
    return left(station, place, now).map(hours -> new Candidate(station, place, transactionId,
        candidate.firm.within(hours), candidate.likely.within(hours))).orElse(candidate);
  }

  /** Entrust mode: without a departure of the driver's own, stays of the past say how long the vehicle will be here. */
  private static Optional<Double> left(KnownStation station, ParkingPlace place, Instant now) {
    return place.conditions().filter(set -> Boolean.TRUE.equals(set.entrusted()) && set.departureTime() == null)
        .flatMap(_ -> place.connected()).flatMap(vehicle -> station.pastStays().usual(vehicle.at())
            .map(usual -> Math.max(SHORTEST_HOURS,
                Duration.between(now, vehicle.at().plus(usual)).toMinutes() / MINUTES)));
  }

  private static Candidate of(KnownStation station, ParkingPlace place, String transactionId, Direction direction) {
    return place.offered(direction).filter(_ -> place.isPermitted())
        .map(offers -> new Candidate(station, place, transactionId, Ability.of(offers.firm(), health(place)),
            Ability.of(offers.likely(), health(place))))
        .orElseGet(() -> new Candidate(station, place, transactionId, Ability.NONE, guessed(place, direction)));
  }

  boolean isAble() {
    return firm.isAny() || likely.isAny();
  }

  private static Ability guessed(ParkingPlace place, Direction direction) {
    return direction == Direction.DOWNWARD
        ? new Ability(sellable(place) * health(place), place.car().mostDischarge().orElse(Integer.MAX_VALUE))
        : new Ability(chargeable(place) * health(place), place.car().mostCharge().orElse(Integer.MAX_VALUE));
  }

  /** What lies above the driver's minimum charge; a vehicle that tells no battery can't be discharged. */
  private static double sellable(ParkingPlace place) {
    var car = place.car();
    double minimum = place.conditions().map(conditions -> conditions.minimumCharge().doubleValue()).orElse(0.0);
    return car.capacity().flatMap(capacity -> car.stateOfCharge()
        .map(soc -> capacity * Math.max(0, soc.doubleValue() - minimum) / HUNDRED)).orElse(0.0);
  }

  private static double chargeable(ParkingPlace place) {
    var car = place.car();
    return car.capacity().flatMap(capacity -> car.stateOfCharge()
        .map(soc -> capacity * Math.max(0, HUNDRED - soc.doubleValue()) / HUNDRED)).orElse(TYPICAL_NEED);
  }

  private static double health(ParkingPlace place) {
    return place.car().stateOfHealth().map(BigDecimal::doubleValue).orElse(HUNDRED) / HUNDRED;
  }
}
