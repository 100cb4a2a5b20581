package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.tariff.ChargingPeriod;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.CostAccount.Progress;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.EndedPeriod;
import org.tidegate.domain.tariff.Metered;
import org.tidegate.domain.tariff.Place;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.transaction.Transaction;

/**
 * The account of the transaction at one EVSE under its tariff, with the charging periods that are over: read from clock and
 * meter, and stored. Station loop only. Time in which the station was off counts for nothing.
 *
 * <p>While the time of the day matters and is not known, nothing is worked out: what is measured waits, and is priced once
 * the time is known, by the time that it was. What waits does not survive a power cut in which the account has not begun to
 * be worked out: then its cost is one that can't be (2.1 I12.FR.14).
 */
@OnStationLoop
final class CostBook {
  private static final Logger log = LoggerFactory.getLogger(CostBook.class);
  /** What a power cut costs at most of what is paid by time; energy is in the meter. */
  private static final Duration STORED_AT_LEAST_EVERY = Duration.ofMinutes(1);
  private static final int AMPS_DIGITS = 2;
  private static final String TIME_NOT_KNOWN = "the time of the day is not known";

  private final EvseState evse;
  private final Place place;
  private final List<ChargingPeriod> periods = new ArrayList<>();
  private final Unpriced unpriced = new Unpriced();
  private final Consumer<TariffInUse> whenChosen;
  private @Nullable Entry entry;
  private Duration elapsedBefore = Duration.ZERO;
  private long countsSince;
  private long storedAt;
  /** How the account begins, once it is known when that was. */
  private @Nullable BiFunction<TariffInUse, Metered, CostAccount> beginning;
  private boolean goesOn;

  /**
   * Nothing yet.
   *
   * @param whenChosen told which tariff is followed where that is known only later
   */
  CostBook(EvseState evse, Consumer<TariffInUse> whenChosen) {
    this.evse = evse;
    this.whenChosen = whenChosen;
    this.place = new Place(evse.core.settings().zone(), evse.settings.rating().current());
  }

  private record Entry(TariffInUse used, CostAccount account) {
    Tariff tariff() {
      return used.tariff();
    }
  }

  /** Takes up what was stored of this transaction. */
  void restore(StoredStation stored, String transactionId) {
    var used = stored.facts(TariffInUse.class).stream().filter(one -> one.key().equals(transactionId)).findFirst();
    var account = stored.facts(CostAccount.class).stream().filter(one -> one.key().equals(transactionId)).findFirst();
    if (used.isPresent() && account.isPresent()) {
      entry = new Entry(used.get(), account.get());
      stored.facts(EndedPeriod.class).stream().filter(one -> one.transactionId().equals(transactionId))
          .sorted(Comparator.comparingInt(EndedPeriod::number)).map(EndedPeriod::period).forEach(periods::add);
      countFrom(account.get().last().elapsed());
      goesOn = true;
    }
  }

  boolean isOpen() {
    return entry != null;
  }

  /** The tariff that is followed. */
  Optional<TariffInUse> used() {
    return unpriced.newest().or(() -> Optional.ofNullable(entry).map(Entry::used));
  }

  Optional<CostAccount> account() {
    return Optional.ofNullable(entry).map(Entry::account);
  }

  /**
   * The transaction follows its first tariff; the meter must have been read.
   *
   * @param reserved when the driver had reserved, if so
   */
  void begin(TariffInUse used, Transaction running, boolean flows, Optional<Instant> reserved) {
    begin(used, running, flows, (chosen, first) -> CostAccount.begun(running.id(), chosen.tariff(), first, place,
        reserved.map(made -> notNegative(Duration.between(made, first.at().minus(first.elapsed()))))));
  }

  /** The same where the central system gave it in the middle. */
  void beginMeanwhile(TariffInUse used, Transaction running, boolean flows) {
    begin(used, running, flows,
        (chosen, first) -> CostAccount.begunMeanwhile(running.id(), chosen.tariff(), first, place));
  }

  private void begin(TariffInUse used, Transaction running, boolean flows,
      BiFunction<TariffInUse, Metered, CostAccount> how) {
    countFrom(sinceStart(running));
    var now = metered(flows);
    if (!knowsTime() && (used.tariff().asksForTheTime() || mayBeAnother(used))) {
      beginning = how;
      open(used, CostAccount.begunMeanwhile(running.id(), used.tariff(), now, place)); // Nothing is paid yet.
    } else {
      open(used, how.apply(used, now));
    }
  }

  /** Whether it will turn out to be another tariff than the one that is followed, for all that is known of the time. */
  boolean mayBeAnother() {
    return beginning != null && used().filter(this::mayBeAnother).isPresent();
  }

  /** Which default holds depends on the time too. */
  private boolean mayBeAnother(TariffInUse used) {
    return used.isDefault() && evse.core.tariffs().changeAfter(evse.id(), evse.core.now()).isPresent();
  }

  private boolean knowsTime() {
    return evse.health.knowsTime(evse.core.now());
  }

  /** From now on another tariff is followed. */
  void change(TariffInUse next) {
    pass();
    if (entry != null && waits(entry)) {
      unpriced.change(metered(flows(entry.account)), next);
      evse.core.journal().note(new Change.FactSaved(next));
      store();
    } else if (entry != null) {
      changeNow(entry, next);
    }
  }

  private void changeNow(Entry now, TariffInUse next) {
    var progress = now.account.under(next.tariff(), now.tariff(), place);
    note(progress);
    open(next, progress.account());
  }

  private void open(TariffInUse used, CostAccount account) {
    entry = new Entry(used, account);
    evse.core.journal().note(new Change.FactSaved(used));
    store();
  }

  /** Takes the account to this moment, and energy flows on as it did. */
  void pass() {
    account().ifPresent(account -> pass(flows(account)));
  }

  private boolean flows(CostAccount account) {
    return unpriced.flows().orElse(account.last().charging());
  }

  /**
   * Takes the account to this moment.
   *
   * @param flows whether energy flows from now on
   */
  void pass(boolean flows) {
    if (entry == null) {
      return;
    }
    if (waits(entry)) {
      unpriced.add(metered(flows));
      return;
    }
    boolean worked = entry.account.failure().isEmpty();
    var now = until(caughtUp(entry), metered(flows));
    if (worked) {
      now.account.failure().ifPresent(this::noteFailure);
    }
    if (now.account.closed() != entry.account.closed() || isLongSinceStored()) {
      entry = now;
      store();
    }
    entry = now;
  }

  private Entry until(Entry from, Metered next) {
    return at(from, from.account.until(next, from.tariff(), place));
  }

  private Entry at(Entry from, Progress progress) {
    note(progress);
    return new Entry(from.used, progress.account());
  }

  /** Now the time is known, or never will be: what has waited for it. */
  private Entry caughtUp(Entry from) {
    if (beginning == null && unpriced.isEmpty() && !goesOn) {
      return from;
    }
    var started = evse.core.now().minus(elapsed()); // As if the station had been on ever since.
    var first = from.account.last().at(started.plus(from.account.last().elapsed()));
    var now = beginning == null
        ? at(from, from.account.resumed(first.at(), from.tariff(), place))
        : begun(beginning, from.used, first);
    beginning = null;
    goesOn = false;
    for (var step : unpriced.take()) {
      now = until(now, step.metered().at(started.plus(step.metered().elapsed())));
      if (step.next().isPresent()) {
        var next = step.next().get();
        now = new Entry(next, at(now, now.account.under(next.tariff(), now.tariff(), place)).account);
      }
    }
    return now;
  }

  private Entry begun(BiFunction<TariffInUse, Metered, CostAccount> how, TariffInUse supposed, Metered first) {
    var chosen = Optional.of(supposed).filter(TariffInUse::isDefault)
        .flatMap(_ -> evse.core.tariffs().at(evse.id(), first.at()))
        .map(tariff -> new TariffInUse(supposed.transactionId(), tariff, true)).orElse(supposed);
    if (!chosen.tariff().id().equals(supposed.tariff().id())) {
      evse.core.journal().note(new Change.FactSaved(chosen));
      whenChosen.accept(chosen);
    }
    return new Entry(chosen, how.apply(chosen, first));
  }

  /** The same for the last time: what could not be found out by now never will be. */
  void passAtEnd() {
    if (entry != null && waits(entry)) {
      entry = new Entry(entry.used, entry.account.failed(TIME_NOT_KNOWN));
      beginning = null;
      noteFailure(TIME_NOT_KNOWN);
    }
    pass(false);
  }

  private boolean waits(Entry open) {
    return open.account.failure().isEmpty() && !knowsTime() && (beginning != null || open.tariff().asksForTheTime()
        || unpriced.newest().filter(next -> next.tariff().asksForTheTime()).isPresent());
  }

  /** 2.1 I12.FR.18. */
  private void noteFailure(String why) {
    log.warn("evse {}: the cost can't be worked out: {}", evse.id(), why);
    evse.core.tariffs().problem(true);
  }

  private void note(Progress progress) {
    for (var period : progress.closed()) {
      evse.core.journal()
          .note(new Change.FactSaved(new EndedPeriod(progress.account().key(), periods.size(), period)));
      periods.add(period);
    }
  }

  private boolean isLongSinceStored() {
    return evse.core.loop().nanoTime() - storedAt >= STORED_AT_LEAST_EVERY.toNanos();
  }

  void store() {
    if (entry != null) {
      storedAt = evse.core.loop().nanoTime();
      evse.core.journal().note(new Change.FactSaved(surely(entry)));
    }
  }

  /** What remains of it if the program ends now: nothing that waits. */
  private CostAccount surely(Entry open) {
    var next = unpriced.newest();
    if (next.isPresent()) {
      return open.account.under(next.get().tariff(), open.tariff(), place).account().failed(TIME_NOT_KNOWN);
    }
    return beginning == null ? open.account : open.account.failed(TIME_NOT_KNOWN);
  }

  /** After this time other prices may come into use by calendar or duration alone. */
  Optional<Duration> nextChange() {
    return Optional.ofNullable(entry).filter(open -> !waits(open))
        .flatMap(open -> open.account.nextChange(open.tariff(), place));
  }

  /** So far; absent while that is not known. */
  Optional<CostDetails> running() {
    return Optional.ofNullable(entry).filter(open -> !waits(open))
        .map(open -> CostDetails.running(open.account, open.tariff()));
  }

  /** In the end, with all charging periods. */
  Optional<CostDetails> atEnd() {
    return Optional.ofNullable(entry).map(open -> CostDetails.atEnd(open.account, open.tariff(),
        Stream.concat(periods.stream(), Stream.of(open.account.openPeriod(open.tariff()))).toList()));
  }

  /** The transaction is over (2.1 I08.FR.06). */
  void close() {
    account().map(CostAccount::key).ifPresent(id -> {
      evse.core.journal().note(new Change.FactForgotten(TariffInUse.class, id));
      evse.core.journal().note(new Change.FactForgotten(CostAccount.class, id));
      for (int number = 0; number < periods.size(); number++) {
        evse.core.journal().note(new Change.FactForgotten(EndedPeriod.class, EndedPeriod.key(id, number)));
      }
    });
    entry = null;
    beginning = null;
    goesOn = false;
    unpriced.take();
    periods.clear();
  }

  private void countFrom(Duration elapsed) {
    elapsedBefore = elapsed;
    countsSince = evse.core.loop().nanoTime();
  }

  /** The wall clock may have been set since. */
  private Duration sinceStart(Transaction running) {
    return running.elapsed(evse.core.loop().nanoTime())
        .orElseGet(() -> notNegative(Duration.between(running.started(), evse.core.now())));
  }

  private Duration elapsed() {
    return elapsedBefore.plusNanos(evse.core.loop().nanoTime() - countsSince);
  }

  private Metered metered(boolean flows) {
    var last = account().map(CostAccount::last);
    var reading = evse.reading();
    var power = reading.map(MeterReading::power).orElse(Watts.ZERO);
    return new Metered(evse.core.now(), elapsed(),
        reading.map(MeterReading::imported).or(() -> last.map(Metered::imported)).orElseThrow(),
        reading.map(MeterReading::exported).or(() -> last.map(Metered::exported)).orElseThrow(), power,
        amps(power, reading.flatMap(MeterReading::volts).orElse(evse.settings.volts())), flows);
  }

  private static BigDecimal amps(Watts power, double volts) {
    return volts < 1
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(power.value()).divide(BigDecimal.valueOf(volts), AMPS_DIGITS, RoundingMode.HALF_EVEN);
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
