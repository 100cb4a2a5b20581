package org.tidegate.domain.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.GridSide;
import org.tidegate.domain.discharge.Situation.Health;
import org.tidegate.domain.discharge.Situation.Link;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Operation;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Money;
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
 * A stay of a DC vehicle whose facts are set by hand: 60 kWh at 80 %, 10 kW out and 11 kW in, from Monday noon in UTC.
 * It can be forecast, and it can be lived through second by second with a battery of its own. What is null is unknown.
 */
final class Stay {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration TICK = Duration.ofSeconds(10);

  Double soc = 80.0;
  long capacity = 60_000;
  Integer mostDischarge = 10_000;
  double minimum = 30;
  Double required = null;
  Instant departure = null;
  String lowestSale = "0.25";
  List<Slot> slots = new ArrayList<>();
  Long wearBudget = null;
  List<PriceInterval> prices = new ArrayList<>(List.of(interval(NOON, "0.30")));
  Instant pricesEnd = null;
  Integer chargeLimit = null;
  boolean chargesNow = false;
  boolean permitted = false;
  long exported = 0;
  Money earned = Money.zero(EUR);

  static PriceInterval interval(Instant start, String sale) {
    return new PriceInterval(start, Optional.ofNullable(sale).map(text -> Price.of(text, "EUR")),
        Optional.of(Price.of("0.20", "EUR")));
  }

  Forecast forecast() {
    var schedule = schedule();
    return new Forecast(situation(NOON, soc, exported, limits(), Memory.NONE), new Ahead(schedule::at, _ -> limits(),
        Share.ALL, Share.ALL), earned);
  }

  /** How it really goes when all there is is asked for whenever the sale price has reached this level. */
  Course lived(Price level, double efficiency, Instant end) {
    permitted = true;
    var schedule = schedule();
    double charge = soc;
    double lowest = soc;
    double sold = 0;
    var paid = BigDecimal.ZERO;
    var memory = Memory.NONE;
    for (var now = NOON; now.isBefore(end); now = now.plus(TICK)) {
      var sale = schedule.at(now).sale();
      boolean sells = sale.filter(price -> !price.isBelow(level)).isPresent();
      var asked = limits().following(sells ? Wish.FULL.negated() : Watts.ZERO, Optional.empty());
      var decision = Decision.of(situation(now, charge, exported + (long) sold, asked, memory));
      memory = decision.memory();
      double seconds = Math.min(TICK.toSeconds(), Duration.between(now, end).toSeconds());
      double energy = decision.power().value() * seconds / 3600.0;
      charge = Math.clamp(charge + (energy > 0 ? energy * efficiency : energy / efficiency) / capacity * 100, 0, 100);
      lowest = Math.min(lowest, charge);
      if (energy < 0) {
        sold -= energy;
        paid = paid.add(sale.orElseThrow().perKwh().multiply(BigDecimal.valueOf(-energy)).movePointLeft(3));
      }
    }
    return new Course(paid, sold, charge, lowest);
  }

  Conditions conditions() {
    return new Conditions(1, StateOfCharge.percent(minimum), Optional.ofNullable(required).map(StateOfCharge::percent),
        Price.of(lowestSale, "EUR"), Price.of("0.25", "EUR"), Optional.ofNullable(departure), slots,
        Optional.ofNullable(wearBudget).map(WattHours::new), false, Conditions.CompensationUse.OFFSET);
  }

  private PriceSchedule schedule() {
    return new PriceSchedule(prices, Optional.ofNullable(pricesEnd));
  }

  private ScheduleNow limits() {
    return new ScheduleNow(Optional.ofNullable(chargeLimit).map(Watts::new), Optional.empty(), Optional.empty(),
        Optional.empty(), OperationMode.CentralSetpoint, false, Optional.empty());
  }

  private Situation situation(Instant now, Double charge, long out, ScheduleNow asked, Memory memory) {
    var state = permitted ? PermissionState.GRANTED : PermissionState.ASKED;
    var permission = new Permission("p", "s", 1, state, Permission.By.PANEL, NOON, Optional.of(conditions()), "1",
        "en");
    var rating = new Rating(CurrentKind.DC, new Watts(22_000), new Watts(11_000), Optional.empty(), Optional.empty(),
        Optional.of(new ExportApproval("VDE-AR-N 4105", new Watts(11_000), "A-1")));
    return new Situation(now, ZoneId.of("Europe/Berlin"), new Operation(true, permitted, permitted, permitted),
        new Health(Set.of(), true, true, true), Optional.of(vehicle(charge, now)), rating,
        new GridSide(Optional.empty(), Optional.of(Duration.ofHours(1)), Duration.ZERO, Duration.ZERO), Share.ALL,
        asked, schedule().at(now), Optional.of(permission), Optional.of(conditions()), new WattHours(out), chargesNow,
        Optional.empty(), Situation.Margins.DEFAULT, new Link(Optional.empty(), Duration.ofSeconds(300)), memory);
  }

  private Vehicle vehicle(Double charge, Instant now) {
    var told = Optional.ofNullable(charge).map(StateOfCharge::percent);
    return new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.empty(), told, told.map(_ -> now),
        Optional.of(new WattHours(capacity)), Optional.empty(), Optional.of(new Watts(11_000)),
        Optional.ofNullable(mostDischarge).map(Watts::new), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }
}
