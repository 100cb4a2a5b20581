package org.tidegate.hmi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverMemoryActions;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.domain.view.StationView;

/**
 * A station with a person's acts but no devices: versions, the life of a permission and the rules of a stale act as the
 * real one has them. Its truth lives on the loop that it is given.
 */
public final class FakeStation implements StationViews, DriverActions {
  /** What was asked of it, in order, with versions. */
  public final List<String> acts = new CopyOnWriteArrayList<>();

  private final List<Consumer<StationView>> listeners = new CopyOnWriteArrayList<>();
  private final StationLoop loop;
  private volatile StationView view;
  private volatile Optional<Seen> seen = Optional.empty();

  /** Shows this at first. */
  public FakeStation(StationLoop loop, StationView first) {
    this.loop = loop;
    this.view = first;
  }

  @Override
  public StationView newest() {
    return view;
  }

  @Override
  public AutoCloseable onChange(Consumer<StationView> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** How many listen. */
  public int listeners() {
    return listeners.size();
  }

  /** What the person saw at the last answer. */
  public Optional<Seen> seen() {
    return seen;
  }

  /** Another whole view; returns when it is told. */
  public void show(StationView next) {
    CompletableFuture.runAsync(() -> publish(next), loop).join();
  }

  /** A change of one EVSE that a driver decides on: the version counts up. */
  public void change(int evse, UnaryOperator<EvseView> change) {
    CompletableFuture
        .runAsync(() -> publish(Views.with(view, evse, old -> Views.version(change.apply(old), old.version() + 1))),
            loop)
        .join();
  }

  /** A live value of one EVSE: the version stays. */
  public void live(int evse, UnaryOperator<EvseView> change) {
    CompletableFuture.runAsync(() -> publish(Views.with(view, evse, change)), loop).join();
  }

  /** The meter says this now. */
  public void measure(int evse, int watts) {
    live(evse, old -> Views.reading(old, loop.now(), watts));
  }

  @Override
  public CompletionStage<Outcome> start(int evse, long version) {
    return act("start", evse, version, Fresh.NEEDED, old -> Views.session(old, Views::authorized));
  }

  @Override
  public CompletionStage<Outcome> stop(int evse) {
    return act("stop", evse, 0, Fresh.ANY, old -> old);
  }

  @Override
  public CompletionStage<Outcome> choosePattern(int evse, long version, String patternId) {
    return act("pattern " + patternId, evse, version, Fresh.NEEDED, old -> old.patterns().stream()
        .filter(pattern -> pattern.id().equals(patternId)).findFirst()
        .map(pattern -> Views.conditions(old, Views.conditions(pattern, loop.now()))).orElse(null));
  }

  @Override
  public CompletionStage<Outcome> setConditions(int evse, long version, Conditions conditions) {
    return act("conditions", evse, version, Fresh.NEEDED, old -> Views.conditions(old, conditions));
  }

  @Override
  public CompletionStage<Outcome> permit(int evse, long version, Seen what) {
    return answer("permit", evse, version, Fresh.NEEDED, PermissionState.GRANTED, what);
  }

  @Override
  public CompletionStage<Outcome> deny(int evse, long version, Seen what) {
    return answer("deny", evse, version, Fresh.ANY, PermissionState.DENIED, what);
  }

  @Override
  public CompletionStage<Outcome> withdraw(int evse, long version, Seen what) {
    return answer("withdraw", evse, version, Fresh.ANY, PermissionState.WITHDRAWN, what);
  }

  @Override
  public CompletionStage<Outcome> chargeNow(int evse, long version) {
    return act("charge-now", evse, version, Fresh.NEEDED, old -> Views.session(old, s -> Views.chargesNow(s, true)));
  }

  @Override
  public CompletionStage<Outcome> backToAggregator(int evse, long version) {
    return act("back-to-aggregator", evse, version, Fresh.NEEDED,
        old -> Views.session(old, s -> Views.chargesNow(s, false)));
  }

  @Override
  public CompletionStage<Outcome> prioritise(int evse, long version) {
    return act("priority", evse, version, Fresh.NEEDED, "refused-priority",
        old -> old.session().filter(session -> session.priority() != PriorityChoice.NONE)
            .map(_ -> Views.session(old, session -> Views.priority(session, PriorityChoice.IN_EFFECT))).orElse(null));
  }

  @Override
  public CompletionStage<Outcome> endPriority(int evse, long version) {
    return act("end-priority", evse, version, Fresh.NEEDED,
        old -> Views.session(old, session -> Views.priority(session, PriorityChoice.OFFERED)));
  }

  @Override
  public CompletionStage<Outcome> chooseCompensation(int evse, CompensationUse use) {
    return act("compensation " + use, evse, 0, Fresh.ANY, old -> old.summary()
        .filter(summary -> summary.account().identified()).map(summary -> Views.summary(old, summary.choosing(use)))
        .orElse(null));
  }

  @Override
  public CompletionStage<Outcome> moreTime(int evse, long version) {
    return act("more-time", evse, version, Fresh.NEEDED,
        old -> Views.session(old, session -> Views.answerUntil(session,
            Deadline.after(loop.nanoTime(), Duration.ofSeconds(60)))));
  }

  @Override
  public DriverMemoryActions memory() {
    return new Memory();
  }

  /** One driver's memory, whose PIN is 4711. */
  private final class Memory implements DriverMemoryActions {
    @Override
    public CompletionStage<Outcome> recall(int evse, long version) {
      return act("recall", evse, version, Fresh.NEEDED, old -> old.session().flatMap(s -> s.driver().remembered())
          .map(conditions -> Views.conditions(old, conditions)).orElse(null));
    }

    @Override
    public CompletionStage<Outcome> remember(int evse, long version) {
      return act("remember", evse, version, Fresh.NEEDED, old -> Views.session(old,
          s -> Views.driver(s, Views.remembering(s.driver(), s.conditions()))));
    }

    @Override
    public CompletionStage<Outcome> order(int evse, long version, Seen what) {
      seen = Optional.of(what);
      return act("order", evse, version, Fresh.NEEDED, old -> Views.session(old, s -> Views.driver(s,
          Views.ordering(Views.remembering(s.driver(), s.conditions()), true))));
    }

    @Override
    public CompletionStage<Outcome> cancelOrder(int evse, long version) {
      return act("cancel-order", evse, version, Fresh.NEEDED,
          old -> Views.session(old, s -> Views.driver(s, Views.ordering(s.driver(), false))));
    }

    @Override
    public CompletionStage<Outcome> choosePin(int evse, long version, String pin) {
      return act("new-pin " + pin, evse, version, Fresh.NEEDED, old -> Views.session(old,
          s -> Views.driver(s, Views.remembering(s.driver(), s.conditions()))));
    }

    @Override
    public CompletionStage<Outcome> enterPin(int evse, String pin) {
      return act("pin " + pin, evse, 0, Fresh.ANY, old -> pin.equals("4711")
          ? Views.session(old, s -> Views.driver(s, Views.remembering(s.driver(), s.conditions())))
          : null);
    }

    @Override
    public CompletionStage<Outcome> forget(int evse, long version) {
      return act("forget", evse, version, Fresh.NEEDED, old -> Views.session(old,
          s -> Views.driver(s, Views.remembering(s.driver(), Optional.empty()))));
    }
  }

  @Override
  public CompletionStage<Outcome> keyCode(int evse, String code) {
    return code.equals("0000")
        ? act("key-code", evse, 0, Fresh.ANY, _ -> null)
        : act("key-code " + code, evse, 0, Fresh.ANY, old -> old);
  }

  @Override
  public CompletionStage<Outcome> masterPass(Set<Integer> evses) {
    return act("master-pass " + new TreeSet<>(evses), 1, 0, Fresh.ANY, old -> old);
  }

  private CompletionStage<Outcome> answer(String name, int evse, long version, Fresh fresh, PermissionState to,
      Seen what) {
    return act(name, evse, version, fresh, old -> {
      boolean possible = old.session().map(session -> to != PermissionState.GRANTED || session.permitPossible())
          .orElse(false);
      if (!possible) {
        return null;
      }
      seen = Optional.of(what);
      return Views.screen(Views.session(old, session -> Views.permission(session, to, what.by())), Screen.RUNNING);
    });
  }

  private CompletionStage<Outcome> act(String name, int evse, long version, Fresh fresh,
      UnaryOperator<EvseView> change) {
    return act(name, evse, version, fresh, "refused", change);
  }

  private CompletionStage<Outcome> act(String name, int evse, long version, Fresh fresh, String refusal,
      UnaryOperator<EvseView> change) {
    return CompletableFuture.supplyAsync(() -> {
      acts.add(name + " " + evse + " v" + version);
      var old = view.evse(evse).orElseThrow();
      if (fresh == Fresh.NEEDED && version != old.version()) {
        return new Outcome(Outcome.Kind.STALE, Optional.empty(), view);
      }
      var next = change.apply(old);
      if (next == null) {
        return new Outcome(Outcome.Kind.REFUSED, Optional.of(refusal), view);
      }
      publish(Views.with(view, evse, same -> Views.version(next, old.version() + 1)));
      return new Outcome(Outcome.Kind.DONE, Optional.empty(), view);
    }, loop);
  }

  private void publish(StationView next) {
    view = next;
    new ArrayList<>(listeners).forEach(listener -> listener.accept(next));
  }

  private enum Fresh {
    NEEDED, ANY
  }
}
