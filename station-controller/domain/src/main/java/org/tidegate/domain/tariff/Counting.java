package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.tariff.CostAccount.Progress;

/** Takes an account from one moment to the next, 2.1 I12.FR.30 to 2.1 I12.FR.41. Used once, by one thread. */
final class Counting {
  private static final List<CostItem> IN_PERIODS = List.of(CostItem.ENERGY, CostItem.CHARGING_TIME,
      CostItem.IDLE_TIME);

  private final CostAccount begin;
  private final Tariff tariff;
  private final Place place;
  private final Map<CostItem, BigDecimal> counted = new EnumMap<>(CostItem.class);
  private final List<ChargingPeriod> ended = new ArrayList<>();
  private OpenPeriod open;
  private long energy;
  private Duration charging;
  private Duration idle;
  private Duration idleNow;
  private Duration passed = Duration.ZERO;
  private boolean atMost;
  private Optional<String> failure;

  Counting(CostAccount begin, Tariff tariff, Place place) {
    this.begin = begin;
    this.tariff = tariff;
    this.place = place;
    counted.putAll(begin.counted());
    open = begin.open();
    energy = begin.energy();
    charging = begin.charging();
    idle = begin.idle();
    idleNow = begin.idleNow();
    atMost = begin.atMost();
    failure = begin.failure();
  }

  /** What can't be worked out any more; usage is counted on (2.1 I12.FR.14). */
  void fail(String why) {
    failure = failure.or(() -> Optional.of(why));
  }

  /** What is paid once, at the start. */
  void once(CostItem item, BigDecimal amount) {
    var usage = begin.usage(begin.last().at(), place);
    tariff.of(item).ifPresent(rates -> pay(item, rates, rates.inUse(usage), amount));
  }

  /** Which prices are in use by what was measured at the beginning, at the time that has passed since. */
  Map<CostItem, Integer> inUse() {
    var usage = place.usage(now(), begin.measured(begin.last().elapsed().plus(passed), charging, idleNow));
    var used = new EnumMap<CostItem, Integer>(CostItem.class);
    IN_PERIODS.forEach(item -> tariff.of(item).ifPresent(rates -> used.put(item, rates.inUse(usage))));
    return used;
  }

  void pass(Metered next) {
    if (failure.isEmpty()) {
      use(CostItem.ENERGY, BigDecimal.valueOf(next.net().minus(begin.last().net()).value()));
    }
    var length = next.elapsed().minus(begin.last().elapsed());
    while (passed.compareTo(length) < 0) {
      var until = nextChange().filter(change -> change.compareTo(length) < 0).orElse(length);
      spend(until.minus(passed));
      passed = until;
      if (passed.compareTo(length) < 0) {
        enter(now(), inUse(), begin.last());
      }
    }
  }

  /** The account afterwards: what is measured now says which prices are in use from now on. */
  Progress progress(Metered next) {
    if (next.charging()) {
      idleNow = Duration.ZERO;
    }
    var same = account(next);
    enter(next.at(), new Counting(same, tariff, place).inUse(), next);
    open = open.with(next);
    return new Progress(account(next), List.copyOf(ended));
  }

  private CostAccount account(Metered next) {
    return new CostAccount(begin.transactionId(), tariff.id(), next, energy, charging, idle, idleNow, begin.reserved(),
        counted, begin.before(), atMost, open, begin.closed() + ended.size(), failure);
  }

  private void use(CostItem item, BigDecimal wattHours) {
    energy += wattHours.longValueExact();
    open = open.with(wattHours.longValueExact());
    pay(item, wattHours);
  }

  private void spend(Duration time) {
    boolean flows = begin.last().charging();
    open = open.with(time, flows);
    if (flows) {
      charging = charging.plus(time);
    } else {
      idle = idle.plus(time);
      idleNow = idleNow.plus(time);
    }
    pay(flows ? CostItem.CHARGING_TIME : CostItem.IDLE_TIME, BigDecimal.valueOf(time.toNanos()));
  }

  private void pay(CostItem item, BigDecimal amount) {
    tariff.of(item).ifPresent(rates -> pay(item, rates, open.inUse().getOrDefault(item, Rates.NONE), amount));
  }

  private void pay(CostItem item, Rates rates, int inUse, BigDecimal amount) {
    if (inUse == Rates.NONE || atMost || failure.isPresent()) {
      return;
    }
    var more = rates.rates().get(inUse).price().multiply(amount);
    var payable = tariff.maxCost().flatMap(most -> CostSums.untilMost(begin.before(), counted, tariff, item, more));
    atMost = payable.isPresent();
    counted.merge(item, payable.orElse(more), BigDecimal::add);
  }

  /** Other prices come into use: the charging period ends, the next begins (2.1 I12.FR.35, 2.1 I12.FR.36). */
  private void enter(Instant at, Map<CostItem, Integer> inUse, Metered now) {
    if (inUse.equals(open.inUse())) {
      return;
    }
    if (begin.closed() + ended.size() < CostAccount.MOST_PERIODS) {
      ended.add(open.closed(tariff));
      open = OpenPeriod.from(at, inUse, now);
    } else {
      open = new OpenPeriod(open.start(), inUse, open.energy(), open.charging(), open.idle(), open.power(),
          open.current());
    }
  }

  private Instant now() {
    return begin.last().at().plus(passed);
  }

  /** The next time after what has passed at which calendar or duration may bring other prices into use. */
  Optional<Duration> nextChange() {
    var now = now();
    var byCalendar = conditions().flatMap(one -> one.calendar().mayChangeAfter(now, place.zone()).stream())
        .map(at -> passed.plus(Duration.between(now, at)));
    var byDuration = Stream.of(thresholds(Measure.TIME, begin.last().elapsed().plus(passed)),
        begin.last().charging()
            ? thresholds(Measure.CHARGING_TIME, charging)
            : thresholds(Measure.IDLE_TIME, idleNow))
        .flatMap(durations -> durations);
    return Stream.concat(byCalendar, byDuration).min(Duration::compareTo);
  }

  private Stream<Duration> thresholds(Measure measure, Duration reached) {
    return conditions().flatMap(one -> one.range(measure).stream())
        .flatMap(range -> Stream.of(range.min(), range.max()).flatMap(Optional::stream)).map(Seconds::duration)
        .filter(bound -> bound.compareTo(reached) > 0).map(bound -> passed.plus(bound.minus(reached)));
  }

  private Stream<PriceConditions> conditions() {
    return IN_PERIODS.stream().flatMap(item -> tariff.of(item).stream()).flatMap(item -> item.rates().stream())
        .map(Rate::conditions);
  }
}
