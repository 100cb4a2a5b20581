package org.tidegate.domain.session;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.dialog.Negotiation;
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
 * @param electrical the voltage and currents it named
 * @param negotiation how it negotiates services and schedules; absent: it takes what it is given
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
    Optional<Instant> departure,
    Optional<Electrical> electrical,
    Optional<Negotiation> negotiation) {

  /** A vehicle that negotiates nothing. */
  public Vehicle(Signalling signalling, CurrentKind current, Optional<String> evccId,
      Optional<StateOfCharge> stateOfCharge, Optional<Instant> stateOfChargeAt, Optional<WattHours> capacity,
      Optional<Double> stateOfHealth, Optional<Watts> mostCharge, Optional<Watts> mostDischarge,
      Optional<StateOfCharge> minimumCharge, Optional<StateOfCharge> targetCharge, Optional<Instant> departure,
      Optional<Electrical> electrical) {
    this(signalling, current, evccId, stateOfCharge, stateOfChargeAt, capacity, stateOfHealth, mostCharge,
        mostDischarge, minimumCharge, targetCharge, departure, electrical, Optional.empty());
  }

  /** A vehicle of which only the pilot's word is known. */
  public static Vehicle basic(CurrentKind current, Optional<Watts> mostCharge) {
    return new Vehicle(Signalling.BASIC, current, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), mostCharge, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  /** Whether it can give power at all. */
  public boolean canDischarge() {
    return signalling == Signalling.ISO15118 && mostDischarge.map(Watts::isCharge).orElse(false);
  }

  /** The same, which does not say who it is. */
  public Vehicle anonymous() {
    return new Vehicle(signalling, current, Optional.empty(), stateOfCharge, stateOfChargeAt, capacity, stateOfHealth,
        mostCharge, mostDischarge, minimumCharge, targetCharge, departure, electrical, negotiation);
  }

  /** The same, which gives nothing. */
  public Vehicle withoutDischarge() {
    return new Vehicle(signalling, current, evccId, stateOfCharge, stateOfChargeAt, capacity, stateOfHealth, mostCharge,
        Optional.empty(), minimumCharge, targetCharge, departure, electrical, negotiation);
  }

  /** The same with this charge. */
  public Vehicle charged(StateOfCharge charge, Instant at) {
    return new Vehicle(signalling, current, evccId, Optional.of(charge), Optional.of(at), capacity, stateOfHealth,
        mostCharge, mostDischarge, minimumCharge, targetCharge, departure, electrical, negotiation);
  }

  /**
   * The same with what somebody else knows of its battery, where it does not tell that itself.
   *
   * @param at when that was read, UTC
   */
  public Vehicle completed(Optional<StateOfCharge> charge, Instant at, Optional<WattHours> size,
      Optional<Double> health) {
    return new Vehicle(signalling, current, evccId, stateOfCharge.or(() -> charge),
        stateOfChargeAt.or(() -> charge.map(_ -> at)), capacity.or(() -> size), stateOfHealth.or(() -> health),
        mostCharge, mostDischarge, minimumCharge, targetCharge, departure, electrical, negotiation);
  }

  /** The same with this negotiation. */
  public Vehicle negotiating(Negotiation told) {
    return new Vehicle(signalling, current, evccId, stateOfCharge, stateOfChargeAt, capacity, stateOfHealth, mostCharge,
        mostDischarge, minimumCharge, targetCharge, departure, electrical, Optional.of(told));
  }

  /** Whether it needs something else than before; a new state of charge alone is nothing else. */
  public boolean needsOtherThan(Vehicle before) {
    return !before.mostCharge.equals(mostCharge) || !before.mostDischarge.equals(mostDischarge)
        || !before.departure.equals(departure) || !before.capacity.equals(capacity)
        || !before.targetCharge.equals(targetCharge) || !before.minimumCharge.equals(minimumCharge)
        || !before.electrical.equals(electrical) || before.stateOfCharge.isPresent() != stateOfCharge.isPresent();
  }

  @Override
  public String toString() {
    return "vehicle " + signalling + " " + current + ", soc " + stateOfCharge.map(Object::toString).orElse("unknown");
  }

  /**
   * Voltage and currents as the vehicle named them: at its inlet for DC, for each phase for AC. Immutable.
   *
   * @param mostVolts the highest voltage it stands, V, above 0
   * @param mostAmps the most current it takes, A, above 0
   * @param leastAmps the least current it can charge with, A, from 0 to mostAmps
   */
  public record Electrical(double mostVolts, double mostAmps, double leastAmps) {
    /** Beyond any vehicle, V and A. */
    private static final double HIGHEST = 10_000;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException for values that can't be
     */
    public Electrical {
      if (!areSound(mostVolts, mostAmps, leastAmps)) {
        throw new IllegalArgumentException(
            "no vehicle has " + mostVolts + " V and " + leastAmps + " to " + mostAmps + " A");
      }
    }

    /** Whether such a vehicle can be. */
    public static boolean areSound(double mostVolts, double mostAmps, double leastAmps) {
      return mostVolts > 0 && mostVolts <= HIGHEST && mostAmps > 0 && mostAmps <= HIGHEST && leastAmps >= 0
          && leastAmps <= mostAmps;
    }
  }
}
