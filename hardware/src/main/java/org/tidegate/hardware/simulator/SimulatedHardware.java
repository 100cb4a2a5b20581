package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultOwner;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.OnStationLoop;

/**
 * A station's devices, its cars and its grid, simulated behind the hardware ports. Station loop only, but what says
 * otherwise. What happens to the simulated world is asked for by the methods here, from a test or from the control port.
 *
 * <p>Power, batteries and meters follow the monotonic clock by themselves: a lease ends at its moment, and
 * {@link #state} is true, also while the station loop hangs. After a restart with the same memory the registers, the
 * plugged cars and their state of charge are there again; everything else starts anew.
 */
@OnStationLoop
public final class SimulatedHardware implements Hardware {
  /** Of one EVSE; the station keeps each apart until it is cleared. */
  public static final int MOST_OTHER_FAULTS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedHardware.class);
  private static final int LONGEST_CODE = 50;
  private static final FaultSource OF_STATION = new FaultSource("simulator");

  private final StationLoop loop;
  private final SimulatorSettings settings;
  private final SimulatedMemory memory;
  private final String board;
  private final Map<Integer, RememberedStation.Evse> unused;
  private final SavedFirst telling;
  private final SimulatedGridMeter grid;
  private final List<SimulatedEvse> evses;
  private volatile long plugs;
  private boolean started;

  /**
   * The devices, as the memory left them.
   *
   * @throws IllegalStateException when the memory can't be read
   */
  public SimulatedHardware(StationLoop loop, SimulatorSettings settings, SimulatedMemory memory) {
    RememberedStation remembered = memory.load();
    this.loop = loop;
    this.settings = settings;
    this.memory = memory;
    this.board = remembered.board();
    this.plugs = remembered.plugs();
    this.unused = new HashMap<>(remembered.evses());
    settings.evses().forEach(evse -> unused.remove(evse.id()));
    this.telling = new SavedFirst(loop, memory, this::remember);
    this.grid = new SimulatedGridMeter(loop, telling, this::loads);
    this.evses = settings.evses().stream()
        .map(evse -> new SimulatedEvse(evse, loop, remembered.evse(evse.id()), telling, grid::grid)).toList();
  }

  /** What is simulated. Safe from any thread. */
  public SimulatorSettings settings() {
    return settings;
  }

  @Override
  public List<EvseDevices> evses() {
    return evses.stream().map(SimulatedEvse::devices).toList();
  }

  @Override
  public GridMeter grid() {
    return grid;
  }

  @Override
  public boolean hearsExternalSystems() {
    return true;
  }

  /** Safe from any thread. */
  @Override
  public void start(HardwareEvents events) {
    LOG.info("hardware is simulated: {} EVSE(s), nothing here moves real power", evses.size());
    loop.execute(() -> {
      started = true;
      telling.listener(events);
      evses.forEach(SimulatedEvse::start);
      grid.tell();
      watchGrid();
    });
  }

  @Override
  public void close() {
    telling.silence();
    for (SimulatedEvse evse : evses) {
      evse.physics().command(Watts.ZERO, Duration.ZERO);
      evse.physics().moveContactor(false);
    }
    memory.save(remember());
    memory.close();
  }

  /** Plugs this car in; it asks for energy a second later. Where one is plugged already nothing happens. */
  public void plugIn(int evseId, SimulatedCar car) {
    SimulatedEvse evse = evse(evseId);
    if (car.current() != evse.settings().current()) {
      throw new IllegalArgumentException("EVSE " + evseId + " has a connector for " + evse.settings().current());
    }
    if (evse.isPlugged()) {
      LOG.warn("evse {}: a simulated car is plugged already, the other one drives on", evseId);
      return;
    }
    plugs = plugs + 1;
    evse.plugIn(car, board + "-" + plugs);
    watchGrid();
  }

  /** Pulls the cable, locked or not. */
  public void plugOut(int evseId) {
    if (evse(evseId).isPlugged()) {
      evse(evseId).plugOut();
      watchGrid();
    }
  }

  /** Pulls the cable out of the car; where the station has a socket the cable stays in it, else it is as {@link #plugOut}. */
  public void plugOutAtVehicle(int evseId) {
    if (evse(evseId).isPlugged()) {
      evse(evseId).plugOutAtVehicle();
      watchGrid();
    }
  }

  /** Pulls a cable without a car out of the socket; nothing when there is none, or the lock holds it. */
  public void pullCable(int evseId) {
    evse(evseId).pullCable();
  }

  /**
   * Something comes to the EVSE's parking bay, or leaves it.
   *
   * @throws IllegalArgumentException when the EVSE has no sensor for that
   */
  public void bay(int evseId, boolean occupied) {
    if (!evse(evseId).settings().fittings().baySensor()) {
      throw new IllegalArgumentException("EVSE " + evseId + " does not see its parking bay");
    }
    evse(evseId).bay(occupied);
  }

  /** The car stops asking for energy, and a second later the cable is out. */
  public void endSessionAndPlugOut(int evseId) {
    if (evse(evseId).isPlugged()) {
      evse(evseId).endSessionAndPlugOut(() -> plugOut(evseId));
    }
  }

  /** A card is held at the reader that serves these EVSEs. */
  public void swipe(IdToken token, Set<Integer> evseIds) {
    requireStarted();
    evseIds.forEach(this::evse);
    Set<Integer> served = Set.copyOf(evseIds);
    telling.now(events -> events.cardPresented(token, served));
  }

  /**
   * A device goes wrong.
   *
   * @param code name of a {@link FaultKind}; any other is an OtherFailure with this text; at most 50 characters. That of a device which
   *     EVSEs have in common is the station's, whichever EVSE is named. Nothing where {@link #canRaise} says no
   */
  public void raiseFault(int evseId, String code) {
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw new IllegalArgumentException("a fault's code has 1 to " + LONGEST_CODE + " characters");
    }
    FaultKind.of(code).filter(SimulatedHardware::isOfStation).ifPresentOrElse(
        kind -> telling
            .now(events -> events.faultRaised(FaultVariables.STATION, new Fault(kind, OF_STATION, "simulated"))),
        () -> raise(evse(evseId), code));
  }

  private static void raise(SimulatedEvse evse, String code) {
    if (evse.canRaise(code)) {
      evse.raise(code);
    } else {
      LOG.warn("evse {}: {} faults of no kind are raised by hand already, one more is not", evse.settings().id(),
          MOST_OTHER_FAULTS);
    }
  }

  /**
   * Whether a fault with this code can be raised: of those without a kind of their own an EVSE has at most
   * {@link #MOST_OTHER_FAULTS}. Safe from any thread.
   */
  public boolean canRaise(int evseId, String code) {
    physics(evseId);
    return evses.get(evseId - 1).canRaise(code);
  }

  /** The fault is gone; nothing when it was not there. */
  public void clearFault(int evseId, String code) {
    FaultKind.of(code).filter(SimulatedHardware::isOfStation).ifPresentOrElse(
        kind -> telling.now(events -> events.faultCleared(FaultVariables.STATION, kind, OF_STATION)),
        () -> evse(evseId).clear(code));
  }

  /** Of a device that EVSEs have in common; what the program finds out for itself can't be simulated. */
  private static boolean isOfStation(FaultKind kind) {
    return kind.owner() == FaultOwner.CARD_READERS || kind.owner() == FaultOwner.SITE_INPUTS;
  }

  /** The car stops asking for energy until {@link #resume}. */
  public void pause(int evseId) {
    evse(evseId).pause(true);
  }

  /** The car asks for energy again. */
  public void resume(int evseId) {
    evse(evseId).pause(false);
  }

  /** Changes the plugged car, which reports it; nothing without one. */
  public void change(int evseId, Consumer<SimulatedCar.Builder> change) {
    evse(evseId).change(change);
  }

  /** The plugged car wants to be offered schedules anew; nothing without one, or when it negotiates nothing. */
  public void renegotiate(int evseId) {
    evse(evseId).renegotiate();
  }

  /** Changes how the devices misbehave. */
  public void device(int evseId, UnaryOperator<Misbehaviour> change) {
    SimulatedEvse evse = evse(evseId);
    evse.misbehave(change.apply(evse.physics().misbehaviour()));
  }

  /** Changes the grid; without it no power flows. */
  public void grid(UnaryOperator<SimulatedGrid> change) {
    requireStarted();
    grid.change(change.apply(grid.grid()));
    evses.forEach(evse -> evse.physics().outage(grid.grid().outage()));
  }

  /**
   * A system outside of the station wants this of it.
   *
   * @throws IllegalArgumentException when there is no such EVSE
   */
  public void externalLimit(ExternalLimit limit) {
    requirePlace(limit.evseId());
    telling.now(events -> events.externalLimitSet(limit));
  }

  /** That system wants nothing any more there; EVSE 0 is the station. */
  public void releaseExternalLimit(int evseId, LimitSource source) {
    requirePlace(evseId);
    telling.now(events -> events.externalLimitReleased(evseId, source));
  }

  /** The prices that came with what the car was offered last, as the central system wrote them, one for each schedule. */
  public List<String> pricesTold(int evseId) {
    return evse(evseId).prices();
  }

  private void requirePlace(int evseId) {
    requireStarted();
    if (evseId != 0) {
      physics(evseId);
    }
  }

  /** What the building takes without the station; absent without a site meter. */
  public Optional<Watts> siteLoad() {
    loop.assertCurrent();
    return grid.grid().siteLoad();
  }

  /** From now on batteries and meters see this many seconds in one second of the clock; power stays what it is. */
  public void timeScale(double factor) {
    if (!(factor > 0 && factor <= 100_000)) {
      throw new IllegalArgumentException("a time scale is above 0 and at most 100,000");
    }
    evses.forEach(evse -> evse.physics().timeScale(factor));
  }

  /** How this EVSE physically is, at this moment. Safe from any thread. */
  public EvseState state(int evseId) {
    return physics(evseId).state();
  }

  /** Whether there is an EVSE with this number. Safe from any thread. */
  public boolean hasEvse(int evseId) {
    return evseId >= 1 && evseId <= evses.size();
  }

  /** Converter and meter of this EVSE as a bus sees them. Safe from any thread. */
  public SimulatedSupply supply(int evseId) {
    physics(evseId);
    SimulatedEvse evse = evses.get(evseId - 1);
    return new SimulatedSupply() {
      @Override
      public SimulatorSettings.Evse settings() {
        return evse.settings();
      }

      @Override
      public void command(Watts target, Duration lease) {
        evse.physics().command(target, lease);
      }

      @Override
      public EvseState state() {
        return evse.physics().state();
      }

      @Override
      public CompletionStage<EvseState> savedState() {
        var saved = new CompletableFuture<EvseState>();
        loop.execute(() -> {
          EvseState state = state();
          telling.whenSaved(() -> saved.complete(state));
        });
        return saved;
      }

      @Override
      public SimulatedGrid grid() {
        return grid.grid();
      }

      @Override
      public Optional<Double> hertz() {
        return grid.hertz();
      }

      @Override
      public boolean isMeterSilent() {
        return evse.physics().misbehaviour().meterSilent();
      }
    };
  }

  private EvsePhysics physics(int evseId) {
    return Optional.of(evseId).filter(this::hasEvse).map(id -> evses.get(id - 1).physics())
        .orElseThrow(() -> new IllegalArgumentException("there is no EVSE " + evseId));
  }

  private SimulatedEvse evse(int evseId) {
    requireStarted();
    physics(evseId);
    return evses.get(evseId - 1);
  }

  private void requireStarted() {
    loop.assertCurrent();
    if (!started) {
      throw new IllegalStateException("the simulated hardware has not been started");
    }
  }

  private PhaseLoads loads() {
    return evses.stream().map(SimulatedEvse::loads).reduce(PhaseLoads.even(Watts.ZERO, 3), PhaseLoads::plus);
  }

  private void watchGrid() {
    grid.watch(evses.stream().anyMatch(SimulatedEvse::isPlugged));
  }

  /** Safe from any thread. */
  private RememberedStation remember() {
    Map<Integer, RememberedStation.Evse> all = new HashMap<>(unused);
    evses.forEach(evse -> all.put(evse.settings().id(), evse.physics().remembered()));
    return new RememberedStation(board, plugs, all);
  }
}
