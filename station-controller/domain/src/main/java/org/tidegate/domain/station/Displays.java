package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.DisplayVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayMessage.Priority;
import org.tidegate.domain.display.DisplayMessage.State;
import org.tidegate.domain.display.Showing;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DisplayRequests;
import org.tidegate.domain.port.DisplayRequests.SetAnswer.Status;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.VehicleSession;

/**
 * The messages that the central system has put on the display, OCPP 2.0.1 block O: of a bounded number, kept over power
 * cuts, gone when their time or their transaction is over. Station loop only.
 */
@OnStationLoop
final class Displays implements DisplayRequests {
  private static final Logger log = LoggerFactory.getLogger(Displays.class);
  /** Most messages told at once: with five languages of 1024 characters each, some 50 kB. */
  private static final int PAGE = 8;
  /** Looking a moment late is better than a moment early, when nothing has changed yet. */
  private static final Duration AFTER = Duration.ofMillis(1);

  /** An end may lie thousands of years ahead. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final StationCore core;
  private final List<Evse> evses;
  private final Costs costs;
  private final Health health;
  private final TreeMap<Integer, DisplayMessage> messages = new TreeMap<>();
  private StationLoop.@Nullable Timer look;
  private @Nullable Instant lookAt;

  Displays(StationCore core, List<Evse> evses, Costs costs, Health health) {
    this.core = core;
    this.evses = evses;
    this.costs = costs;
    this.health = health;
  }

  void restore(List<DisplayMessage> stored) {
    stored.forEach(message -> messages.put(message.id(), message));
  }

  int size() {
    return messages.size();
  }

  @Override
  public CompletionStage<SetAnswer> set(DisplayMessage told) {
    var message = told.transactionId().map(id -> told.ofTransaction(Station.spelled(id, evses))).orElse(told);
    var answer = new CompletableFuture<SetAnswer>();
    core.acting().act(() -> {
      var why = refused(message);
      if (why.isEmpty()) {
        take(message);
      }
      why.ifPresentOrElse(answer::complete, () -> core.journal().answer(answer, SetAnswer.of(Status.Accepted)));
    });
    return answer;
  }

  private void take(DisplayMessage message) {
    if (message.priority() == Priority.AlwaysFront) { // O01.FR.16, O02.FR.18
      messages.values().stream().filter(other -> other.priority() == Priority.AlwaysFront).toList()
          .forEach(this::forget);
    }
    messages.put(message.id(), message); // O06.FR.01
    core.journal().note(new Change.FactSaved(message));
    log.info("display message {} ({}{}) set", message.id(), message.priority(),
        message.state().map(state -> ", " + state).orElse(""));
  }

  private Optional<SetAnswer> refused(DisplayMessage message) {
    var model = core.deviceModel();
    if (!health.storageWorks()) {
      return Optional.of(SetAnswer.rejected("OutOfStorage", "nothing can be stored"));
    }
    if (!model.bool(DisplayVariables.ENABLED)) {
      return Optional.of(SetAnswer.rejected("NotEnabled", "display messages are switched off"));
    }
    if (!supports(DisplayVariables.PRIORITIES, message.priority())) {
      return Optional.of(SetAnswer.of(Status.NotSupportedPriority)); // O01.FR.01, O02.FR.03
    }
    if (message.state().filter(state -> !supports(DisplayVariables.STATES, state)).isPresent()) {
      return Optional.of(SetAnswer.of(Status.NotSupportedState)); // O01.FR.02, O02.FR.04
    }
    if (!message.texts().stream().allMatch(text -> supports(DisplayVariables.FORMATS, text.format()))) {
      return Optional.of(SetAnswer.of(Status.NotSupportedMessageFormat)); // O01.FR.03, O02.FR.05
    }
    if (message.transactionId().filter(id -> !runs(id)).isPresent()) {
      return Optional.of(SetAnswer.of(Status.UnknownTransaction)); // O02.FR.01
    }
    return timeRefused(message).or(() -> roomRefused(message));
  }

  private Optional<SetAnswer> timeRefused(DisplayMessage message) {
    boolean never = message.isOver(core.now()) || message.start().isPresent() && message.isOver(message.start().get());
    return never
        ? Optional.of(SetAnswer.rejected("InvalidValue", "its end is over, or not after its start"))
        : Optional.empty();
  }

  /** O01.FR.11, O02.FR.11; what it replaces makes room. */
  private Optional<SetAnswer> roomRefused(DisplayMessage message) {
    long others = messages.values().stream().filter(other -> other.id() != message.id())
        .filter(other -> message.priority() != Priority.AlwaysFront || other.priority() != Priority.AlwaysFront)
        .count();
    return others < DisplayVariables.MOST_MESSAGES
        ? Optional.empty()
        : Optional.of(SetAnswer.rejected("TooManyElements", "there are " + others + " messages already"));
  }

  private boolean supports(VariableAddress list, Enum<?> wanted) {
    return core.deviceModel().members(list).contains(wanted.name());
  }

  @Override
  public boolean report(int requestId, Criteria criteria) {
    dropWhatIsOver();
    var found = messages.values().stream().filter(criteria::includes).toList();
    if (!found.isEmpty()) { // O03.FR.01, O03.FR.06, O04.FR.01, O04.FR.02, O04.FR.07
      core.loop().execute(() -> core.tellAsked(pages(requestId, found)));
    }
    return !found.isEmpty();
  }

  /** O03.FR.02 to O03.FR.05, O04.FR.03 to O04.FR.06. */
  private static List<Outgoing.DisplayMessages> pages(int requestId, List<DisplayMessage> found) {
    var pages = new ArrayList<Outgoing.DisplayMessages>();
    for (int from = 0; from < found.size(); from += PAGE) {
      int to = Math.min(from + PAGE, found.size());
      pages.add(new Outgoing.DisplayMessages(requestId, to < found.size(), found.subList(from, to)));
    }
    return pages;
  }

  @Override
  public CompletionStage<Boolean> clear(int id) {
    var answer = new CompletableFuture<Boolean>();
    core.acting().act(() -> {
      dropWhatIsOver();
      var known = Optional.ofNullable(messages.get(id)); // O05.FR.01, O05.FR.02
      known.ifPresent(this::forget);
      core.journal().answer(answer, known.isPresent());
    });
    return answer;
  }

  @Override
  public void cost(String transactionId, BigDecimal total) {
    core.acting().act(() -> costs.running(transactionId, total));
  }

  /** At the end of each decision: what is over goes, and the next change is looked for. */
  void settle() {
    dropWhatIsOver();
    schedule();
  }

  /** What this EVSE's part of the panel shows now. */
  Showing at(Evse evse) {
    return core.deviceModel().bool(DisplayVariables.ENABLED)
        ? Showing.of(messages.values(), state(evse), Station.transactionOf(evse), core.now())
        : Showing.NOTHING;
  }

  /** O01.FR.07, O02.FR.02, O02.FR.07. */
  private void dropWhatIsOver() {
    messages.values().stream().filter(message -> message.isOver(core.now())
        || message.transactionId().filter(id -> !runs(id)).isPresent()).toList().forEach(this::forget);
  }

  private void forget(DisplayMessage message) {
    messages.remove(message.id());
    core.journal().note(new Change.FactForgotten(DisplayMessage.class, message.key()));
    log.info("display message {} removed", message.id());
  }

  private boolean runs(String transactionId) {
    return evses.stream().anyMatch(evse -> Station.heldTransaction(evse).filter(transactionId::equals).isPresent());
  }

  private State state(Evse evse) {
    if (evse.state.faults.stopCharging() || health.stopsCharging()) {
      return State.Faulted;
    }
    if (!evse.state.isOperative()) {
      return State.Unavailable;
    }
    return evse.state.session().flatMap(VehicleSession::transaction).map(running -> switch (running.state()) {
      case Charging -> evse.state.power.commanded().isDischarge() ? State.Discharging : State.Charging;
      case SuspendedEV, SuspendedEVSE -> evse.state.isOccupied() && isAuthorized(evse) ? State.Suspended : State.Idle;
      case EVConnected, Idle -> State.Idle;
    }).orElse(State.Idle);
  }

  private static boolean isAuthorized(Evse evse) {
    return evse.state.session().filter(VehicleSession::isAuthorized).isPresent();
  }

  /** Pages change by themselves at a message's start and end; whose turn it is they see from the time. */
  private void schedule() {
    var next = nextChange();
    if (next.equals(Optional.ofNullable(lookAt))) {
      return;
    }
    if (look != null) {
      look.cancel();
    }
    lookAt = next.orElse(null);
    look = next.map(at -> core.after(waitUntil(at), () -> lookAt = null)).orElse(null);
  }

  private Duration waitUntil(Instant at) {
    var wait = Duration.between(core.now(), at).plus(AFTER);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private Optional<Instant> nextChange() {
    var now = core.now();
    return messages.values().stream()
        .flatMap(message -> Stream.concat(message.start().stream(), message.end().stream()))
        .filter(now::isBefore).min(Instant::compareTo);
  }
}
