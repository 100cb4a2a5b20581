package org.tidegate.domain.station;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.PricesView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;

/** Makes and keeps what pages see. {@link #publish} on the station loop only; reading is safe from any thread. */
final class Views implements StationViews {
  private final StationCore core;
  private final Health health;
  private final Drivers drivers;
  private final Map<Integer, Object> keys = new HashMap<>();
  /** By the clock, so that no version from before a restart comes again with another meaning. */
  private final long firstVersion;
  private final Instant started;
  private final Map<Integer, Long> versions = new HashMap<>();
  /** As last made, by the number of the EVSE. */
  private final SortedMap<Integer, EvseView> shown = new TreeMap<>();
  private final Map<Integer, PricesAt> priced = new HashMap<>();
  private final List<Consumer<StationView>> listeners = new CopyOnWriteArrayList<>();
  private volatile StationView newest;

  Views(StationCore core, Health health, Drivers drivers) {
    this.core = core;
    this.health = health;
    this.drivers = drivers;
    this.started = core.now();
    this.firstVersion = started.toEpochMilli();
    this.newest = new StationView(core.now(), false, "Operative", "", Optional.empty(), List.of());
  }

  @Override
  public StationView newest() {
    return newest;
  }

  @Override
  public AutoCloseable onChange(Consumer<StationView> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The version of the EVSE's view that was published last. */
  long version(int evseId) {
    return versions.getOrDefault(evseId, firstVersion);
  }

  /** Whether the station as a whole has a fault at this moment. */
  @OnStationLoop
  boolean hasStationFault() {
    return health.fault().isPresent();
  }

  @OnStationLoop
  void publish(Concerned concerned, AggregatorWords words, IdentificationView identification, Board board) {
    var evses = concerned.everyEvse();
    for (var evse : evses) {
      var now = evse.state.prices.at(core.now());
      if (!now.equals(priced.put(evse.id(), now)) || concerned.contains(evse.id())) {
        shown.put(evse.id(), view(evse, now, words, board));
      }
    }
    var views = List.copyOf(shown.values());
    boolean operative = evses.stream().anyMatch(evse -> evse.state.isOperative());
    newest = new StationView(core.now(), core.link().isOnline(), operative ? "Operative" : "Inoperative",
        words.terms().aggregator(), health.fault().map(FaultKind::name), views, identification, words.view(),
        health.faults().all());
    listeners.forEach(listener -> listener.accept(newest));
  }

  private EvseView view(Evse evse, PricesAt now, AggregatorWords words, Board board) {
    var state = evse.state;
    var prices = new PricesView(now.sale(), now.purchase(), now.until());
    var session = state.session().map(stay -> sessionView(evse, stay, prices));
    var rating = state.settings.rating();
    var view = new EvseView(evse.id(), 0, screen(evse), state.reserved, rating.current(), state.canDischarge(),
        state.power.commanded(), state.reading(), prices, words.patterns(), faults(state), session,
        Optional.ofNullable(state.summary), board.at(evse));
    return view.versioned(version(evse.id(), List.of(key(view), words.terms())));
  }

  /** Its own, and those of devices that it has in common with others. */
  private List<Fault> faults(EvseState state) {
    return Stream.concat(state.faults.all().stream(),
        health.faults().all().stream().filter(fault -> !fault.kind().stopsDischarge())).toList();
  }

  /** What a driver decides on; live values are not in it. */
  private static Object key(EvseView view) {
    var session = view.session().map(stay -> List.of(stay.id(), stay.permission(), stay.authorized(),
        stay.permitPossible(), stay.chargeOnly(), stay.chargesNow(), stay.priority(), stay.conditions(),
        stay.transactionId(), stay.driver().key()));
    return List.of(view.screen(), view.reserved(), view.prices(), view.faults(), session,
        view.summary().map(last -> last.sessionId()));
  }

  private long version(int evseId, Object key) {
    if (!key.equals(keys.put(evseId, key))) {
      versions.put(evseId, version(evseId) + 1);
    }
    return version(evseId);
  }

  private Screen screen(Evse evse) {
    var state = evse.state;
    if (state.faults.stopCharging() || health.stopsCharging()) {
      return Screen.FAULT;
    }
    var session = state.session().filter(VehicleSession::isPlugged);
    if (!state.isOperative()) {
      // The driver who just left reads the summary first.
      return session.isEmpty() && state.summary != null ? Screen.SUMMARY : Screen.OUT_OF_SERVICE;
    }
    if (session.isEmpty() && !health.storageWorks()) {
      return Screen.FAULT;
    }
    if (session.isEmpty()) {
      return state.summary != null ? Screen.SUMMARY : Screen.IDLE;
    }
    boolean answered = session.get().permission().state() != PermissionState.ASKED;
    return answered && session.get().isAuthorized() ? Screen.RUNNING : Screen.REQUEST;
  }

  private SessionView sessionView(Evse evse, VehicleSession session, PricesView prices) {
    var permission = session.permission();
    var conditions = session.conditions();
    var sums = session.sums();
    boolean possible = conditions.isPresent() && evse.state.prices.areEnough();
    boolean startOffered = core.settings().startButton() && !evse.state.reserved && session.isPlugged()
        && evse.sessions.mayBeAuthorizedBy(IdToken.NO_AUTHORIZATION);
    return new SessionView(session.identity().id(), session.identity().since(), evse.state.vehicle(),
        evse.state.isChargeOnly(), session.isAuthorized(), startOffered, permission.state(),
        permission.isGranted() ? Optional.of(permission.by()) : Optional.<Permission.By>empty(), possible,
        evse.permission.answerUntil(), conditions, evse.reasons(), session.transaction().map(Transaction::id),
        session.transaction().map(Transaction::state), session.imported(), session.exported(),
        sums.earned().or(() -> zero()), sums.spent().or(() -> zero()),
        evse.state.isChargeOnly() ? Optional.empty() : evse.expectation(), session.chargesNow(),
        PriorityCharges.choice(core, evse), drivers.view(evse.state, evse.announcement),
        permission.isGranted() && permission.at().isBefore(started));
  }

  private Optional<Money> zero() {
    return Optional.of(Money.zero(core.settings().currency()));
  }
}
