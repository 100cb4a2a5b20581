package org.tidegate.domain.session;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * What a vehicle said of itself last; what it did not say is absent. Immutable.
 *
 * @param signalling how it said it
 * @param current what it wants to interchange
 * @param evccId identifier of its communication controller, ISO 15118; personal data: never logged
 * @param stateOfCharge how full it is
 * @param stateOfChargeAt when that was read, UTC; present exactly when the state of charge is
 * @param capacity of the battery
 * @param stateOfHealth percent of the battery's first capacity that is left, 0 to 100
 * @param mostCharge the most power it takes, ≥ 0
 * @param mostDischarge the most power it gives, as a magnitude ≥ 0 whatever sign the vehicle used; absent or zero: none
 * @param minimumCharge the vehicle's own minimum, below which it must not be discharged
 * @param targetCharge what the vehicle wants to reach
 * @param departure when it will leave, UTC
 */
public record Vehicle(
    Signalling signalling,
    CurrentKind current,
    Optional<String> evccId,
    Optional<StateOfCharge> stateOfCharge,
    Optional<Instant> stateOfChargeAt,
    Optional<WattHours> capacity,
    Optional<Double> stateOfHealth,
    Optional<Watts> mostCharge,
    Optional<Watts> mostDischarge,
    Optional<StateOfCharge> minimumCharge,
    Optional<StateOfCharge> targetCharge,
    Optional<Instant> departure) {

  /** A vehicle of which only the pilot's word is known. */
  public static Vehicle basic(CurrentKind current, Optional<Watts> mostCharge) {
    return new Vehicle(Signalling.BASIC, current, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), mostCharge, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether it can give power at all. */
  public boolean canDischarge() {
    return signalling == Signalling.ISO15118 && mostDischarge.map(Watts::isCharge).orElse(false);
  }

  @Override
  public String toString() {
    return "vehicle " + signalling + " " + current + ", soc " + stateOfCharge.map(Object::toString).orElse("unknown");
  }
}
