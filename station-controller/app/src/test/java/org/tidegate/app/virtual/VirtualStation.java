package org.tidegate.app.virtual;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.MemoryKeyring;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.station.Station;
import org.tidegate.domain.station.StationParts;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.hardware.simulator.RememberedStation;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.ocpp.OcppCentralSystem;
import org.tidegate.ocpp.OcppConnection;
import org.tidegate.ocpp.OcppParts;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.rpc.InMemoryLink;

/**
 * The whole station in virtual time: domain, simulated hardware, OCPP and a scripted central system in one thread, with
 * every frame held against the official schemas. The same for the same seed. Not thread-safe.
 */
public final class VirtualStation {
  /** When virtual time begins: a Monday, 08:00 in Berlin. */
  public static final Instant START = Instant.parse("2026-03-02T07:00:00Z");
  /** What the installer configured. */
  static final NetworkProfile CONNECTION = NetworkProfile.of(1, URI.create("ws://127.0.0.1/"), 0,
      Duration.ofSeconds(30));
  static final Currency EUR = Currency.getInstance("EUR");
  private static final Watts RATED = new Watts(11_000);

  public final VirtualStationLoop loop = new VirtualStationLoop(START);
  public MemoryStationStore store;
  public InMemoryLink link;
  public final SchemaCheck schemas = new SchemaCheck();
  public final ScriptedCentralSystem centralSystem;
  private final SimulatedMemory board = SimulatedMemory.inMemory();
  private final Random random;
  private SimulatedHardware hardware;
  private OcppCentralSystem adapter;
  private Station station;

  public VirtualStation(long seed) {
    random = new Random(seed);
    store = new MemoryStationStore(loop);
    link = link();
    centralSystem = new ScriptedCentralSystem(loop, link.centralSystemEnd(), seed + 1);
    start();
  }

  /** Starts the program; what was stored before is taken up. */
  public void start() {
    hardware = new SimulatedHardware(loop, new SimulatorSettings(List.of(
        new SimulatorSettings.Evse(1, CurrentKind.DC, RATED, RATED),
        new SimulatorSettings.Evse(2, CurrentKind.AC, RATED, Watts.ZERO))), board);
    adapter = new OcppCentralSystem(new OcppParts(loop, link.stationEnd(),
        new OcppConnection(OcppSettings.of(SecuritySettings.none("virtual"))), random, failure -> {
          throw new AssertionError(failure);
        }));
    var stored = store.load();
    station = new Station(new StationParts(loop, settings(), facts(),
        new ProfileLimits(9, 1024, 1, 100, Set.of(RateUnit.W, RateUnit.A), true), store, adapter,
        new MemoryKeyring(), hardware,
        why -> {}, ids(), hash -> "c2lnbmVk", stored.chainHead().orElse(ChainHead.NONE), _ -> {}, CONNECTION,
        "PowerUp"));
    adapter.serve(station.requests());
    station.start(stored);
    loop.runPosted();
  }

  /** Kills the program: nothing is said, nothing more is written; what was on the link is lost. */
  public void kill() {
    loop.kill();
    store = store.restarted(loop);
    link = link();
    centralSystem.attach(link.centralSystemEnd());
  }

  private InMemoryLink link() {
    var fresh = new InMemoryLink(loop, "ocpp2.0.1");
    fresh.wire((from, frame) -> {
      schemas.check(from, frame);
      return true;
    });
    return fresh;
  }

  /** While the program is down, the car at EVSE 1 leaves and another one comes. */
  public void swapCar(SimulatedCar car) {
    var last = board.load();
    var evses = new HashMap<>(last.evses());
    var evse = evses.get(1);
    evses.put(1, new RememberedStation.Evse(evse.importedWh(), evse.exportedWh(),
        Optional.of(new RememberedStation.Plugged(car, "memory-swapped"))));
    board.save(new RememberedStation(last.board(), last.plugs() + 1, evses));
  }

  public SimulatedHardware hardware() {
    return hardware;
  }

  public Station station() {
    return station;
  }

  public void disconnectNetwork() {
    adapter.disconnectNetwork();
  }

  public void connectNetwork() {
    adapter.connectNetwork();
  }

  public void advance(Duration time) {
    loop.advance(time);
  }

  public void seconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  public EvseView evse(int id) {
    return station.views().newest().evse(id).orElseThrow();
  }

  public SessionView session() {
    return evse(1).session().orElseThrow();
  }

  public int commanded() {
    return hardware.state(1).commanded().value();
  }

  public int actual() {
    return hardware.state(1).actual().value();
  }

  /** A bidirectional car of 60 kWh. */
  public static SimulatedCar car(double soc) {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), new Watts(10_000)).capacityWh(60_000)
        .soc(soc).build();
  }

  public static Conditions conditions(double minimum, String lowestSale, String highestPurchase) {
    return new Conditions(1, StateOfCharge.percent(minimum), Optional.empty(), Price.of(lowestSale, "EUR"),
        Price.of(highestPurchase, "EUR"), Optional.empty(), List.of(), Optional.empty(), false,
        Conditions.CompensationUse.OFFSET);
  }

  public Outcome.Kind press(BiFunction<DriverActions, Long, CompletionStage<Outcome>> act) {
    var outcome = act.apply(station.driverActions(), evse(1).version()).toCompletableFuture();
    loop.runPosted();
    return outcome.join().kind();
  }

  public static DriverActions.Seen seen() {
    return new DriverActions.Seen(Permission.By.PANEL, "1", "en");
  }

  private Supplier<String> ids() {
    return () -> new UUID(random.nextLong(), random.nextLong()).toString();
  }

  static StationSettings settings() {
    var approval = new ExportApproval("VDE-AR-N 4105", RATED, "test");
    var dc = new Rating(CurrentKind.DC, RATED, RATED, Optional.empty(), Optional.empty(), Optional.of(approval));
    var ac = new Rating(CurrentKind.AC, RATED, Watts.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    var tariff = new StaticTariff(Optional.empty(), Optional.of(new Price(new BigDecimal("0.35"), EUR)));
    return new StationSettings(new StationSettings.Identity("Tidegate", "Virtual", Optional.empty(), "0.1"),
        "Test aggregator", ZoneId.of("Europe/Berlin"), EUR,
        List.of(new EvseSettings(1, "cCCS2", dc, 1, 400), new EvseSettings(2, "sType2", ac, 3, 230)), true,
        Optional.of(tariff), List.of(), Timing.DEFAULT, Optional.empty(), false);
  }

  static StandardFacts facts() {
    return new StandardFacts(
        new StandardFacts.Nameplate("Virtual", "Tidegate", Optional.empty(), Optional.of("0.1")),
        new StandardFacts.Network("virtual", List.of(1, 2), List.of()), List.of("Heartbeat"), 3,
        List.of(
            new StandardFacts.Evse(1, CurrentKind.DC, 0, RATED, RATED.negated(),
                List.of(new StandardFacts.Connector(1, "cCCS2", true))),
            new StandardFacts.Evse(2, CurrentKind.AC, 3, RATED, Watts.ZERO,
                List.of(new StandardFacts.Connector(1, "sType2", false)))));
  }

  static WattHours kiloWattHours(long count) {
    return new WattHours(count * 1000);
  }
}
