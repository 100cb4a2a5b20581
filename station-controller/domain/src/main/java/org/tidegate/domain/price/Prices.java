package org.tidegate.domain.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.station.OnStationLoop;

/**
 * What energy costs and earns, now and ahead. Station loop only. Each of both prices comes from the first source that
 * knows it: the central system's schedule, then the static tariff of the configuration.
 */
@OnStationLoop
public final class Prices {
  private static final Logger LOG = LoggerFactory.getLogger(Prices.class);

  private final Optional<StaticTariff> tariff;
  private @Nullable PriceSchedule schedule;

  public Prices(Optional<StaticTariff> tariff) {
    this.tariff = tariff;
  }

  /**
   * Takes a new schedule in place of the old one, from now on. What was before now stays as it was. The interval that
   * runs now has begun, and is not altered by being told anew: where the new schedule's interval for now starts with it
   * or before it, or the new schedule has none for now, the running interval keeps its prices until it would have ended
   * or the new schedule's next boundary, whichever is first. An interval of the new schedule that starts after the
   * running one did, and not after now, is a change whose time has come: it applies at once. So an immediate change is an
   * interval that starts at the sender's present, however long the message was under way. The static tariff has no
   * intervals, and a price that is not known has nothing to keep: there a new schedule applies at once.
   *
   * @throws IllegalArgumentException when it is in another currency than the static tariff, in words that can be sent
   *     back
   */
  public void replace(PriceSchedule next, Instant now) {
    if (isInOtherCurrency(next)) {
      throw new IllegalArgumentException("the prices are in another currency than the station's tariff");
    }
    var running = schedule().flatMap(old -> old.intervalAt(now)).filter(PriceInterval::isKnown);
    var told = next.intervalAt(now);
    if (running.isEmpty() || told.isPresent() && told.get().start().isAfter(running.get().start())) {
      schedule = next;
      return;
    }
    schedule = keeping(running.get(), next, now);
  }

  /** The prices of this moment. */
  public PricesAt at(Instant now) {
    var told = schedule == null ? PricesAt.UNKNOWN : schedule.at(now);
    return new PricesAt(told.sale().or(() -> tariff.flatMap(StaticTariff::sale)),
        told.purchase().or(() -> tariff.flatMap(StaticTariff::purchase)), told.until());
  }

  /** What must be stored to go on after a restart: the schedule in force, the running interval included. */
  public Optional<PriceSchedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  /** Goes on with the schedule stored before a restart. One in another currency than the static tariff is left out. */
  public void restore(PriceSchedule stored) {
    if (isInOtherCurrency(stored)) {
      LOG.warn("stored price schedule left out: its currency is not that of the static tariff");
      return;
    }
    schedule = stored;
  }

  private PriceSchedule keeping(PriceInterval running, PriceSchedule next, Instant now) {
    var intervals = new ArrayList<PriceInterval>();
    intervals.add(running);
    var ends = schedule().flatMap(old -> old.boundaryAfter(now));
    var changes = next.boundaryAfter(now);
    if (ends.isPresent() && (changes.isEmpty() || ends.get().isBefore(changes.get()))) {
      intervals.add(next.intervalAt(now).map(told -> told.startingAt(ends.get()))
          .orElseGet(() -> PriceInterval.unknownFrom(ends.get())));
    }
    intervals.addAll(next.startingAfter(now));
    return PriceSchedule.nearest(intervals, next.end().filter(now::isBefore));
  }

  private boolean isInOtherCurrency(PriceSchedule told) {
    var expected = tariff.flatMap(StaticTariff::currency);
    var actual = told.currency();
    return expected.isPresent() && actual.isPresent() && !expected.equals(actual);
  }
}
