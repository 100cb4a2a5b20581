package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 */
@OnStationLoop
final class CostBook {
  private static final Logger log = LoggerFactory.getLogger(CostBook.class);
  /** What a power cut costs at most of what is paid by time; energy is in the meter. */
  private static final Duration STORED_AT_LEAST_EVERY = Duration.ofMinutes(1);
  private static final int AMPS_DIGITS = 2;

  private final EvseState evse;
  private final Place place;
  private final List<ChargingPeriod> periods = new ArrayList<>();
  private @Nullable Entry entry;
  private Duration elapsedBefore = Duration.ZERO;
  private long countsSince;
  private long storedAt;

  CostBook(EvseState evse) {
    this.evse = evse;
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
    }
  }

  boolean isOpen() {
    return entry != null;
  }

  /** The tariff that is followed. */
  Optional<TariffInUse> used() {
    return Optional.ofNullable(entry).map(Entry::used);
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
    countFrom(sinceStart(running));
    open(used, CostAccount.begun(running.id(), used.tariff(), metered(flows), place,
        reserved.map(made -> notNegative(Duration.between(made, running.started())))));
  }

  /** The same where the central system gave it in the middle. */
  void beginMeanwhile(TariffInUse used, Transaction running, boolean flows) {
    countFrom(sinceStart(running));
    open(used, CostAccount.begunMeanwhile(running.id(), used.tariff(), metered(flows), place));
  }

  /** From now on another tariff is followed. */
  void change(TariffInUse next) {
    pass();
    if (entry != null) {
      var progress = entry.account.under(next.tariff(), entry.tariff(), place);
      note(progress);
      open(next, progress.account());
    }
  }

  private void open(TariffInUse used, CostAccount account) {
    entry = new Entry(used, account);
    evse.core.journal().note(new Change.FactSaved(used));
    store();
  }

  /** Takes the account to this moment, and energy flows on as it did. */
  void pass() {
    account().ifPresent(account -> pass(account.last().charging()));
  }

  /**
   * Takes the account to this moment. While the time of the day matters and is not known it waits.
   *
   * @param flows whether energy flows from now on
   */
  void pass(boolean flows) {
    if (entry == null || isBlind() && entry.account.failure().isEmpty()) {
      return;
    }
    boolean worked = entry.account.failure().isEmpty();
    var progress = entry.account.until(metered(flows), entry.tariff(), place);
    note(progress);
    entry = new Entry(entry.used, progress.account());
    if (worked) {
      progress.account().failure().ifPresent(this::noteFailure);
    }
    if (!progress.closed().isEmpty() || isLongSinceStored()) {
      store();
    }
  }

  /** The same for the last time: what could not be found out by now never will be. */
  void passAtEnd() {
    if (entry != null && isBlind() && entry.account.failure().isEmpty()) {
      var why = "the time of the day is not known";
      entry = new Entry(entry.used, entry.account.failed(why));
      noteFailure(why);
    }
    pass(false);
  }

  private boolean isBlind() {
    return entry != null && entry.tariff().asksForTheTime() && !evse.health.knowsTime(evse.core.now());
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
      evse.core.journal().note(new Change.FactSaved(entry.account));
    }
  }

  /** After this time other prices may come into use by calendar or duration alone. */
  Optional<Duration> nextChange() {
    return Optional.ofNullable(entry).flatMap(open -> open.account.nextChange(open.tariff(), place));
  }

  /** So far. */
  Optional<CostDetails> running() {
    return Optional.ofNullable(entry).map(open -> CostDetails.running(open.account, open.tariff()));
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
    periods.clear();
  }

  private void countFrom(Duration elapsed) {
    elapsedBefore = elapsed;
    countsSince = evse.core.loop().nanoTime();
  }

  private Duration sinceStart(Transaction running) {
    return notNegative(Duration.between(running.started(), evse.core.now()));
  }

  private Metered metered(boolean flows) {
    var elapsed = elapsedBefore.plusNanos(evse.core.loop().nanoTime() - countsSince);
    var last = account().map(CostAccount::last);
    var reading = evse.reading();
    var power = reading.map(MeterReading::power).orElse(Watts.ZERO);
    return new Metered(evse.core.now(), elapsed,
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
