package org.tidegate.hardware.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;

/**
 * A car as it is, whatever of it the station gets to know. Immutable.
 *
 * @param signalling basic signalling tells nothing but the pilot's state, and never discharges
 * @param current what its inlet takes
 * @param payment how it wants to be identified; without effect on its devices
 * @param evccId identifier of its communication controller
 * @param capacityWh of the battery
 * @param stateOfCharge percent of the capacity, 0 to 100
 * @param efficiency of battery and charger one way, 0.5 to 1: of a watt-hour at the plug this much is stored, and a
 *     watt-hour at the plug takes its inverse out of the battery
 * @param tellsStateOfCharge whether it reports its state of charge
 * @param tellsCapacity whether it reports its capacity
 * @param stateOfHealth percent, where it reports one
 * @param mostCharge the most it takes, ≥ 0
 * @param mostDischarge the most it gives as a magnitude, ≥ 0; 0: it can't
 * @param minimumCharge percent; it gives nothing at or below
 * @param targetCharge percent it asks for; it goes on charging above while energy is offered
 * @param departure when it says that it will leave, UTC
 * @param phaseShares percent of its power on L1, L2 and L3, AC only; empty: the same on as many as it uses
 * @param manners how it negotiates services and schedules; absent: it takes what it is given
 */
public record SimulatedCar(
    Signalling signalling,
    CurrentKind current,
    Payment payment,
    Optional<String> evccId,
    double capacityWh,
    double stateOfCharge,
    double efficiency,
    boolean tellsStateOfCharge,
    boolean tellsCapacity,
    Optional<Double> stateOfHealth,
    Watts mostCharge,
    Watts mostDischarge,
    Optional<Double> minimumCharge,
    Optional<Double> targetCharge,
    Optional<Instant> departure,
    List<Integer> phaseShares,
    Optional<Manners> manners) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a car that can't be
   */
  public SimulatedCar {
    phaseShares = List.copyOf(phaseShares);
    require(capacityWh > 0 && capacityWh <= 10_000_000, "capacity outside 0 to 10,000,000 Wh");
    require(stateOfCharge >= 0 && stateOfCharge <= 100, "state of charge outside 0 to 100 %");
    require(efficiency >= 0.5 && efficiency <= 1, "efficiency outside 0.5 to 1");
    require(!mostCharge.isDischarge() && !mostDischarge.isDischarge(), "power limits are magnitudes");
    require(phaseShares.isEmpty() || isDivision(phaseShares), "phase shares are up to three, 100 % together");
    require(signalling != Signalling.BASIC || manners.isEmpty(), "a basic-signalling car negotiates nothing");
    require(signalling != Signalling.BASIC || mostDischarge.isZero(), "a basic-signalling car never discharges");
  }

  /** A car with basic signalling and a half full battery of 60 kWh. */
  public static Builder basic(CurrentKind current, Watts mostCharge) {
    var builder = new Builder(Signalling.BASIC, current);
    builder.mostCharge = mostCharge;
    return builder;
  }

  /** A car with ISO 15118 and a half full battery of 60 kWh. */
  public static Builder iso15118(CurrentKind current, Watts mostCharge, Watts mostDischarge) {
    var builder = new Builder(Signalling.ISO15118, current);
    builder.mostCharge = mostCharge;
    builder.mostDischarge = mostDischarge;
    return builder;
  }

  /** Starts a car that differs from this one. */
  public Builder change() {
    var builder = new Builder(signalling, current);
    builder.payment = payment;
    builder.evccId = evccId.orElse(null);
    builder.capacityWh = capacityWh;
    builder.stateOfCharge = stateOfCharge;
    builder.efficiency = efficiency;
    builder.tellsStateOfCharge = tellsStateOfCharge;
    builder.tellsCapacity = tellsCapacity;
    builder.stateOfHealth = stateOfHealth.orElse(null);
    builder.mostCharge = mostCharge;
    builder.mostDischarge = mostDischarge;
    builder.minimumCharge = minimumCharge.orElse(null);
    builder.targetCharge = targetCharge.orElse(null);
    builder.departure = departure.orElse(null);
    builder.phaseShares = phaseShares;
    builder.manners = manners.orElse(null);
    return builder;
  }

  /** How this power of it divides among the phases. */
  PhaseLoads loads(Watts power) {
    if (phaseShares.isEmpty()) {
      return PhaseLoads.even(power, SimulatedVehicle.phases(mostCharge.value()));
    }
    return new PhaseLoads(phaseShares.stream().map(share -> Watts.towardsZero(power.value() * share / 100.0)).toList());
  }

  /** Energy in the battery. */
  double energyWh() {
    return capacityWh * stateOfCharge / 100;
  }

  /** Below this much energy the car gives nothing. */
  double floorWh() {
    return capacityWh * minimumCharge.orElse(0.0) / 100;
  }

  private static boolean isDivision(List<Integer> shares) {
    return shares.size() <= 3 && shares.stream().allMatch(share -> share >= 0)
        && shares.stream().mapToInt(share -> share).sum() == 100;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Builds a car step by step. Not thread-safe. */
  public static final class Builder {
    private final Signalling signalling;
    private final CurrentKind current;
    private Payment payment = Payment.EXTERNAL;
    private @Nullable String evccId;
    private double capacityWh = 60_000;
    private double stateOfCharge = 50;
    private double efficiency = 0.95;
    private boolean tellsStateOfCharge = true;
    private boolean tellsCapacity = true;
    private @Nullable Double stateOfHealth;
    private Watts mostCharge = Watts.ZERO;
    private Watts mostDischarge = Watts.ZERO;
    private @Nullable Double minimumCharge;
    private @Nullable Double targetCharge;
    private @Nullable Instant departure;
    private List<Integer> phaseShares = List.of();
    private @Nullable Manners manners;

    private Builder(Signalling signalling, CurrentKind current) {
      this.signalling = signalling;
      this.current = current;
    }

    /** How it wants to be identified. */
    public Builder payment(Payment value) {
      payment = value;
      return this;
    }

    /** Identifier of its communication controller. */
    public Builder evccId(String value) {
      evccId = value;
      return this;
    }

    /** Capacity of the battery. */
    public Builder capacityWh(double value) {
      capacityWh = value;
      return this;
    }

    /** How full the battery is, percent. */
    public Builder soc(double percent) {
      stateOfCharge = percent;
      return this;
    }

    /** Efficiency one way, 0.5 to 1. */
    public Builder efficiency(double value) {
      efficiency = value;
      return this;
    }

    /** Whether the car reports its state of charge. */
    public Builder tellsSoc(boolean value) {
      tellsStateOfCharge = value;
      return this;
    }

    /** Whether the car reports its capacity. */
    public Builder tellsCapacity(boolean value) {
      tellsCapacity = value;
      return this;
    }

    /** State of health that it reports, percent. */
    public Builder stateOfHealth(double percent) {
      stateOfHealth = percent;
      return this;
    }

    /** The most it takes. */
    public Builder mostCharge(Watts value) {
      mostCharge = value;
      return this;
    }

    /** The most it gives, as a magnitude; a basic-signalling car stays at 0. */
    public Builder mostDischarge(Watts value) {
      mostDischarge = signalling == Signalling.BASIC ? Watts.ZERO : value;
      return this;
    }

    /** State of charge at or below which it gives nothing, percent. */
    public Builder minimumSoc(double percent) {
      minimumCharge = percent;
      return this;
    }

    /** State of charge that it asks for, percent. */
    public Builder targetSoc(double percent) {
      targetCharge = percent;
      return this;
    }

    /** When it says that it will leave. */
    public Builder departure(Instant at) {
      departure = at;
      return this;
    }

    /** Percent of its power on L1, L2 and L3. */
    public Builder phaseShares(List<Integer> percents) {
      phaseShares = percents;
      return this;
    }

    /** How it negotiates. */
    public Builder manners(Manners value) {
      manners = value;
      return this;
    }

    /** How it negotiates; absent: it takes what it is given. */
    public Optional<Manners> manners() {
      return Optional.ofNullable(manners);
    }

    /**
     * The car.
     *
     * @throws IllegalArgumentException for a car that can't be
     */
    public SimulatedCar build() {
      return new SimulatedCar(signalling, current, payment, Optional.ofNullable(evccId), capacityWh, stateOfCharge,
          efficiency, tellsStateOfCharge, tellsCapacity, Optional.ofNullable(stateOfHealth), mostCharge, mostDischarge,
          Optional.ofNullable(minimumCharge), Optional.ofNullable(targetCharge), Optional.ofNullable(departure),
          phaseShares, Optional.ofNullable(manners));
    }
  }
}
