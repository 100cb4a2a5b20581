package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Allotment;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.authorization.Reservation.Place;
import org.tidegate.domain.authorization.Reservation.Request;
import org.tidegate.domain.devicemodel.ReservationVariables;
import org.tidegate.domain.message.Outgoing.ReservationUpdate;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.ReservationRequests;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.Refusal;

/**
 * The reservations there are, OCPP 2.0.1 block H, and the EVSEs that are kept for them. Station loop only.
 *
 * <p>They survive restarts (B01.FR.13, B11.FR.05). A reservation ends when its driver is here, when it is cancelled, when its
 * time is over, and when an EVSE that it needs is faulted or out of service. While ReservationCtrlr is not enabled, those
 * there are wait: nothing is kept for them.
 *
 * <p>A cable in a kept EVSE changes nothing (G01.FR.09): it stays kept until somebody may use it.
 */
@OnStationLoop
final class Reservations implements ReservationRequests {
  private static final Logger log = LoggerFactory.getLogger(Reservations.class);
  /** The clock may be set meanwhile; and no timer reaches as far as a date can. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  /** First one for this very EVSE, last one that would be as good for any other. */
  private static final Comparator<Reservation> CLOSEST_FIRST = Comparator
      .comparing((Reservation one) -> one.evseId().isEmpty()).thenComparing(one -> one.connectorType().isEmpty())
      .thenComparing(Reservation::made);

  private final StationCore core;
  private final List<Evse> evses;
  private final List<Reservation> all = new ArrayList<>();
  /** EVSEs that are kept; before the first look every one may have been. */
  private Set<Integer> kept = new HashSet<>();
  private int unanswered;
  private @Nullable Instant nextExpiry;
  private StationLoop.@Nullable Timer expiry;

  Reservations(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    evses.forEach(evse -> kept.add(evse.id()));
  }

  /** Takes up what was stored. */
  void restore(List<Reservation> stored) {
    stored.stream().sorted(Comparator.comparing(Reservation::made)).forEach(all::add);
    settle();
  }

  @Override
  public CompletionStage<Answer> reserve(Request wanted) {
    var answer = new CompletableFuture<Answer>();
    core.acting().act(() -> {
      var given = decide(wanted);
      if (given.status() == Status.Accepted) {
        keep(Reservation.of(wanted, core.now()));
      }
      log.info("reservation {}: {}", wanted.id(), given.status());
      answerOnceDurable(answer, given);
    });
    return answer;
  }

  @Override
  public CompletionStage<Boolean> cancel(int id) {
    var answer = new CompletableFuture<Boolean>();
    core.acting().act(() -> {
      var cancelled = all.stream().filter(one -> one.id() == id).findFirst();
      cancelled.ifPresent(this::forget);
      log.info("reservation {}: {}", id, cancelled.isPresent() ? "cancelled" : "unknown, not cancelled");
      answerOnceDurable(answer, cancelled.isPresent()); // H02.FR.01, H02.FR.02
    });
    return answer;
  }

  /** A request counts at once; what connectors show is told after its answer. */
  private <T> void answerOnceDurable(CompletableFuture<T> answer, T given) {
    showAfter(answer);
    core.journal().answer(answer, given);
  }

  /** What connectors show is told after this answer. */
  void showAfter(CompletableFuture<?> answer) {
    unanswered++;
    answer.whenComplete((_, _) -> core.loop().execute(() -> core.acting().act(() -> unanswered--)));
  }

  private Answer decide(Request wanted) {
    var refusal = refusal(wanted);
    if (refusal.isPresent()) {
      return new Answer(Status.Rejected, refusal);
    }
    var others = active().stream().filter(one -> one.id() != wanted.id()).toList(); // H01.FR.02
    var next = new ArrayList<>(others);
    next.add(Reservation.of(wanted, core.now()));
    var free = free(kept);
    boolean anyInService = targets(wanted).stream().anyMatch(evse -> evse.state.isOperative());
    boolean fits = anyInService
        && new Allotment(next, free).unserved().size() == new Allotment(others, free).unserved().size();
    return new Answer(fits ? Status.Accepted : obstacle(targets(wanted)), Optional.empty());
  }

  /** H01.FR.01, H01.FR.19. */
  private Optional<Refusal> refusal(Request wanted) {
    if (!isEnabled()) {
      return Optional.of(new Refusal("NotEnabled", "reservations are not enabled"));
    }
    if (!wanted.expires().isAfter(core.now())) {
      return Optional.of(new Refusal("InvalidValue", "expiryDateTime has passed"));
    }
    if (wanted.evseId().isPresent() && evses.stream().noneMatch(evse -> evse.id() == wanted.evseId().get())) {
      return Optional.of(new Refusal("UnknownEvse", "there is no EVSE " + wanted.evseId().get()));
    }
    if (wanted.evseId().isEmpty() && !core.deviceModel().bool(ReservationVariables.NON_EVSE_SPECIFIC)) {
      return Optional.of(new Refusal("MissingParam", "evseId: a reservation must name its EVSE here"));
    }
    return targets(wanted).isEmpty()
        ? Optional.of(new Refusal("UnknownConnectorType", "no such connector"))
        : Optional.empty();
  }

  /** H01.FR.11, H01.FR.12, H01.FR.14: why no target can be had; one in use may come free first. */
  private Status obstacle(List<Evse> targets) {
    if (targets.stream().anyMatch(evse -> evse.state.mayServe())) {
      return Status.Occupied;
    }
    return targets.stream().anyMatch(evse -> !evse.state.faults.stopCharging()) ? Status.Unavailable : Status.Faulted;
  }

  private List<Evse> targets(Request wanted) {
    var reservation = Reservation.of(wanted, core.now());
    return evses.stream().filter(evse -> reservation.isAt(place(evse))).toList();
  }

  private void keep(Reservation next) {
    all.removeIf(one -> one.id() == next.id());
    all.add(next);
    core.journal().note(new Change.FactSaved(next));
  }

  private void forget(Reservation over) {
    all.remove(over);
    core.journal().note(new Change.FactForgotten(Reservation.class, over.key()));
  }

  /** Whether this driver may use the EVSE: it is not kept, or for him (H03.FR.01 to H03.FR.06, F01.FR.21, F01.FR.22). */
  boolean admits(Evse evse, IdToken token, Optional<IdToken> group) {
    return !kept.contains(evse.id()) || usable(evse, token, group).isPresent();
  }

  /** Whether there is a reservation that this driver could use at this EVSE. */
  boolean isFor(Evse evse, IdToken token, Optional<IdToken> group) {
    return usable(evse, token, group).isPresent();
  }

  /** The driver is here: what he had reserved is used up (H03.FR.09). Which that was, to be told in the transaction. */
  Optional<Reservation> use(Evse evse, IdToken token, Optional<IdToken> group) {
    var used = usable(evse, token, group);
    used.ifPresent(reservation -> {
      log.info("evse {}: reservation {} is used", evse.id(), reservation.id());
      forget(reservation);
      settle();
    });
    return used;
  }

  private Optional<Reservation> usable(Evse evse, IdToken token, Optional<IdToken> group) {
    var now = new Allotment(active(), free(kept));
    return active().stream().filter(one -> one.isFor(token, group)).filter(one -> now.gives(place(evse), one))
        .min(CLOSEST_FIRST);
  }

  /** Whether something is kept for somebody here; a reset on idle waits for that. */
  boolean isKept(Evse evse) {
    return kept.contains(evse.id());
  }

  /** Whether there are reservations in force. */
  boolean isPending() {
    return !active().isEmpty();
  }

  /** The reservations of this token. */
  List<Reservation> of(IdToken token) {
    return all.stream().filter(one -> one.isFor(token, Optional.empty())).toList();
  }

  /** Ends a reservation without its driver. */
  void remove(Reservation over) {
    end(over, ReservationUpdate.Status.Removed);
  }

  /** Ends what is over, and finds anew what is kept. */
  void settle() {
    if (all.isEmpty() && kept.isEmpty() && evses.stream().noneMatch(evse -> evse.state.reserved)) {
      return;
    }
    all.stream().filter(one -> one.isExpired(core.now())).toList()
        .forEach(one -> end(one, ReservationUpdate.Status.Expired)); // H04.FR.01
    kept = keptNow(kept);
    var unserved = new Allotment(active(), free(kept)).unserved();
    if (!unserved.isEmpty()) {
      unserved.forEach(this::endUnserved);
      kept = keptNow(kept);
    }
    if (unanswered == 0) {
      evses.forEach(this::show);
    }
    watchExpiry();
  }

  /** An occupied EVSE that is no more kept is nobody's to reserve; so what is kept may change until nothing does. */
  private Set<Integer> keptNow(Set<Integer> before) {
    var next = new Allotment(active(), free(before)).kept();
    return next.equals(before) ? next : keptNow(next);
  }

  /** H01.FR.16, H01.FR.17; taken by a transaction while reservations were not enabled it counts as expired. */
  private void endUnserved(Reservation one) {
    boolean gone = evses.stream().filter(evse -> one.isAt(place(evse))).anyMatch(evse -> !canBeKept(evse));
    end(one, gone ? ReservationUpdate.Status.Removed : ReservationUpdate.Status.Expired);
  }

  private void end(Reservation over, ReservationUpdate.Status status) {
    log.info("reservation {}: {}", over.id(), status);
    forget(over);
    core.outbox().queue(Change.Lane.RESERVATION, new ReservationUpdate(over.id(), status));
  }

  private void show(Evse evse) {
    boolean now = kept.contains(evse.id());
    if (now != evse.state.reserved) {
      log.info("evse {}: {}", evse.id(), now ? "reserved" : "no longer reserved");
      evse.state.reserved = now;
      evse.sessions.authorizeUnasked();
    }
  }

  private void watchExpiry() {
    var next = all.stream().map(Reservation::expires).min(Comparator.naturalOrder()).orElse(null);
    if (next == null || !next.equals(nextExpiry)) {
      if (expiry != null) {
        expiry.cancel();
      }
      nextExpiry = next;
      expiry = next == null ? null : core.after(shorter(Duration.between(core.now(), next)), this::lookAgain);
    }
  }

  private void lookAgain() {
    nextExpiry = null;
    expiry = null;
  }

  private static Duration shorter(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private List<Reservation> active() {
    return isEnabled() ? List.copyOf(all) : List.of();
  }

  private boolean isEnabled() {
    return core.deviceModel().bool(ReservationVariables.AVAILABLE)
        && core.deviceModel().bool(ReservationVariables.ENABLED);
  }

  private List<Place> free(Set<Integer> keptBefore) {
    return evses.stream().filter(Reservations::canBeKept).filter(evse -> isFree(evse, keptBefore))
        .map(Reservations::place).toList();
  }

  private static boolean isFree(Evse evse, Set<Integer> keptBefore) {
    var state = evse.state;
    boolean authorized = state.session().flatMap(VehicleSession::authorization).isPresent();
    return !authorized && (keptBefore.contains(evse.id()) || !state.isOccupied() && !state.hasTransaction());
  }

  /** An EVSE that is being reset comes back as it was (B11.FR.05). */
  private static boolean canBeKept(Evse evse) {
    boolean inService = evse.state.outOfService.stream().allMatch(OutOfService.RESETTING::equals);
    return !evse.state.faults.stopCharging() && (inService || evse.state.hasTransaction());
  }

  private static Place place(Evse evse) {
    return new Place(evse.id(), evse.state.settings.connectorType());
  }
}
