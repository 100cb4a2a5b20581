package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystem;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.Change.MessageQueued;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * Messages that must reach the central system: stored before they are sent, delivered in order within their lane, kept
 * until answered. Station loop only.
 *
 * <p>A transaction event that the central system can't take is tried {@code MessageAttempts} times with a growing wait
 * and then given up (E13.FR.02 to .04), and so is any other message that is not owed; being offline is not an attempt. What
 * is owed (records, choices, claims) is kept until it is acknowledged: refused, or not answered {@value #MOST_TRIES} times, it
 * steps aside, so that nothing waits for it, until the next boot; the latter also until the link was down. One of our own
 * messages that this central system does not know is suspended, with all of its kind, until the next boot. The oldest make
 * room for new ones.
 */
@OnStationLoop
public final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** Enough for months with a central system that knows none of our messages, or that can't be reached. */
  static final int MOST_NOTICES = 2_000;
  /** Half a year of quarter hours. A record that makes room stays in the chain, not marked as told. */
  static final int MOST_OWED = 20_000;
  /** With waits of at most ten times {@code MessageAttemptInterval}; by then it is not the moment's trouble. */
  static final int MOST_TRIES = 10;
  /** A week offline with a transaction on each of two EVSEs, sampled every minute. */
  static final int MOST_EVENTS = 20_000;
  /** What meter values alone can't bring it down to is brought down by other updates. */
  private static final int ENOUGH_ROOM = 18_000;

  /** What comes again and again while a transaction runs. */
  private static final Set<TriggerReason> INTERMEDIATE = EnumSet.of(TriggerReason.MeterValuePeriodic,
      TriggerReason.MeterValueClock, TriggerReason.ChargingRateChanged, TriggerReason.RunningCost);
  /** E12.FR.04: that a limit was reached is told whatever happens. */
  private static final Set<TriggerReason> LIMIT_REACHED = EnumSet.of(TriggerReason.EnergyLimitReached,
      TriggerReason.TimeLimitReached);

  private final StationLoop loop;
  private final CentralSystem centralSystem;
  private final Journal journal;
  private final Retries retries;
  private final Map<Lane, Queue<MessageQueued>> lanes = new EnumMap<>(Lane.class);
  private final Set<Lane> busy = EnumSet.noneOf(Lane.class);
  private final Map<Lane, StationLoop.Timer> waits = new EnumMap<>(Lane.class);
  private final Map<Lane, Integer> attempts = new EnumMap<>(Lane.class);
  private final Set<Class<?>> suspended = new HashSet<>();
  private final Set<Long> refused = new HashSet<>();
  private final Set<Long> unanswered = new HashSet<>();
  private final Set<Long> durable = new HashSet<>();
  private long offlineUpTo;
  private BiConsumer<Outgoing<?>, Object> onAnswer = (message, answer) -> {};
  private boolean open;
  private long highestId;
  private int mostEvents = MOST_EVENTS;

  /** An outbox with nothing in it. */
  public Outbox(StationLoop loop, CentralSystem centralSystem, Journal journal, Retries retries) {
    this.loop = loop;
    this.centralSystem = centralSystem;
    this.journal = journal;
    this.retries = retries;
    for (var lane : Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  /** How often and after which waits a refused transaction event is tried again. */
  public interface Retries {
    /** Most attempts, at least 1. */
    int attempts();

    /** Wait after the first failed attempt; the n-th wait is n times as long. */
    Duration interval();
  }

  /** Takes back what was queued before a restart. */
  public void restore(Collection<MessageQueued> queue, long highestMessageId) {
    queue.forEach(queued -> {
      lane(queued.lane()).add(queued);
      durable.add(queued.id());
    });
    highestId = highestMessageId;
    offlineUpTo = highestMessageId;
  }

  /** Who learns of each answer, on the loop. */
  public void onAnswer(BiConsumer<Outgoing<?>, Object> listener) {
    onAnswer = listener;
  }

  /** Queues a message; it is sent once it is durable. */
  public void queue(Lane lane, Outgoing<?> message) {
    var queued = new MessageQueued(++highestId, lane, message);
    journal.note(queued);
    lane(lane).add(queued);
    makeRoom(lane);
    journal.then(() -> {
      durable.add(queued.id());
      pump(lane);
    });
  }

  /** The central system accepted the boot, or the link is back: deliver. */
  public void open() {
    open = true;
    unanswered.clear();
    waits.values().forEach(StationLoop.Timer::cancel);
    waits.clear();
    for (var lane : Lane.values()) {
      pump(lane);
    }
  }

  /** A new boot was accepted: what was suspended may be tried again. */
  public void resumeSuspended() {
    suspended.clear();
    refused.clear();
  }

  /** The link is down: stop delivering; what waits is told as having waited offline (E11.FR.07). */
  public void close() {
    open = false;
    offlineUpTo = highestId;
  }

  /** Whether a message of this lane waits or is on its way. */
  public boolean isWaiting(Lane lane) {
    return !lane(lane).isEmpty();
  }

  /** How many messages wait. */
  public int waiting() {
    return lanes.values().stream().mapToInt(Queue::size).sum();
  }

  /** Whether an event of this transaction waits or is on its way (E14). */
  public boolean hasEventsOf(String transactionId) {
    return lane(Lane.TRANSACTION).stream().anyMatch(queued -> queued.message() instanceof Outgoing.Transaction sent
        && sent.event().transactionId().equalsIgnoreCase(transactionId));
  }

  /** Of records that the central system has not acknowledged. */
  Set<String> waitingRecords() {
    return lane(Lane.INTERCHANGE).stream().map(MessageQueued::message).filter(Outgoing.RecordSettled.class::isInstance)
        .map(message -> ((Outgoing.RecordSettled) message).record().recordId()).collect(Collectors.toSet());
  }

  /** Whether transaction events wait or are on their way (E14). */
  public boolean hasEvents() {
    return !lane(Lane.TRANSACTION).isEmpty();
  }

  private void pump(Lane lane) {
    if (!open || busy.contains(lane) || waits.containsKey(lane)) {
      return;
    }
    lane(lane).stream().filter(queued -> !suspended.contains(queued.message().getClass()))
        .filter(queued -> !refused.contains(queued.id()) && !unanswered.contains(queued.id())).findFirst()
        .filter(queued -> durable.contains(queued.id())).ifPresent(this::send);
  }

  private void send(MessageQueued queued) {
    busy.add(queued.lane());
    centralSystem.send(asItIsNow(queued)).whenComplete((answer, failure) -> {
      busy.remove(queued.lane());
      if (failure == null) {
        answered(queued, answer);
      } else {
        failed(queued, failure);
      }
      journal.flush();
    });
  }

  private Outgoing<?> asItIsNow(MessageQueued queued) {
    return queued.id() <= offlineUpTo && queued.message() instanceof Outgoing.Transaction told
        ? new Outgoing.Transaction(told.event().asOffline())
        : queued.message();
  }

  private void answered(MessageQueued queued, Object answer) {
    if (answer == Outgoing.TransferAnswer.UNKNOWN) {
      suspend(queued);
      return;
    }
    if (answer == Outgoing.TransferAnswer.REJECTED && isOwed(queued)) {
      log.warn("rejected, and kept for the next boot: {}", name(queued));
      attempts.remove(queued.lane());
      refused.add(queued.id());
    } else {
      done(queued);
      onAnswer.accept(queued.message(), answer);
    }
    pump(queued.lane());
  }

  private void failed(MessageQueued queued, Throwable failure) {
    var kind = DeliveryFailed.kindOf(failure);
    if (kind == DeliveryFailed.Kind.OFFLINE) {
      return;
    }
    if (kind == DeliveryFailed.Kind.NOT_SUPPORTED && queued.lane() == Lane.INTERCHANGE) {
      suspend(queued);
      return;
    }
    int tried = attempts.merge(queued.lane(), 1, Integer::sum);
    if (isOwed(queued) && tried >= MOST_TRIES) {
      log.warn("kept for the next connection after {} attempts: {}: {}", tried, name(queued), failure.getMessage());
      attempts.remove(queued.lane());
      unanswered.add(queued.id());
      pump(queued.lane());
      return;
    }
    if (!isGuaranteed(queued, kind) && tried >= retries.attempts()) {
      log.warn("given up after {} attempts: {}: {}", tried, name(queued), failure.getMessage());
      done(queued);
      pump(queued.lane());
      return;
    }
    // E13.FR.03; what is tried for ever is so not ever more seldom.
    var wait = retries.interval().multipliedBy(isGuaranteed(queued, kind) ? Math.min(tried, 10) : tried);
    log.info("attempt {} of {} failed: {}; next in {} s", tried, name(queued), failure.getMessage(), wait.toSeconds());
    waits.put(queued.lane(), loop.after(wait, () -> {
      waits.remove(queued.lane());
      pump(queued.lane());
    }));
  }

  private void makeRoom(Lane lane) {
    if (lane == Lane.INTERCHANGE || lane == Lane.SECURITY) {
      dropOldest(lane, MOST_NOTICES, queued -> !isOwed(queued));
      dropOldest(lane, MOST_OWED, Outbox::isRecord);
      dropOldest(lane, MOST_OWED, queued -> isOwed(queued) && !isRecord(queued));
    }
    if (lane == Lane.TRANSACTION && lane(lane).size() > mostEvents) {
      thinOut("meter values, costs and changes of rate", Outbox::isIntermediate);
      if (lane(lane).size() > ENOUGH_ROOM) {
        thinOut("updates that name no driver, place or limit", Outbox::isPlainUpdate);
      }
      mostEvents = Math.max(MOST_EVENTS, lane(lane).size() + MOST_EVENTS - ENOUGH_ROOM);
    }
  }

  private void dropOldest(Lane lane, int most, Predicate<MessageQueued> kind) {
    if (lane(lane).size() > most && lane(lane).stream().filter(kind).count() > most) {
      lane(lane).stream().filter(kind).findFirst().ifPresent(oldest -> {
        log.warn("not sent any more, {} messages wait: {}", most, name(oldest));
        done(oldest);
      });
    }
  }

  /** E04.FR.08: the first, third, fifth… update goes; no start and no end of a transaction ever does. */
  private void thinOut(String which, Predicate<MessageQueued> kind) {
    var updates = lane(Lane.TRANSACTION).stream().filter(kind).toList();
    log.warn("{} transaction events wait: every second of {} {} is dropped", lane(Lane.TRANSACTION).size(),
        updates.size(), which);
    var dropped = new HashSet<Long>();
    for (int index = 0; index < updates.size() - 1; index += 2) {
      dropped.add(updates.get(index).id());
    }
    lane(Lane.TRANSACTION).removeIf(queued -> dropped.contains(queued.id()));
    dropped.forEach(this::forget);
  }

  private static boolean isIntermediate(MessageQueued queued) {
    return queued.message() instanceof Outgoing.Transaction told && INTERMEDIATE.contains(told.event().trigger());
  }

  /** An update without anything that no other event tells. */
  private static boolean isPlainUpdate(MessageQueued queued) {
    return queued.message() instanceof Outgoing.Transaction told && isPlainUpdate(told.event());
  }

  private static boolean isPlainUpdate(TransactionEvent event) {
    return event.type() == TransactionEvent.Type.Updated && !event.evseTold()
        && !LIMIT_REACHED.contains(event.trigger())
        && Stream.of(event.idToken(), event.reservationId(), event.tariffId()).allMatch(Optional::isEmpty);
  }

  /** A04.FR.02: nobody may have seen a security event that was not answered. */
  private static boolean isGuaranteed(MessageQueued queued, DeliveryFailed.Kind failure) {
    return isOwed(queued) || queued.lane() == Lane.SECURITY && failure == DeliveryFailed.Kind.TIMEOUT;
  }

  /** Somebody's money depends on it. */
  private static boolean isOwed(MessageQueued queued) {
    return isRecord(queued) || queued.message() instanceof Outgoing.CompensationChosen
        || queued.message() instanceof Outgoing.Claimed;
  }

  private static boolean isRecord(MessageQueued queued) {
    return queued.message() instanceof Outgoing.RecordSettled;
  }

  private void suspend(MessageQueued queued) {
    suspend(queued.message().getClass());
    pump(queued.lane());
  }

  /** This central system does not know messages of this kind. */
  void suspend(Class<?> kind) {
    if (suspended.add(kind)) {
      log.info("this central system does not know {}: not sent again before the next boot", kind.getSimpleName());
    }
  }

  /** Whether messages of this kind wait for the next boot. */
  boolean isSuspended(Class<?> kind) {
    return suspended.contains(kind);
  }

  private void done(MessageQueued queued) {
    attempts.remove(queued.lane());
    lane(queued.lane()).remove(queued);
    forget(queued.id());
  }

  private void forget(long id) {
    durable.remove(id);
    journal.note(new Change.MessageDone(id));
  }

  private Queue<MessageQueued> lane(Lane lane) {
    return lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
  }

  private static String name(MessageQueued queued) {
    return queued.message().getClass().getSimpleName() + " #" + queued.id();
  }
}
