package org.tidegate.domain.capability;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tidegate.domain.discharge.CatchUp;
import org.tidegate.domain.discharge.Gate;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.TimeWindow;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;

/**
 * What one EVSE can offer, from the driver's conditions, vehicle, station, share and prices known. Pure; safe from any
 * thread.
 *
 * <p>Firm is what holds whatever other vehicles come to take, whatever the building was ever seen to take, and with an
 * unfavourable battery. It ends where nothing is known any more: a price, a limit of the grid. It presumes what the
 * aggregator has in its own hand, its profiles, priorities and the link, and healthy devices and grid; a fault is nobody's
 * promise. Likely is what follows when things stay as they are.
 *
 * @param situation with what the grid's profiles say, but nothing of what the aggregator asks for now
 * @param firm the EVSE's share of what the station has in common, at its least
 * @param likely that share as things are
 * @param prices ahead
 */
public record Outlook(Situation situation, Share firm, Share likely, Function<Instant, PricesAt> prices) {
  /** Nobody plans further. */
  private static final Duration FURTHEST = Duration.ofHours(24);
  /** Of the energy out of a battery, this part reaches the meter at least; usually it is 0.95. */
  private static final double LEAST_EFFICIENCY = CatchUp.EFFICIENCY;
  private static final double USUAL_EFFICIENCY = 0.95;
  /** Percentage points by which a battery may be emptier than its vehicle last said. */
  private static final double DOUBT = 1;
  /** Above this, in percent, many batteries take less and less. */
  private static final StateOfCharge TAPER = StateOfCharge.percent(80);

  /** What can be offered of this session's vehicle. */
  public Capability capability(int evseId, String sessionId) {
    return new Capability(evseId, sessionId, situation.now(), direction(Wish.FULL), direction(Wish.FULL.negated()));
  }

  private Offers direction(Watts full) {
    if (!situation.isPermitted() || situation.chargesNow()) {
      return Offers.refused(List.of(situation.isPermitted() ? LimitReason.CHARGE_NOW : LimitReason.PERMISSION_GIVEN));
    }
    boolean out = full.isDischarge();
    var surely = Gate.most(under(firm, full), Wish.setpoint(full, Optional.empty()));
    var now = Gate.most(under(likely, full), Wish.setpoint(full, Optional.empty()));
    return new Offers(Offer.of(surely.power(), out ? firmOut(surely.power()) : firmIn(surely.power())),
        Offer.of(now.power(), out ? likelyOut(now.power()) : likelyIn(now.power())), now.reasons());
  }

  private Situation under(Share share, Watts full) {
    return situation.under(share, situation.schedule().following(full, Optional.empty()));
  }

  private Duration firmOut(Watts power) {
    var energy = above(DOUBT, LEAST_EFFICIENCY).map(WattHours::value).orElse(0L);
    return least(lasting(Math.min(energy, budget()), power), priced(PricesAt::sale, this::sells), windowed(),
        untilTheGridSaysElse(), untilDeparture(power, firm, LEAST_EFFICIENCY, DOUBT));
  }

  private Duration likelyOut(Watts power) {
    var energy = above(0, USUAL_EFFICIENCY).map(WattHours::value).orElse(0L);
    return least(lasting(Math.min(energy, budget()), power),
        priced(PricesAt::sale, price -> price.isEmpty() || sells(price)),
        windowed(), untilDeparture(power, likely, USUAL_EFFICIENCY, 0));
  }

  private Duration firmIn(Watts power) {
    return least(lasting(below(TAPER.plusPoints(-DOUBT)), power), priced(PricesAt::purchase, this::buys), windowed(),
        untilTheGridSaysElse());
  }

  private Duration likelyIn(Watts power) {
    return least(lasting(below(StateOfCharge.percent(100)), power),
        priced(PricesAt::purchase, price -> price.isEmpty() || buys(price)), windowed());
  }

  /** Out of the battery down to the minimum charge, through the meter. */
  private Optional<WattHours> above(double doubt, double efficiency) {
    var floor = situation.minimumCharge();
    return situation.freshStateOfCharge().flatMap(soc -> floor.flatMap(minimum -> capacity().map(
        capacity -> energy(capacity, soc.percent() - doubt - minimum.percent(), efficiency))));
  }

  /** Into the battery up to a charge; what is lost on the way only makes it last longer. */
  private long below(StateOfCharge full) {
    return situation.freshStateOfCharge().flatMap(soc -> capacity().map(
        capacity -> energy(capacity, full.percent() - soc.percent(), 1).value())).orElse(0L);
  }

  private static WattHours energy(WattHours capacity, double points, double efficiency) {
    return new WattHours((long) (capacity.value() * Math.max(0, points) / 100 * efficiency));
  }

  private Optional<WattHours> capacity() {
    return situation.vehicle().flatMap(Vehicle::capacity);
  }

  /** What the driver still lets through the battery; the last watt-hour ends it. */
  private long budget() {
    return situation.conditions().flatMap(Conditions::wearBudget)
        .map(budget -> Math.max(0, budget.value() - situation.exported().value() - 1)).orElse(Long.MAX_VALUE);
  }

  private static Duration lasting(long wattHours, Watts power) {
    if (power.isZero()) {
      return Duration.ZERO;
    }
    double seconds = Math.min(FURTHEST.toSeconds(), (double) wattHours / power.value() * 3600);
    return Duration.ofSeconds((long) seconds);
  }

  private boolean sells(Optional<Price> price) {
    return price.filter(known -> situation.conditions().filter(set -> set.sellsAt(known)).isPresent()).isPresent();
  }

  private boolean buys(Optional<Price> price) {
    return price.filter(known -> situation.conditions().filter(set -> set.buysAt(known)).isPresent()).isPresent();
  }

  private Duration priced(Function<PricesAt, Optional<Price>> which, Predicate<Optional<Price>> suits) {
    var moment = situation.now();
    var last = moment.plus(FURTHEST);
    while (moment.isBefore(last) && suits.test(which.apply(prices.apply(moment)))) {
      var at = moment;
      moment = prices.apply(moment).until().filter(next -> next.isAfter(at)).orElse(last);
    }
    return Duration.between(situation.now(), moment);
  }

  /** Slots begin and end at whole minutes. */
  private Duration windowed() {
    if (situation.conditions().filter(set -> set.slots().isEmpty()).isPresent()) {
      return FURTHEST;
    }
    var moment = situation.now();
    var last = moment.plus(FURTHEST);
    while (moment.isBefore(last) && TimeWindow.isOpen(situation.conditions(), moment.atZone(situation.zone()))) {
      moment = moment.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
    return Duration.between(situation.now(), moment);
  }

  private Duration untilTheGridSaysElse() {
    return situation.schedule().until().map(next -> Duration.between(situation.now(), next)).orElse(FURTHEST);
  }

  /** Until the rest of the stay is needed to charge what was promised to the driver. */
  private Duration untilDeparture(Watts power, Share share, double efficiency, double doubt) {
    var late = situation.under(share, situation.schedule().following(Wish.FULL.negated(), Optional.empty()));
    long possible = 0;
    long impossible = FURTHEST.toSeconds() + 1;
    while (impossible - possible > 1) {
      long middle = (possible + impossible) / 2;
      if (CatchUp.isTimeLeft(late, Duration.ofSeconds(middle), points(power, middle, efficiency) + doubt)) {
        possible = middle;
      } else {
        impossible = middle;
      }
    }
    return Duration.ofSeconds(possible);
  }

  private double points(Watts power, long seconds, double efficiency) {
    return capacity().filter(size -> size.value() > 0)
        .map(size -> power.value() * seconds / 3600.0 / efficiency / size.value() * 100).orElse(0.0);
  }

  private static Duration least(Duration... bounds) {
    return List.of(bounds).stream().min(Duration::compareTo).orElse(Duration.ZERO);
  }
}
