package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.tariff.ChargingPeriod;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.CostAccount.Progress;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.DriverTariff;
import org.tidegate.domain.tariff.EndedPeriod;
import org.tidegate.domain.tariff.Metered;
import org.tidegate.domain.tariff.Place;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * The tariff that the transaction at one EVSE follows, and what it costs by that: OCPP 2.1 I07, I08, I11, I12. Station loop
 * only.
 *
 * <p>A tariff is accepted by authorizing while it is on the display: it is followed from the first event on in which somebody
 * is authorized. Time in which the station was off counts for nothing.
 */
@OnStationLoop
final class EvseCost {
  private static final Logger log = LoggerFactory.getLogger(EvseCost.class);
  /** Between two looks while nothing else asks for one: so old is what a driver reads, and what a power cut finds, at most. */
  private static final Duration USUAL = Duration.ofMinutes(1);
  /** A moment late rather than a moment early. */
  private static final Duration AFTER = Duration.ofMillis(1);
  private static final int AMPS_DIGITS = 2;

  private final EvseState evse;
  private final TariffKnobs knobs;
  private final Place place;
  private final List<ChargingPeriod> periods = new ArrayList<>();
  private @Nullable TariffInUse followed;
  private @Nullable CostAccount account;
  private Optional<String> toTell = Optional.empty();
  private Optional<Instant> reserved = Optional.empty();
  private Duration elapsedBefore = Duration.ZERO;
  private long countsSince;
  private long toldAt;
  private long storedAt;
  private @Nullable Ended ended;
  private StationLoop.@Nullable Timer look;
  private StationLoop.@Nullable Timer telling;
  private Runnable whenDue = () -> {};
  private boolean listens;

  EvseCost(EvseState evse) {
    this.evse = evse;
    this.knobs = new TariffKnobs(evse.core.deviceModel());
    this.place = new Place(evse.core.settings().zone(), evse.settings.rating().current());
  }

  /** What the central system is told with an event. */
  record Told(Optional<String> tariffId, Optional<CostDetails> cost) {}

  private record Ended(String transactionId, Optional<Money> cost) {}

  /** Runs when an event with the cost so far is due (2.1 I12.FR.02, 2.1 I12.FR.03). */
  void whenDue(Runnable task) {
    whenDue = task;
  }

  /** Takes up what was stored of this transaction. */
  void restore(StoredStation stored, String transactionId) {
    followed = stored.facts(TariffInUse.class).stream().filter(one -> one.key().equals(transactionId)).findFirst()
        .orElse(null);
    account = stored.facts(CostAccount.class).stream().filter(one -> one.key().equals(transactionId)).findFirst()
        .orElse(null);
    if (followed == null || account == null) {
      followed = null;
      account = null;
      return;
    }
    stored.facts(EndedPeriod.class).stream().filter(one -> one.transactionId().equals(transactionId))
        .sorted(Comparator.comparingInt(EndedPeriod::number)).map(EndedPeriod::period).forEach(periods::add);
    countFrom(account.last().elapsed());
    begin();
  }

  /** The driver who comes now had reserved at that moment, or not at all. */
  void reserved(Optional<Instant> made) {
    reserved = made;
  }

  /** The tariff in use. */
  Optional<TariffInUse> followed() {
    return Optional.ofNullable(followed);
  }

  /** What is known of the running transaction. */
  Optional<CostAccount> account() {
    return Optional.ofNullable(account);
  }

  /** The driver's own tariff, before a transaction follows it and while one does. */
  Optional<Tariff> ofDriver() {
    return Optional.ofNullable(followed).filter(one -> !one.isDefault()).map(TariffInUse::tariff)
        .or(() -> answered().filter(_ -> followed == null).flatMap(DriverTariff::tariff));
  }

  /** What holds for the driver who is here, or who may come, at this moment. */
  Optional<Tariff> at(Instant moment) {
    if (!knobs.followsTariffs()) {
      return Optional.empty();
    }
    if (followed != null) {
      return Optional.of(followed.tariff());
    }
    return answered().isPresent() ? answered().flatMap(DriverTariff::tariff) : defaultAt(moment);
  }

  /** When another tariff comes into force for the driver who is here, or who may come. */
  Optional<Instant> changeAfter(Instant moment) {
    boolean fixed = !knobs.followsTariffs() || followed != null || answered().isPresent();
    return fixed ? Optional.empty() : evse.core.tariffs().changeAfter(evse.id(), moment);
  }

  /** So far; absent where nobody works it out here. */
  Optional<Money> running() {
    return followed == null || account == null || !knobs.tellsCost()
        ? Optional.empty()
        : money(CostDetails.running(account, followed.tariff()));
  }

  /** Of a transaction that ended here last; absent where nobody worked it out. */
  Optional<Money> ofEnded(String transactionId) {
    return Optional.ofNullable(ended).filter(one -> one.transactionId.equals(transactionId)).flatMap(Ended::cost);
  }

  /** An event of the transaction, which is in this state from now on. */
  Told told(VehicleSession session, Transaction running, Type type, TriggerReason trigger, ChargingState state) {
    boolean flows = state == ChargingState.Charging;
    if (type == Type.Ended && isBlind()) {
      fail("the time of the day is not known");
    }
    pass(flows);
    if (followed == null && type != Type.Ended) {
      follow(session, running, flows);
    }
    var told = new Told(toTell, type == Type.Ended ? atEnd() : whileRunning(type, trigger));
    toTell = Optional.empty();
    if (type == Type.Ended) {
      end(running, told.cost);
    } else {
      store();
    }
    return told;
  }

  /** The meter was read. */
  void measured() {
    if (account != null && knobs.tariffInterval().isZero()) {
      pass(account.last().charging());
    }
  }

  /** The transaction follows another tariff from now on; the event to tell it is the caller's. */
  void change(Transaction running, Tariff next) {
    var before = followed;
    if (before != null && account != null) {
      pass(account.last().charging());
      keep(account.under(next, before.tariff(), place));
      use(new TariffInUse(running.id(), next, false));
    } else {
      countFrom(sinceStart(running));
      account = CostAccount.begunMeanwhile(running.id(), next,
          metered(running.state() == ChargingState.Charging), place);
      use(new TariffInUse(running.id(), next, false));
    }
  }

  private Optional<DriverTariff> answered() {
    return evse.session().flatMap(VehicleSession::authorization).map(StoredAuthorization::answer)
        .flatMap(answer -> answer.tariff());
  }

  private Optional<Tariff> defaultAt(Instant moment) {
    return evse.core.tariffs().at(evse.id(), moment);
  }

  /** 2.1 I07.FR.14, 2.1 I07.FR.32, 2.1 I08.FR.04, 2.1 I08.FR.22. */
  private void follow(VehicleSession session, Transaction running, boolean flows) {
    var tariff = at(evse.core.now()).filter(_ -> session.isAuthorized());
    if (tariff.isEmpty()) {
      return;
    }
    if (evse.reading().isEmpty()) { // What it stands at is known by the next event.
      evse.requestReading();
      return;
    }
    var used = new TariffInUse(running.id(), tariff.get(), answered().isEmpty());
    countFrom(sinceStart(running));
    account = CostAccount.begun(running.id(), used.tariff(), metered(flows), place,
        reserved.map(made -> notNegative(Duration.between(made, running.started()))));
    reserved = Optional.empty();
    log.info("evse {}: transaction {} follows tariff {}", evse.id(), running.id(), used.tariff().id());
    use(used);
  }

  private void use(TariffInUse next) {
    followed = next;
    toTell = Optional.of(next.tariff().id());
    evse.core.journal().note(new Change.FactSaved(next));
    begin();
    store();
  }

  private void begin() {
    if (!listens) {
      listens = true;
      evse.core.deviceModel().onChange(TariffVariables.TARIFF_INTERVAL, _ -> scheduleLook());
      Stream.of(TariffVariables.COST_INTERVAL, TariffVariables.RUNNING_COST_ENABLED, TariffVariables.COST_ENABLED,
          TariffVariables.TARIFF_ENABLED)
          .forEach(knob -> evse.core.deviceModel().onChange(knob, _ -> scheduleTelling()));
    }
    scheduleLook();
    scheduleTelling();
  }

  /** 2.1 I12.FR.31: dates and times are followed exactly, what is measured at least so often. */
  private void scheduleLook() {
    cancel(look);
    look = null;
    if (followed != null && account != null) {
      var byKnob = Optional.of(knobs.tariffInterval()).filter(Duration::isPositive);
      var wait = Stream.of(byKnob, account.nextChange(followed.tariff(), place), Optional.of(USUAL))
          .flatMap(Optional::stream).min(Comparator.naturalOrder()).orElse(USUAL);
      look = evse.core.after(wait.plus(AFTER), evse.id(), () -> evse.fresh.take(evse.core.now(), false, _ -> {
        if (account != null) {
          pass(account.last().charging());
          scheduleLook();
        }
      }));
    }
  }

  private void scheduleTelling() {
    cancel(telling);
    telling = null;
    if (account != null && knobs.tellsRunningCost()) {
      var wait = notNegative(knobs.costInterval().minusNanos(evse.core.loop().nanoTime() - toldAt));
      telling = evse.core.after(wait.plus(AFTER), evse.id(), () -> {
        if (isDue()) {
          whenDue.run();
        } else {
          scheduleTelling();
        }
      });
    }
  }

  private boolean isDue() {
    return evse.core.loop().nanoTime() - toldAt >= knobs.costInterval().toNanos();
  }

  private static void cancel(StationLoop.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** Takes the account to this moment; while the time of the day matters and is not known it waits. */
  private void pass(boolean flowsFromNow) {
    if (followed == null || account == null || isBlind() && account.failure().isEmpty()) {
      return;
    }
    boolean worked = account.failure().isEmpty();
    keep(account.until(metered(flowsFromNow), followed.tariff(), place));
    if (worked) {
      account.failure().ifPresent(this::noteFailure);
    }
  }

  private boolean isBlind() {
    return followed != null && followed.tariff().asksForTheTime() && !evse.health.knowsTime(evse.core.now());
  }

  private void fail(String why) {
    account = Objects.requireNonNull(account, "blind only while following").failed(why);
    noteFailure(why);
  }

  /** 2.1 I12.FR.18. */
  private void noteFailure(String why) {
    log.warn("evse {}: the cost can't be worked out: {}", evse.id(), why);
    evse.core.tariffs().problem(true);
  }

  private void keep(Progress progress) {
    int number = periods.size();
    for (var period : progress.closed()) {
      evse.core.journal().note(new Change.FactSaved(new EndedPeriod(progress.account().key(), number++, period)));
      periods.add(period);
    }
    account = progress.account();
    if (!progress.closed().isEmpty() || evse.core.loop().nanoTime() - storedAt >= USUAL.toNanos()) {
      store();
    }
  }

  private void store() {
    if (account != null) {
      storedAt = evse.core.loop().nanoTime();
      evse.core.journal().note(new Change.FactSaved(account));
    }
  }

  /** 2.1 I12.FR.02. */
  private Optional<CostDetails> whileRunning(Type type, TriggerReason trigger) {
    boolean asked = type == Type.Started || trigger == TriggerReason.RunningCost
        || trigger == TriggerReason.TariffChanged || isDue();
    if (followed == null || account == null || !knobs.tellsRunningCost() || !asked) {
      return Optional.empty();
    }
    toldAt = evse.core.loop().nanoTime();
    scheduleTelling();
    return Optional.of(CostDetails.running(account, followed.tariff()));
  }

  /** 2.1 I12.FR.01, 2.1 I12.FR.42. */
  private Optional<CostDetails> atEnd() {
    if (followed == null || account == null || !knobs.tellsCost()) {
      return Optional.empty();
    }
    var all = Stream.concat(periods.stream(), Stream.of(account.openPeriod(followed.tariff()))).toList();
    return Optional.of(CostDetails.atEnd(account, followed.tariff(), all));
  }

  private void end(Transaction running, Optional<CostDetails> cost) {
    ended = new Ended(running.id(), cost.flatMap(EvseCost::money));
    cost.filter(details -> details.failure().isEmpty()).ifPresent(_ -> evse.core.tariffs().problem(false)); // 2.1 I12.FR.43
    if (followed != null) {
      forget(evse.core, running.id(), periods.size());
    }
    followed = null;
    account = null;
    reserved = Optional.empty();
    periods.clear();
    scheduleLook();
    scheduleTelling();
  }

  /** 2.1 I08.FR.06. */
  private static void forget(StationCore core, String transactionId, int periods) {
    core.journal().note(new Change.FactForgotten(TariffInUse.class, transactionId));
    core.journal().note(new Change.FactForgotten(CostAccount.class, transactionId));
    for (int number = 0; number < periods; number++) {
      core.journal().note(new Change.FactForgotten(EndedPeriod.class, EndedPeriod.key(transactionId, number)));
    }
  }

  private static Optional<Money> money(CostDetails details) {
    if (details.failure().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.rounded(details.total().toPay(), details.currency()));
    } catch (ArithmeticException e) {
      log.warn("a cost is too high to be shown");
      return Optional.empty();
    }
  }

  private void countFrom(Duration elapsed) {
    elapsedBefore = elapsed;
    countsSince = evse.core.loop().nanoTime();
    toldAt = countsSince;
  }

  private Duration sinceStart(Transaction running) {
    return notNegative(Duration.between(running.started(), evse.core.now()));
  }

  private Metered metered(boolean flowsFromNow) {
    var elapsed = elapsedBefore.plusNanos(evse.core.loop().nanoTime() - countsSince);
    var last = Optional.ofNullable(account).map(CostAccount::last);
    var reading = evse.reading();
    var power = reading.map(MeterReading::power).orElse(Watts.ZERO);
    return new Metered(evse.core.now(), elapsed,
        reading.map(MeterReading::imported).or(() -> last.map(Metered::imported)).orElseThrow(),
        reading.map(MeterReading::exported).or(() -> last.map(Metered::exported)).orElseThrow(), power,
        amps(power, reading.flatMap(MeterReading::volts).orElse(evse.settings.volts())), flowsFromNow);
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
