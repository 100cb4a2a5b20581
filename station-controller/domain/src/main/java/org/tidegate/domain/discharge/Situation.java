package org.tidegate.domain.discharge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * Everything one decision about one EVSE's power looks at, at one moment. Immutable.
 *
 * @param now wall clock, UTC
 * @param zone the station's time zone, for slots
 * @param operation whether energy may flow at all
 * @param health what is not as it should be
 * @param vehicle what the vehicle last said; absent: nothing is known
 * @param rating of EVSE and site
 * @param grid the grid's side
 * @param share of what the whole station has in common
 * @param schedule what the charging profiles say now
 * @param prices now
 * @param permission the newest of this session, whatever its state
 * @param conditions picked or set by the driver
 * @param exported energy out of the vehicle in this session
 * @param chargesNow whether the driver chose ordinary charging, leaving the aggregator until taken back
 * @param phases what each carried when the meter last saw current; absent: not known
 * @param margins against hunting
 * @param link to the central system
 * @param memory what the last decision left behind
 */
public record Situation(
    Instant now,
    ZoneId zone,
    Operation operation,
    Health health,
    Optional<Vehicle> vehicle,
    Rating rating,
    GridSide grid,
    Share share,
    ScheduleNow schedule,
    PricesAt prices,
    Optional<Permission> permission,
    Optional<Conditions> conditions,
    WattHours exported,
    boolean chargesNow,
    Optional<PhaseLoads> phases,
    Margins margins,
    Link link,
    Memory memory) {

  /** How old a state of charge may be: a vehicle tells it at least every 10 s, several may be lost. */
  public static final Duration OLDEST_STATE_OF_CHARGE = Duration.ofSeconds(60);

  /** The same with another share and other profiles. */
  public Situation under(Share other, ScheduleNow others) {
    return new Situation(now, zone, operation, health, vehicle, rating, grid, other, others, prices, permission,
        conditions, exported, chargesNow, phases, margins, link, memory);
  }

  /** Whether the driver's permission stands. */
  public boolean isPermitted() {
    return permission.map(Permission::isGranted).orElse(false);
  }

  /** The state of charge, when it is known and fresh; one from the future is as unknown as a stale one. */
  public Optional<StateOfCharge> freshStateOfCharge() {
    return vehicle.filter(car -> car.stateOfChargeAt().map(this::isFresh).orElse(false))
        .flatMap(Vehicle::stateOfCharge);
  }

  /** Below which the battery must not be discharged: the higher of the driver's minimum and the vehicle's own. */
  public Optional<StateOfCharge> minimumCharge() {
    var drivers = conditions.map(Conditions::minimumCharge);
    var vehicles = vehicle.flatMap(Vehicle::minimumCharge);
    return drivers.isEmpty()
        ? vehicles
        : Optional.of(vehicles.filter(own -> drivers.get().isBelow(own)).orElse(drivers.get()));
  }

  private boolean isFresh(Instant at) {
    return !at.isAfter(now.plusSeconds(1)) && !at.plus(OLDEST_STATE_OF_CHARGE).isBefore(now);
  }

  /**
   * Whether energy may flow at all.
   *
   * @param operative station, EVSE and connector are in service
   * @param vehicleReady the pilot says that the vehicle is ready for energy
   * @param authorized the driver is
   * @param transactionRunning a transaction is
   * @param tokenRefused the central system has refused the driver's token: what may still flow only charges
   */
  public record Operation(
      boolean operative, boolean vehicleReady, boolean authorized, boolean transactionRunning, boolean tokenRefused) {
    /** Of a driver whose token nobody has refused. */
    public Operation(boolean operative, boolean vehicleReady, boolean authorized, boolean transactionRunning) {
      this(operative, vehicleReady, authorized, transactionRunning, false);
    }

    /** Whether all of it holds. */
    public boolean allowsEnergy() {
      return operative && vehicleReady && authorized && transactionRunning;
    }
  }

  /**
   * What is not as it should be.
   *
   * @param faults open on this EVSE or on the station
   * @param clockIsSet whether the wall clock can be trusted
   * @param meterIsFresh whether the meter answered lately
   * @param storageWorks whether what happens can be stored
   * @param ratingPercent what a hot EVSE still carries of its rating, 0 to 100
   */
  public record Health(Set<FaultKind> faults, boolean clockIsSet, boolean meterIsFresh, boolean storageWorks,
      int ratingPercent) {
    /** Copies the set. */
    public Health {
      faults = Set.copyOf(faults);
    }

    /** An EVSE that is not hot. */
    public Health(Set<FaultKind> faults, boolean clockIsSet, boolean meterIsFresh, boolean storageWorks) {
      this(faults, clockIsSet, meterIsFresh, storageWorks, 100);
    }

    /** Whether nothing may flow. */
    public boolean stopsCharging() {
      return faults.stream().anyMatch(FaultKind::stopsCharging);
    }

    /** Whether nothing may flow out of the vehicle. */
    public boolean stopsDischarge() {
      return faults.stream().anyMatch(FaultKind::stopsDischarge);
    }
  }

  /**
   * What EVSE and site can carry.
   *
   * @param current at the connector
   * @param charge most power into the vehicle, ≥ 0
   * @param discharge most power out of it, ≥ 0
   * @param siteImport most power that site and station may take from the grid; absent: no limit of its own
   * @param siteFeedIn most power that the site may feed into the grid; absent: no limit of its own
   * @param exportApproval what the installer set
   * @param perPhase most power on one phase of an AC EVSE, in either direction; absent: no limit of its own
   */
  public record Rating(
      CurrentKind current,
      Watts charge,
      Watts discharge,
      Optional<Watts> siteImport,
      Optional<Watts> siteFeedIn,
      Optional<ExportApproval> exportApproval,
      Optional<Watts> perPhase) {
    /** Without a limit for single phases. */
    public Rating(CurrentKind current, Watts charge, Watts discharge, Optional<Watts> siteImport,
        Optional<Watts> siteFeedIn, Optional<ExportApproval> exportApproval) {
      this(current, charge, discharge, siteImport, siteFeedIn, exportApproval, Optional.empty());
    }

    /** The same for a power stage that can do this much at most, both ≥ 0. */
    public Rating within(Watts mostCharge, Watts mostDischarge) {
      return new Rating(current, charge.min(mostCharge), discharge.min(mostDischarge), siteImport, siteFeedIn,
          exportApproval, perPhase);
    }
  }

  /**
   * How far around a boundary it takes to turn round. Immutable.
   *
   * @param recovery charging up to the minimum charge starts this many percentage points below it and ends at it
   * @param resumption a discharge that stopped at the minimum charge goes on this many percentage points above it
   */
  public record Margins(double recovery, double resumption) {
    /** What is used where nothing is configured. */
    public static final Margins DEFAULT = new Margins(2, 1);
  }

  /**
   * The grid operator's approval for feeding in, as the installer set it.
   *
   * @param gridProfile name of the country settings
   * @param atMost most power out of this EVSE, ≥ 0
   * @param reference of the approval
   */
  public record ExportApproval(String gridProfile, Watts atMost, String reference) {}

  /**
   * The grid's side.
   *
     * @param siteLoad what the building takes without the station, negative when it generates more; absent without a site
   *     meter
     * @param inBandFor how long the grid has been within its band; absent: it is outside now
   * @param enterServiceWait how long it must have been before power flows again
   * @param enterServiceRamp how long the power then takes to rise to the rated one; zero: at once
   */
  public record GridSide(Optional<Watts> siteLoad, Optional<Duration> inBandFor, Duration enterServiceWait,
      Duration enterServiceRamp) {}

  /**
   * The link to the central system.
   *
   * @param offlineFor how long it has been down; absent: it is up
   * @param longestOffline how long a setpoint may be followed without it
   */
  public record Link(Optional<Duration> offlineFor, Duration longestOffline) {}

  /**
   * What the last decision left behind, against hunting around a boundary.
   *
   * @param recovering charging up to the minimum charge
   * @param heldAtMinimum discharge has stopped at the minimum charge
   * @param catchingUp charging towards the required charge, or keeping it once it was caught up
   */
  public record Memory(boolean recovering, boolean heldAtMinimum, boolean catchingUp) {
    /** Nothing. */
    public static final Memory NONE = new Memory(false, false, false);

    /** Under new conditions. */
    public Memory anew() {
      return new Memory(recovering, heldAtMinimum, false);
    }
  }
}
