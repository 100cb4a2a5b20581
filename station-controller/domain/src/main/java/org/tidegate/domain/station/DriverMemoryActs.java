package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.tidegate.domain.driver.RememberedConditions;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.StandingOrder;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.port.DriverMemoryActions;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.DriverView.Identity;

/** What a person does about what is remembered of them, done. Safe from any thread. */
final class DriverMemoryActs implements DriverMemoryActions {
  private static final Optional<String> DONE = Optional.empty();
  private static final Optional<String> NOT_NOW = DriverRefusal.MEMORY.said();
  private static final Optional<String> NOT_STORED = DriverRefusal.STORAGE.said();
  private static final Optional<String> PIN_NEEDED = DriverRefusal.PIN_NEEDED.said();

  private final Station station;
  private final DriversActs acts;

  DriverMemoryActs(Station station, DriversActs acts) {
    this.station = station;
    this.acts = acts;
  }

  @Override
  public CompletionStage<Outcome> recall(int evseId, long version) {
    return acts.act(evseId, Optional.of(version), (evse, session) -> unlocked(evse, driver -> {
      evse.permission.conditions(session, driver.conditions().from(now(), station.core().settings().zone()));
      drivers().keep(driver.used(now()));
      return DONE;
    }));
  }

  @Override
  public CompletionStage<Outcome> remember(int evseId, long version) {
    return acts.act(evseId, Optional.of(version), (evse, _) -> begun(evse, driver -> {
      if (drivers().identity(evse.state) == Identity.VEHICLE && driver.pin().isEmpty()) {
        return PIN_NEEDED;
      }
      drivers().keep(driver);
      return DONE;
    }));
  }

  @Override
  public CompletionStage<Outcome> order(int evseId, long version, Seen seen) {
    return acts.act(evseId, Optional.of(version), (evse, session) -> begun(evse, driver -> {
      if (drivers().identity(evse.state) != Identity.CONFIRMED) {
        return DriverRefusal.ORDER.said();
      }
      drivers().keep(driver.ordering(session.conditions().map(conditions -> order(conditions, seen)), now()));
      return DONE;
    }));
  }

  @Override
  public CompletionStage<Outcome> cancelOrder(int evseId, long version) {
    return acts.act(evseId, Optional.of(version), (evse, _) -> unlocked(evse, driver -> {
      drivers().keep(driver.ordering(Optional.empty(), now()));
      return DONE;
    }));
  }

  @Override
  public CompletionStage<Outcome> choosePin(int evseId, long version, String pin) {
    return acts.act(evseId, Optional.of(version), (evse, session) -> begun(evse, driver -> {
      if (!isPin(pin)) {
        return DriverRefusal.PIN_LENGTH.said();
      }
      drivers().keep(driver.withPin(drivers().pin(driver, pin), now()));
      unlock(evse, session, driver);
      return DONE;
    }));
  }

  @Override
  public CompletionStage<Outcome> enterPin(int evseId, String pin) {
    return acts.act(evseId, Optional.empty(), (evse, session) -> {
      var trials = drivers().trials();
      if (!trials.mayTry()) {
        return DriverRefusal.PIN_WAIT.said();
      }
      var driver = drivers().of(evse.state)
          .filter(known -> isPin(pin) && known.pin().filter(drivers().pin(known, pin)::equals).isPresent());
      if (driver.isEmpty()) {
        trials.wrong();
        return DriverRefusal.PIN.said();
      }
      trials.right();
      unlock(evse, session, driver.get());
      return DONE;
    });
  }

  @Override
  public CompletionStage<Outcome> forget(int evseId, long version) {
    return acts.act(evseId, Optional.of(version), (evse, session) -> unlocked(evse, driver -> {
      drivers().forget(driver);
      session.forgetVisitor();
      evse.state.touch();
      return DONE;
    }));
  }

  private StandingOrder order(Conditions conditions, Seen seen) {
    return new StandingOrder(RememberedConditions.of(conditions, station.core().settings().zone()), now(),
        seen.textVersion(), seen.language());
  }

  private Optional<String> unlocked(Evse evse, Function<RememberedDriver, Optional<String>> then) {
    return station.storageWorks() ? drivers().unlocked(evse.state).map(then).orElse(NOT_NOW) : NOT_STORED;
  }

  /** With the conditions set. */
  private Optional<String> begun(Evse evse, Function<RememberedDriver, Optional<String>> then) {
    if (!station.storageWorks()) {
      return NOT_STORED;
    }
    var conditions = evse.state.session().flatMap(session -> session.conditions());
    return conditions.isEmpty() || !drivers().mayChange(evse.state)
        ? NOT_NOW
        : then.apply(drivers().begun(evse.state, conditions.get()));
  }

  private static void unlock(Evse evse, VehicleSession session, RememberedDriver driver) {
    session.unlock(driver.pseudonym());
    evse.state.touch();
  }

  private static boolean isPin(String text) {
    return text.matches("[0-9]{4,8}");
  }

  private Drivers drivers() {
    return station.drivers();
  }

  private Instant now() {
    return station.core().now();
  }
}
