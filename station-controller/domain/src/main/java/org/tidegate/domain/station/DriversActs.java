package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverActions.Outcome.Kind;
import org.tidegate.domain.port.DriverMemoryActions;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.session.VehicleSession;

/** What a person at the station does, done. Safe from any thread: everything happens on the station loop. */
final class DriversActs implements DriverActions {
  private static final Optional<String> DONE = Optional.empty();

  private final Station station;
  private final DriverMemoryActs memory;

  DriversActs(Station station) {
    this.station = station;
    this.memory = new DriverMemoryActs(station, this);
  }

  @Override
  public CompletionStage<Outcome> start(int evseId, long version) {
    return act(evseId, Optional.of(version), (evse, session) -> {
      if (!station.core().settings().startButton() || !evse.state.isOperative()) {
        return DriverRefusal.START.said();
      }
      if (evse.state.reserved) {
        return DriverRefusal.RESERVED.said();
      }
      if (session.isAuthorized()) {
        return DONE;
      }
      if (!evse.sessions.mayBeAuthorizedBy(IdToken.NO_AUTHORIZATION)) {
        return DriverRefusal.START.said(); // C01.FR.23: nor may who was refused go on without a name.
      }
      evse.sessions.authorize(IdToken.NO_AUTHORIZATION, Authorization.ACCEPTED, Authorizing.LOCALLY);
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> stop(int evseId) {
    return act(evseId, Optional.empty(), (evse, _) -> {
      evse.sessions.deauthorize(EndCause.locally(Optional.empty()));
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> choosePattern(int evseId, long version, String patternId) {
    return act(evseId, Optional.of(version), (evse, session) -> pattern(patternId).map(pattern -> {
      evse.permission.conditions(session, conditions(pattern, session.conditions()));
      return DONE;
    }).orElse(DriverRefusal.PATTERN.said()));
  }

  @Override
  public CompletionStage<Outcome> setConditions(int evseId, long version, Conditions conditions) {
    return act(evseId, Optional.of(version), (evse, session) -> {
      var refusal = refusal(conditions);
      if (refusal.isEmpty()) {
        evse.permission.conditions(session, conditions);
      }
      return refusal;
    });
  }

  @Override
  public CompletionStage<Outcome> permit(int evseId, long version, Seen seen) {
    return act(evseId, Optional.of(version), (evse, session) -> permit(evse, session, seen));
  }

  @Override
  public CompletionStage<Outcome> deny(int evseId, long version, Seen seen) {
    return act(evseId, Optional.empty(), (evse, session) -> {
      if (session.permission().state() != PermissionState.DENIED) {
        evse.permission.deny(session, station.words().read(seen));
      }
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> withdraw(int evseId, long version, Seen seen) {
    return act(evseId, Optional.empty(), (evse, session) -> {
      if (!session.permission().isGranted()) {
        return DriverRefusal.WITHDRAW.said();
      }
      evse.permission.withdraw(session, seen);
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> chargeNow(int evseId, long version) {
    return act(evseId, Optional.of(version), (evse, session) -> {
      if (!session.permission().isGranted()) {
        return DriverRefusal.CHARGE_NOW.said();
      }
      evse.permission.chargeNow(session);
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> backToAggregator(int evseId, long version) {
    return act(evseId, Optional.of(version), (evse, session) -> {
      evse.permission.backToAggregator(session);
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> prioritise(int evseId, long version) {
    return act(evseId, Optional.of(version), (_, session) -> prioritise(session, Priority.ACTIVATE));
  }

  @Override
  public CompletionStage<Outcome> endPriority(int evseId, long version) {
    return act(evseId, Optional.of(version), (_, session) -> prioritise(session, Priority.DEACTIVATE));
  }

  @Override
  public CompletionStage<Outcome> chooseCompensation(int evseId, CompensationUse use) {
    return anyTime(() -> station.evse(evseId).map(evse -> evse.sessions.account().choose(use))
        .orElse(DriverRefusal.COMPENSATION.said()));
  }

  @Override
  public CompletionStage<Outcome> moreTime(int evseId, long version) {
    return act(evseId, Optional.of(version), (evse, _) -> {
      evse.permission.moreTime();
      return DONE;
    });
  }

  @Override
  public DriverMemoryActions memory() {
    return memory;
  }

  @Override
  public CompletionStage<Outcome> keyCode(int evseId, String code) {
    return anyTime(() -> station.cards().typed(code, evseId));
  }

  @Override
  public CompletionStage<Outcome> masterPass(Set<Integer> evseIds) {
    return anyTime(() -> station.cards().masterPass().choose(evseIds) ? DONE : DriverRefusal.MASTER_PASS.said());
  }

  /** OCPP 2.1 K22.FR.01: the driver is told where it can't be. */
  private Optional<String> prioritise(VehicleSession session, Priority priority) {
    var answer = session.transaction().map(running -> station.priorities().use(running.id(), priority));
    return answer.filter(given -> given.status() == PriorityAnswer.Status.Accepted).isPresent()
        ? DONE
        : DriverRefusal.PRIORITY.said();
  }

  private Optional<String> permit(Evse evse, VehicleSession session, Seen seen) {
    var shown = station.views().newest().evse(evse.id()).flatMap(view -> view.session());
    boolean possible = shown.map(view -> view.permitPossible()).orElse(false);
    if (!possible || session.conditions().isEmpty()) {
      return DriverRefusal.PERMIT.said();
    }
    if (!session.permission().isGranted()) {
      evse.state.log.promised(shown.flatMap(view -> view.expectation()));
      evse.permission.permit(session, session.conditions().get(), station.words().read(seen));
    }
    return DONE;
  }

  private Optional<String> refusal(Conditions conditions) {
    return ConditionsCheck.refusal(conditions, station.core().settings().currency(), station.core().now())
        .map(DriverRefusal::token);
  }

  private Optional<ConditionsPattern> pattern(String id) {
    return station.words().patterns().stream().filter(pattern -> pattern.id().equals(id)).findFirst();
  }

  /** A pattern says nothing of what becomes of the compensation: that stays as the driver chose it. */
  private Conditions conditions(ConditionsPattern pattern, Optional<Conditions> before) {
    var departure = pattern.stay().map(stay -> station.core().now().plus(stay));
    return new Conditions(1, pattern.minimumCharge(), pattern.requiredCharge(), pattern.lowestSalePrice(),
        pattern.highestPurchasePrice(), departure, List.of(), pattern.wearBudget(), false,
        before.map(Conditions::compensationUse).orElse(CompensationUse.OFFSET));
  }

  private CompletionStage<Outcome> anyTime(Supplier<Optional<String>> body) {
    var outcome = new CompletableFuture<Outcome>();
    station.core().loop().execute(() -> station.act(() -> settle(body.get(), outcome)));
    return outcome;
  }

  private void settle(Optional<String> refusal, CompletableFuture<Outcome> outcome) {
    var kind = refusal.isEmpty() ? Kind.DONE : Kind.REFUSED;
    // What can't be stored took effect all the same. Pages are told first what this decision changed.
    station.core().journal().atLast(() -> station.core().loop()
        .execute(() -> outcome.complete(new Outcome(kind, refusal, station.views().newest()))));
  }

  CompletionStage<Outcome> act(int evseId, Optional<Long> version,
      BiFunction<Evse, VehicleSession, Optional<String>> body) {
    var outcome = new CompletableFuture<Outcome>();
    station.core().loop().execute(() -> station.act(() -> {
      if (version.isPresent() && version.get() != station.version(evseId)) {
        outcome.complete(new Outcome(Kind.STALE, Optional.empty(), station.views().newest()));
        return;
      }
      var refusal = station.evse(evseId).map(evse -> evse.state.session().filter(VehicleSession::isPlugged)
          .map(session -> body.apply(evse, session)).orElse(DriverRefusal.NO_VEHICLE.said()))
          .orElse(DriverRefusal.NO_VEHICLE.said());
      settle(refusal, outcome);
    }));
    return outcome;
  }
}
