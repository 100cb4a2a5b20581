package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.TariffVariables;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.DriverTariff;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * Which tariff holds at one EVSE, and what its transaction costs by that: OCPP 2.1 I07, I08, I11, I12. Station loop only.
 *
 * <p>A tariff is accepted by authorizing while it is on the display: it is followed from the first event on in which somebody
 * is authorized.
 */
@OnStationLoop
final class EvseCost {
  private static final Logger log = LoggerFactory.getLogger(EvseCost.class);
  /** Between two looks while nothing else asks for one: so old is what a driver reads at most. */
  private static final Duration USUAL = Duration.ofMinutes(1);
  /** A moment late rather than a moment early. */
  private static final Duration AFTER = Duration.ofMillis(1);

  private final EvseState evse;
  private final TariffKnobs knobs;
  private final CostBook book;
  private Optional<String> toTell = Optional.empty();
  private Optional<Instant> reserved = Optional.empty();
  private long toldAt;
  private @Nullable Ended ended;
  private StationLoop.@Nullable Timer look;
  private StationLoop.@Nullable Timer telling;
  private Runnable whenDue = () -> {};
  private boolean listens;

  EvseCost(EvseState evse) {
    this.evse = evse;
    this.knobs = new TariffKnobs(evse.core.deviceModel());
    this.book = new CostBook(evse, chosen -> toTell = Optional.of(chosen.tariff().id()));
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
    book.restore(stored, transactionId);
    begin();
  }

  /** The driver who comes now had reserved at that moment, or not at all. */
  void reserved(Optional<Instant> made) {
    reserved = made;
  }

  /** The tariff that the transaction follows. */
  Optional<TariffInUse> followed() {
    return book.used();
  }

  /** What is known of the running transaction. */
  Optional<CostAccount> account() {
    return book.account();
  }

  /** The driver's own tariff, before a transaction follows it and while one does. */
  Optional<Tariff> ofDriver() {
    return book.isOpen()
        ? book.used().filter(one -> !one.isDefault()).map(TariffInUse::tariff)
        : answered().flatMap(DriverTariff::tariff);
  }

  /** What holds for the driver who is here, or who may come, at this moment. */
  Optional<Tariff> at(Instant moment) {
    if (!knobs.followsTariffs()) {
      return Optional.empty();
    }
    if (book.isOpen()) {
      return book.used().map(TariffInUse::tariff);
    }
    return answered().isPresent()
        ? answered().flatMap(DriverTariff::tariff)
        : evse.core.tariffs().at(evse.id(), moment);
  }

  /** When another tariff comes into force for the driver who is here, or who may come. */
  Optional<Instant> changeAfter(Instant moment) {
    boolean fixed = !knobs.followsTariffs() || book.isOpen() && !book.mayBeAnother() || answered().isPresent();
    return fixed ? Optional.empty() : evse.core.tariffs().changeAfter(evse.id(), moment);
  }

  /** So far; absent where nobody works it out here. */
  Optional<Money> running() {
    return Optional.of(book).filter(_ -> knobs.tellsCost()).flatMap(CostBook::running).flatMap(EvseCost::money);
  }

  /** Of the transaction that ended here last; absent where nobody worked it out. */
  Optional<Money> ofEnded(String transactionId) {
    return Optional.ofNullable(ended).filter(one -> one.transactionId.equals(transactionId)).flatMap(Ended::cost);
  }

  /** An event of the transaction, which is in this state from now on. */
  Told told(VehicleSession session, Transaction running, Type type, TriggerReason trigger, ChargingState state) {
    if (type == Type.Ended) {
      return toldAtEnd(running);
    }
    book.pass(state == ChargingState.Charging);
    if (!book.isOpen()) {
      follow(session, running, state == ChargingState.Charging);
    }
    book.store();
    return new Told(takeId(), whileRunning(type, trigger));
  }

  /** 2.1 I12.FR.01, 2.1 I12.FR.42, 2.1 I12.FR.43. */
  private Told toldAtEnd(Transaction running) {
    book.passAtEnd();
    var cost = Optional.of(book).filter(_ -> knobs.tellsCost()).flatMap(CostBook::atEnd);
    cost.filter(details -> details.failure().isEmpty()).ifPresent(_ -> evse.core.tariffs().problem(false));
    ended = new Ended(running.id(), cost.flatMap(EvseCost::money));
    book.close();
    reserved = Optional.empty();
    schedule();
    return new Told(takeId(), cost);
  }

  private Optional<String> takeId() {
    var id = toTell;
    toTell = Optional.empty();
    return id;
  }

  /** The meter was read. */
  void measured() {
    if (knobs.tariffInterval().isZero()) {
      book.pass();
    }
  }

  /** The transaction follows another tariff from now on; the event to tell it is the caller's. */
  void change(Transaction running, Tariff tariff) {
    var next = new TariffInUse(running.id(), tariff, false);
    if (book.isOpen()) {
      book.change(next);
    } else {
      book.beginMeanwhile(next, running, running.state() == ChargingState.Charging);
    }
    begun(next);
  }

  private Optional<DriverTariff> answered() {
    return evse.session().flatMap(VehicleSession::authorization).map(StoredAuthorization::answer)
        .flatMap(answer -> answer.tariff());
  }

  /** 2.1 I07.FR.14, 2.1 I07.FR.32, 2.1 I08.FR.04, 2.1 I08.FR.22. */
  private void follow(VehicleSession session, Transaction running, boolean flows) {
    var tariff = at(evse.core.now()).filter(_ -> session.isAuthorized());
    if (tariff.isEmpty()) {
      return;
    }
    if (evse.reading().isEmpty()) { // What the meter stands at is known by the next event.
      evse.requestReading();
      return;
    }
    var used = new TariffInUse(running.id(), tariff.get(), answered().isEmpty());
    book.begin(used, running, flows, reserved);
    reserved = Optional.empty();
    begun(used);
  }

  private void begun(TariffInUse used) {
    log.info("evse {}: transaction {} follows tariff {}", evse.id(), used.transactionId(), used.tariff().id());
    toTell = Optional.of(used.tariff().id());
    begin();
  }

  private void begin() {
    toldAt = evse.core.loop().nanoTime();
    if (!listens) {
      listens = true;
      Stream.of(TariffVariables.TARIFF_INTERVAL, TariffVariables.COST_INTERVAL, TariffVariables.RUNNING_COST_ENABLED,
          TariffVariables.COST_ENABLED, TariffVariables.TARIFF_ENABLED)
          .forEach(knob -> evse.core.deviceModel().onChange(knob, _ -> schedule()));
    }
    schedule();
  }

  private void schedule() {
    scheduleLook();
    scheduleTelling();
  }

  /** 2.1 I12.FR.31: dates and times are followed exactly, what is measured at least so often. */
  private void scheduleLook() {
    cancel(look);
    look = null;
    if (book.isOpen()) {
      var wait = Stream.of(Optional.of(knobs.tariffInterval()).filter(Duration::isPositive), book.nextChange())
          .flatMap(Optional::stream).min(Comparator.naturalOrder()).filter(some -> some.compareTo(USUAL) < 0)
          .orElse(USUAL);
      look = evse.core.after(wait.plus(AFTER), evse.id(), () -> evse.fresh.take(evse.core.now(), false, _ -> {
        book.pass();
        scheduleLook();
      }));
    }
  }

  private void scheduleTelling() {
    cancel(telling);
    telling = null;
    if (book.isOpen() && knobs.tellsRunningCost()) {
      var wait = knobs.costInterval().minusNanos(evse.core.loop().nanoTime() - toldAt);
      telling = evse.core.after((wait.isNegative() ? Duration.ZERO : wait).plus(AFTER), evse.id(), () -> {
        if (isDue() && book.running().isPresent()) {
          whenDue.run();
        } else {
          toldAt = isDue() ? evse.core.loop().nanoTime() : toldAt;
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

  /** 2.1 I12.FR.02. */
  private Optional<CostDetails> whileRunning(Type type, TriggerReason trigger) {
    boolean asked = type == Type.Started || trigger == TriggerReason.RunningCost
        || trigger == TriggerReason.TariffChanged || isDue();
    if (!book.isOpen() || !knobs.tellsRunningCost() || !asked) {
      return Optional.empty();
    }
    toldAt = evse.core.loop().nanoTime();
    scheduleTelling();
    return book.running();
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
}
