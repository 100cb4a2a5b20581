package org.tidegate.demo.aggregator;

import java.math.BigDecimal;

/**
 * A vehicle that could take part in a demand response. Immutable.
 *
 * @param station where it stands
 * @param place where it stands
 * @param transactionId that goes on
 * @param weight energy that it can give or take, Wh, worn batteries counted for less
 * @param mostWatts magnitude
 */
record Candidate(KnownStation station, ParkingPlace place, String transactionId, double weight, int mostWatts) {
  /** Energy that a vehicle is expected to take that tells nothing, Wh. */
  private static final double TYPICAL_NEED = 10_000;
  private static final double HUNDRED = 100;

  /** A vehicle's ability in this direction; one without any has no weight. */
  static Candidate of(KnownStation station, ParkingPlace place, String transactionId, Direction direction) {
    return direction == Direction.DOWNWARD
        ? new Candidate(station, place, transactionId, sellable(place) * health(place),
            place.car().mostDischarge().orElse(Integer.MAX_VALUE))
        : new Candidate(station, place, transactionId, chargeable(place) * health(place),
            place.car().mostCharge().orElse(Integer.MAX_VALUE));
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
