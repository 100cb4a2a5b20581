package org.tidegate.domain.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Situation.GridSide;
import org.tidegate.domain.discharge.Situation.Health;
import org.tidegate.domain.discharge.Situation.Link;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Situation.Operation;
import org.tidegate.domain.discharge.TimeWindow;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ScheduleNow;

/** One assumed course of a stay, decided step by step by the station's own functions. Runs once; not thread-safe. */
final class Replay {
  private static final Duration LONGEST_STEP = Duration.ofHours(4);
  /** So exactly is known when a limit begins to bind. */
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);
  private static final Duration SHORTEST_CHARGE = Duration.ofSeconds(1);
  /** A station may see that late that a limit binds. */
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Operation RUNNING = new Operation(true, true, true, true);
  private static final Health HEALTHY = new Health(Set.of(), true, true, true);
  private static final double SECONDS = 3600;

  private final Situation start;
  private final Ahead ahead;
  private final Conditions conditions;
  private final Battery battery;
  private final double capacity;
  private final Vehicle vehicle;
  private final Permission permission;
  private final List<Segment> segments;
  private int segment;
  private Instant now;
  private double charge;
  private double lowest;
  private double sold;
  private BigDecimal earned = BigDecimal.ZERO;
  private Memory memory;
  private @Nullable ScheduleNow limits;

  Replay(Situation start, Ahead ahead, Conditions conditions, Battery battery, List<Segment> segments) {
    this.segments = segments;
    this.start = start;
    this.ahead = ahead;
    this.conditions = conditions;
    this.battery = battery;
    vehicle = start.vehicle().orElseThrow();
    capacity = vehicle.capacity().orElseThrow().value();
    charge = Math.min(100, start.freshStateOfCharge().orElseThrow().percent() + battery.untold());
    lowest = charge;
    now = start.now();
    memory = start.memory();
    permission = new Permission("", "", 1, PermissionState.GRANTED, Permission.By.STATION, now,
        Optional.of(conditions), "", "");
  }

  /** Until the end, with all there is asked for whenever the sale price has reached this level; absent: never. */
  Course from(Optional<Price> level, Instant end) {
    while (now.isBefore(end)) {
      step(level, end);
    }
    return new Course(earned, sold, charge, lowest);
  }

  private void step(Optional<Price> level, Instant end) {
    while (segment + 1 < segments.size() && !segments.get(segment + 1).start().isAfter(now)) {
      segment++;
    }
    var current = segments.get(segment);
    var asked = limits().following(current.reaches(level) ? Wish.FULL.negated() : Watts.ZERO, Optional.empty());
    var decision = Decision.of(situation(now, charge, sold, current.prices(), asked, memory));
    var longest = untilChange(decision.power(), level, asked, end);
    flow(decision.power(), length(decision, current.prices(), asked, longest), current.prices());
    memory = decision.memory();
  }

  /**
   * To the next change that is known, or to where the power would turn: sold is rather a little more than it will be, charged
   * rather a little less.
   */
  private Duration length(Decision decision, PricesAt prices, ScheduleNow asked, Duration longest) {
    boolean sells = decision.power().isDischarge();
    var shortest = sells ? SHORTEST_STEP : SHORTEST_CHARGE;
    var length = longest;
    while (length.compareTo(shortest) > 0 && turns(decision, prices, asked, length)) {
      length = length.dividedBy(2);
    }
    boolean halved = length.compareTo(longest) < 0;
    if (!sells || !halved || !turns(decision, prices, asked, length)) {
      return length;
    }
    var late = length.plus(LATE);
    return late.compareTo(longest) < 0 ? late : longest;
  }

  /** Whether the power would go another way before a step of this length is over; nothing starts by itself but what a departure needs. */
  private boolean turns(Decision decision, PricesAt prices, ScheduleNow asked, Duration length) {
    if (decision.power().isZero() && conditions.departure().isEmpty()) {
      return false;
    }
    double energy = energy(decision.power(), length);
    var then = Decision.of(situation(now.plus(length), charged(energy), sold - Math.min(0, energy), prices, asked,
        decision.memory()));
    return Integer.signum(then.power().value()) != Integer.signum(decision.power().value());
  }

  private void flow(Watts power, Duration length, PricesAt prices) {
    double energy = energy(power, length);
    charge = charged(energy);
    lowest = Math.min(lowest, charge);
    if (energy < 0) {
      sold -= energy;
      earned = earned.add(prices.sale().map(Price::perKwh).orElse(BigDecimal.ZERO)
          .multiply(BigDecimal.valueOf(-energy)).movePointLeft(3));
    }
    now = now.plus(length);
  }

  private static double energy(Watts power, Duration length) {
    return power.value() * length.toMillis() / 1000.0 / SECONDS;
  }

  private double charged(double metered) {
    return Math.clamp(charge + battery.stored(metered) / capacity * 100, 0.0, 100.0);
  }

  private Duration untilChange(Watts power, Optional<Price> level, ScheduleNow asked, Instant end) {
    var changes = Stream.of(nextPrice(power, level), asked.until(), Optional.of(end)).flatMap(Optional::stream)
        .map(at -> Duration.between(now, at)).filter(Duration::isPositive);
    return Stream.concat(changes, Stream.of(untilWindowTurns())).min(Duration::compareTo).orElse(LONGEST_STEP);
  }

  /** While nothing is sold a price matters only when it makes the aggregator ask, or the driver sell. */
  private Optional<Instant> nextPrice(Watts power, Optional<Price> level) {
    var current = segments.get(segment);
    return segments.stream().skip(segment + 1L)
        .filter(next -> power.isDischarge() || next.reaches(level) != current.reaches(level)
            || isSold(next) != isSold(current))
        .findFirst().map(Segment::start);
  }

  private boolean isSold(Segment some) {
    return some.prices().sale().filter(conditions::sellsAt).isPresent();
  }

  /** Slots begin and end at whole minutes. */
  private Duration untilWindowTurns() {
    if (conditions.slots().isEmpty()) {
      return LONGEST_STEP;
    }
    boolean open = isOpen(now);
    var moment = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    while (isOpen(moment) == open && moment.isBefore(now.plus(LONGEST_STEP))) {
      moment = moment.plus(1, ChronoUnit.MINUTES);
    }
    return Duration.between(now, moment);
  }

  private boolean isOpen(Instant moment) {
    return TimeWindow.isOpen(Optional.of(conditions), moment.atZone(start.zone()));
  }

  private ScheduleNow limits() {
    if (limits == null || limits.until().filter(until -> !now.isBefore(until)).isPresent()) {
      limits = ahead.limits().apply(now);
    }
    return limits;
  }

  private Situation situation(Instant moment, double percent, double soldByThen, PricesAt prices, ScheduleNow asked,
      Memory before) {
    return new Situation(moment, start.zone(), RUNNING, HEALTHY,
        Optional.of(vehicle.charged(StateOfCharge.percent(percent), moment)), start.rating(),
        new GridSide(start.grid().siteLoad(), Optional.of(Duration.ofDays(1)), Duration.ZERO, Duration.ZERO), share(),
        asked, prices, Optional.of(permission), Optional.of(conditions),
        start.exported().plus(new WattHours((long) soldByThen)), start.chargesNow(), start.phases(),
        start.margins(), new Link(Optional.empty(), start.link().longestOffline()), before);
  }

  private Share share() {
    return battery == Battery.BEST ? ahead.likely() : ahead.firm();
  }
}
