package org.tidegate.domain.review;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.GridSide;
import org.tidegate.domain.discharge.Situation.Health;
import org.tidegate.domain.discharge.Situation.Link;
import org.tidegate.domain.discharge.Situation.Margins;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Operation;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.discharge.TimeWindow;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.price.PricesAt;
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
 * A stay that is over, decided once more under other conditions, step by step by the station's own functions. Runs once; used
 * by one thread.
 *
 * <p>It assumes that prices and what the aggregator asked for would have been the same, that the driver would have permitted
 * at the same times (of a driver who never did: all the time), that the vehicle would have taken what it was offered until
 * it was full, and that a twentieth of the energy is lost in the battery each way.
 */
public final class Hindsight {
  private static final double EFFICIENCY = 0.95;
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);
  private static final Duration LONGEST_STEP = Duration.ofMinutes(15);
  private static final Operation RUNNING = new Operation(true, true, true, true);
  private static final Health HEALTHY = new Health(Set.of(), true, true, true);
  private static final GridSide GRID = new GridSide(Optional.empty(), Optional.of(Duration.ofDays(1)), Duration.ZERO,
      Duration.ZERO);
  private static final Link LINK = new Link(Optional.empty(), Duration.ofMinutes(5));
  private static final double SECONDS = 3600;

  private final StayTrace trace;
  private final Conditions conditions;
  private final boolean always;
  private final double capacity;
  private double charge;
  private double lowest;
  private double sold;
  private double purchased;
  private BigDecimal earned = BigDecimal.ZERO;
  private BigDecimal spent = BigDecimal.ZERO;
  private Memory memory = Memory.NONE;

  private Hindsight(StayTrace trace, Conditions conditions, Moment known) {
    this.trace = trace;
    this.conditions = conditions;
    this.always = !trace.wasPermitted();
    this.capacity = known.capacity().orElseThrow().value();
    this.charge = known.stateOfCharge().orElseThrow().percent();
    this.lowest = charge;
  }

  /** What it would have come to; absent when the vehicle never told its charge and its battery. */
  public static Optional<Outcome> under(StayTrace trace, Conditions conditions) {
    return trace.moments().stream().filter(moment -> moment.stateOfCharge().isPresent()
        && moment.capacity().filter(size -> size.value() > 0).isPresent()).findFirst()
        .map(known -> new Hindsight(trace, conditions, known).outcome());
  }

  private Outcome outcome() {
    var moments = trace.moments();
    for (int i = 0; i < moments.size(); i++) {
      play(moments.get(i), i + 1 < moments.size() ? moments.get(i + 1).at() : trace.until());
    }
    return new Outcome(Money.rounded(earned, trace.currency()), Money.rounded(spent, trace.currency()),
        new WattHours(Math.round(sold)), new WattHours(Math.round(purchased)), StateOfCharge.percent(lowest),
        StateOfCharge.percent(charge));
  }

  private void play(Moment moment, Instant end) {
    var now = moment.at();
    while (now.isBefore(end)) {
      var decision = Decision.of(situation(moment, now, charge, sold, memory));
      var power = taken(decision.power(), charge);
      var left = Duration.between(now, end);
      var step = left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP;
      while (step.compareTo(SHORTEST_STEP) > 0 && turns(moment, now, decision, power, step)) {
        step = step.dividedBy(2);
      }
      flow(moment, power, step);
      memory = decision.memory();
      now = now.plus(step);
    }
  }

  /** A full battery takes nothing. */
  private static Watts taken(Watts power, double percent) {
    return power.isCharge() && percent >= 100 ? Watts.ZERO : power;
  }

  /** Whether another power would be decided before a step of this length is over, by charge, clock or budget. */
  private boolean turns(Moment moment, Instant now, Decision decision, Watts power, Duration step) {
    if (!conditions.slots().isEmpty() && isOpen(now) != isOpen(now.plus(step.minusMillis(1)))) {
      return true;
    }
    double energy = energy(power, step);
    double then = charged(energy);
    var next = Decision.of(situation(moment, now.plus(step), then, sold + Math.max(0, -energy), decision.memory()));
    return !taken(next.power(), then).equals(power);
  }

  private boolean isOpen(Instant moment) {
    return TimeWindow.isOpen(Optional.of(conditions), moment.atZone(trace.zone()));
  }

  private void flow(Moment moment, Watts power, Duration step) {
    double energy = energy(power, step);
    charge = charged(energy);
    if (isPermitted(moment)) {
      lowest = Math.min(lowest, charge);
    }
    if (energy < 0) {
      sold -= energy;
      earned = earned.add(amount(moment.sale(), -energy));
    } else {
      purchased += energy;
      spent = spent.add(amount(moment.purchase(), energy));
    }
  }

  private static BigDecimal amount(Optional<Price> price, double energy) {
    return price.map(Price::perKwh).orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(energy)).movePointLeft(3);
  }

  private static double energy(Watts power, Duration step) {
    return power.value() * (step.toMillis() / 1000.0) / SECONDS;
  }

  private double charged(double metered) {
    double stored = metered > 0 ? metered * EFFICIENCY : metered / EFFICIENCY;
    return Math.clamp(charge + stored / capacity * 100, 0.0, 100.0);
  }

  private boolean isPermitted(Moment moment) {
    return always || moment.permitted();
  }

  private Situation situation(Moment moment, Instant now, double percent, double soldByThen, Memory before) {
    var vehicle = new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.empty(),
        Optional.of(StateOfCharge.percent(percent)), Optional.of(now), moment.capacity(), Optional.empty(),
        Optional.of(moment.chargeRoom()), Optional.of(moment.dischargeRoom()), moment.leastCharge(), Optional.empty(),
        Optional.empty(), Optional.empty());
    var rating = new Rating(CurrentKind.DC, moment.chargeRoom(), moment.dischargeRoom(), Optional.empty(),
        Optional.empty(), Optional.of(new ExportApproval("", moment.dischargeRoom(), "")));
    var schedule = new ScheduleNow(Optional.empty(), Optional.empty(), moment.setpoint(), Optional.empty(),
        OperationMode.CentralSetpoint, false, Optional.empty());
    var permission = new Permission("", trace.sessionId(), trace.evseId(),
        isPermitted(moment) ? PermissionState.GRANTED : PermissionState.DENIED, Permission.By.STATION, moment.at(),
        Optional.of(conditions), "", "");
    return new Situation(now, trace.zone(), RUNNING, HEALTHY, Optional.of(vehicle), rating, GRID, Share.ALL, schedule,
        new PricesAt(moment.sale(), moment.purchase(), Optional.empty()), Optional.of(permission),
        Optional.of(conditions), new WattHours((long) soldByThen), moment.chargesNow(), Optional.empty(),
        new Margins(trace.recovery(), trace.resumption()), LINK, before);
  }
}
