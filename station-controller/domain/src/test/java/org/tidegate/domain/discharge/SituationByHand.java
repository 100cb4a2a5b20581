package org.tidegate.domain.discharge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.GridSide;
import org.tidegate.domain.discharge.Situation.Health;
import org.tidegate.domain.discharge.Situation.Link;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Operation;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * A situation of which every fact is set by hand. Untouched it is one in which 5,000 W of discharge pass every limit:
 * Monday noon in UTC, 80 % of 60 kWh with a minimum of 30 %, sale price 0.30, purchase price 0.20. What is null is
 * unknown.
 */
final class SituationByHand {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  Instant now = NOON;
  ZoneId zone = ZoneId.of("UTC");
  boolean operative = true;
  boolean ready = true;
  boolean authorized = true;
  boolean transaction = true;
  Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
  boolean clockIsSet = true;
  boolean meterIsFresh = true;
  boolean storageWorks = true;
  boolean vehicleKnown = true;
  Signalling signalling = Signalling.ISO15118;
  Double soc = 80.0;
  Duration socAge = Duration.ofSeconds(10);
  Long capacity = 60_000L;
  Integer mostCharge = 11_000;
  Integer mostDischarge = 10_000;
  Double vehicleMinimum = null;
  CurrentKind current = CurrentKind.DC;
  int ratedCharge = 22_000;
  int ratedDischarge = 11_000;
  Integer siteImport = null;
  Integer siteFeedIn = null;
  Integer approved = 11_000;
  Integer siteLoad = null;
  Duration enterServiceRamp = Duration.ZERO;
  int ratingPercent = 100;
  Share share = Share.ALL;
  boolean chargesNow = false;
  PhaseLoads phases = null;
  Integer perPhase = null;
  Situation.Margins margins = Situation.Margins.DEFAULT;
  Duration inBandFor = Duration.ofHours(1);
  Duration enterServiceWait = Duration.ofSeconds(60);
  Integer chargeLimit = null;
  Integer dischargeLimit = null;
  Integer setpoint = -5_000;
  String sale = "0.30";
  String purchase = "0.20";
  PermissionState permission = PermissionState.GRANTED;
  boolean conditionsKnown = true;
  double minimum = 30;
  Double required = null;
  Instant departure = null;
  String lowestSale = "0.25";
  String highestPurchase = "0.25";
  List<Slot> slots = new ArrayList<>();
  Long wearBudget = null;
  boolean entrusted = false;
  long exported = 0;
  Duration offlineFor = null;
  Memory memory = Memory.NONE;

  Situation situation() {
    return new Situation(now, zone, new Operation(operative, ready, authorized, transaction),
        new Health(faults, clockIsSet, meterIsFresh, storageWorks, ratingPercent), vehicle(), rating(),
        new GridSide(watts(siteLoad), Optional.ofNullable(inBandFor), enterServiceWait,
            enterServiceRamp),
        share(),
        schedule(), new PricesAt(price(sale), price(purchase), Optional.empty()), permission(), conditions(),
        new WattHours(exported), chargesNow, Optional.ofNullable(phases), margins,
        new Link(Optional.ofNullable(offlineFor), Duration.ofSeconds(300)), memory);
  }

  Decision decision() {
    return Decision.of(situation());
  }

  int power() {
    return decision().power().value();
  }

  /** Decides and remembers. */
  Decision next() {
    var decision = decision();
    memory = decision.memory();
    return decision;
  }

  /** What this limit leaves of a discharge; null: it does not limit. */
  Integer discharge(Limit limit) {
    return cap(limit.dischargeAtMost(situation()));
  }

  /** What this limit leaves of a charge through the aggregator; null: it does not limit. */
  Integer chargeThroughAggregator(Limit limit) {
    return cap(limit.chargeAtMost(situation(), Wish.setpoint(new Watts(5_000), Optional.of(1))));
  }

  /** What this limit leaves of ordinary charging; null: it does not limit. */
  Integer charge(Limit limit) {
    return cap(limit.chargeAtMost(situation(), Wish.ORDINARY));
  }

  private static Integer cap(Watts atMost) {
    return atMost.equals(Limit.NONE) ? null : atMost.value();
  }

  private Optional<Vehicle> vehicle() {
    var told = Optional.ofNullable(soc).map(StateOfCharge::percent);
    return !vehicleKnown
        ? Optional.empty()
        : Optional.of(new Vehicle(signalling, current, Optional.empty(), told, told.map(_ -> now.minus(socAge)),
            Optional.ofNullable(capacity).map(WattHours::new), Optional.empty(), watts(mostCharge),
            watts(mostDischarge), Optional.ofNullable(vehicleMinimum).map(StateOfCharge::percent), Optional.empty(),
            Optional.empty(), Optional.empty()));
  }

  /** Alone under the site's limits, unless another share was set. */
  private Share share() {
    return siteImport == null && siteFeedIn == null
        ? share
        : new Share(bound(siteImport), bound(siteFeedIn), watts(siteImport).orElse(Limit.NONE), Optional.empty());
  }

  private static Bound bound(Integer atMost) {
    return watts(atMost).map(most -> new Bound(most, LimitReason.GRID_CONNECTION)).orElse(Bound.NONE);
  }

  private Rating rating() {
    return new Rating(current, new Watts(ratedCharge), new Watts(ratedDischarge), watts(siteImport), watts(siteFeedIn),
        watts(approved).map(atMost -> new ExportApproval("VDE-AR-N 4105", atMost, "A-1")), watts(perPhase));
  }

  private ScheduleNow schedule() {
    return new ScheduleNow(watts(chargeLimit), watts(dischargeLimit), watts(setpoint),
        Optional.ofNullable(setpoint).map(_ -> 7), OperationMode.CentralSetpoint, false, Optional.empty());
  }

  private Optional<Permission> permission() {
    return Optional.ofNullable(permission).map(state -> new Permission("p-1", "s-1", 1, state, Permission.By.PANEL,
        NOON, conditions(), "1", "en"));
  }

  private Optional<Conditions> conditions() {
    return !conditionsKnown
        ? Optional.empty()
        : Optional.of(new Conditions(1, StateOfCharge.percent(minimum),
            Optional.ofNullable(required).map(StateOfCharge::percent), Price.of(lowestSale, "EUR"),
            Price.of(highestPurchase, "EUR"), Optional.ofNullable(departure), slots,
            Optional.ofNullable(wearBudget).map(WattHours::new), entrusted, Conditions.CompensationUse.OFFSET));
  }

  private static Optional<Price> price(String text) {
    return Optional.ofNullable(text)
        .map(value -> Price.of(value.split(" ")[0], value.contains(" ") ? value.split(" ")[1] : "EUR"));
  }

  private static Optional<Watts> watts(Integer value) {
    return Optional.ofNullable(value).map(Watts::new);
  }
}
