package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.fixture.FakeFiles;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.station.Movement;
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
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink.End;
import org.tidegate.ocpp.rpc.OcppJson;

/**
 * The whole station in virtual time: domain, simulated hardware, OCPP and a scripted central system in one thread, with
 * every frame held against the official schemas. In memory it is the same for the same seed. Not thread-safe.
 */
public final class VirtualStation implements AutoCloseable {
  /** When virtual time begins: a Monday, 08:00 in Berlin. */
  public static final Instant START = Instant.parse("2026-03-02T07:00:00Z");
  static final Currency EUR = Currency.getInstance("EUR");
  /** From the end of a program to the start of the next. */
  private static final Duration RESTART = Duration.ofSeconds(5);

  /** Of the transcript: more than any single case needs. */
  private static final int MOST_LINES = 2_000;

  public final VirtualStationLoop loop = new VirtualStationLoop(START);
  public MemoryStationStore store;
  public final StationLink link;
  public final FakeFiles files = new FakeFiles(loop);
  public final SchemaCheck schemas;
  public final ScriptedCentralSystem centralSystem;
  private final List<Throwable> failures = new ArrayList<>();
  private final Deque<String> transcript = new ArrayDeque<>();
  private final SimulatedMemory board = SimulatedMemory.inMemory();
  private final VirtualSetup setup;
  private final Random random;
  private SimulatedHardware hardware;
  private OcppCentralSystem adapter;
  private Station station;

  public VirtualStation(long seed) {
    this(VirtualSetup.of(seed));
  }

  /** A station that has just been switched on. */
  public VirtualStation(VirtualSetup setup) {
    this.setup = setup;
    random = new Random(setup.seed());
    files.restart = () -> restart("FirmwareUpdate");
    store = new MemoryStationStore(loop);
    schemas = new SchemaCheck(setup.version());
    centralSystem = new ScriptedCentralSystem(loop, setup.seed() + 1);
    centralSystem.onFailure(this::failed);
    link = switch (setup.wire()) {
      case MEMORY -> new MemoryLink(loop, setup.version(), this::sent, centralSystem::attach);
      case SOCKET -> new SocketLink(loop, setup.version(), this::sent, centralSystem::attach, setup.centralSystem());
    };
    start();
  }

  /** A station that is switched off still. Somebody else holds the other end in memory, and nothing is checked here. */
  public VirtualStation(VirtualSetup setup, StationLink.Watch watch, Consumer<FrameChannel> arrivals) {
    this.setup = setup;
    random = new Random(setup.seed());
    store = new MemoryStationStore(loop);
    schemas = new SchemaCheck(setup.version());
    centralSystem = new ScriptedCentralSystem(loop, setup.seed() + 1);
    link = new MemoryLink(loop, setup.version(), watch, arrivals);
  }

  /** What the present connection has agreed on. */
  public Optional<String> subprotocol() {
    return adapter.subprotocol();
  }

  /** The central system speaks this version on connections to come; in memory, while there is no connection. */
  public void speaks(OcppVersion other) {
    link.agreeOn(other);
    schemas.expect(other);
  }

  /** Starts the program after power came back; what was stored before is taken up. */
  public void start() {
    start("PowerUp");
    loop.runPosted();
  }

  private void start(String reason) {
    hardware = new SimulatedHardware(loop, new SimulatorSettings(setup.evses().stream().map(VirtualStation::simulated)
        .toList()), board);
    var trust = setup.trust().apply(loop);
    var connection = new OcppConnection(
        new OcppSettings(trust.security(), setup.spelling(), OcppSettings.EVERY_VERSION, false));
    adapter = new OcppCentralSystem(
        new OcppParts(loop, link.stationEnd(connection::webSocket), connection, random, this::failed));
    station = new Station(new StationParts(loop, setup.settings().apply(settings(setup.evses())), facts(),
        new ProfileLimits(9, 1024, 3, 100, Set.of(RateUnit.W, RateUnit.A)), store, adapter,
        trust.keyring(), setup.around().apply(hardware, loop), this::restart, files.files(), ids(), hash -> "c2lnbmVk",
        IdToken::digest, this::preset,
        setup.connection().apply(link.address()), reason));
    adapter.serve(station.requests());
    station.start(store.load());
  }

  /** Kills the program: nothing is said, nothing more is written; what was on the link is lost. */
  public void kill() {
    link.stationGone();
    loop.kill();
    store = store.restarted(loop);
  }

  /** What the program may ask for: it ends in an orderly way, and soon after it starts anew. */
  private void restart(String bootReason) {
    loop.execute(() -> {
      station.stop("the program ends");
      hardware.close();
      store.close();
      kill();
      loop.after(RESTART, () -> start(bootReason));
    });
  }

  @Override
  public void close() {
    link.close();
  }

  /** What went wrong where nobody could be told; nothing should. */
  public List<Throwable> failures() {
    return failures;
  }

  /** The newest frames, one line each, with the moment it was sent. */
  public List<String> transcript() {
    return List.copyOf(transcript);
  }

  /** The newest frames that are JSON, of both sides. */
  public List<JsonNode> frames() {
    return transcript.stream().map(line -> line.substring(line.indexOf(' ', line.indexOf(' ') + 1) + 1))
        .flatMap(VirtualStation::json).toList();
  }

  private static Stream<JsonNode> json(String frame) {
    try {
      return Stream.of(OcppJson.mapper().readTree(frame));
    } catch (JsonProcessingException notJson) {
      return Stream.empty();
    }
  }

  /** The central system sends this text as it is, whether or not it is OCPP. */
  public void sendRaw(String frame) {
    schemas.exempt(frame);
    centralSystem.sendRaw(frame);
    loop.runPosted();
  }

  private void sent(End from, String frame) {
    if (transcript.size() == MOST_LINES) {
      transcript.removeFirst();
    }
    transcript.addLast(loop.now() + (from == End.STATION ? " -> " : " <- ") + frame);
    try {
      schemas.check(from, frame);
    } catch (AssertionError broken) {
      // Thrown inside the answer to a message it might be lost.
      failures.add(broken);
      throw broken;
    }
  }

  private void failed(Throwable failure) {
    failures.add(failure);
  }

  private void preset(DeviceModel model) {
    setup.presets().forEach(preset -> {
      var result = model.preset(preset.address().component(), preset.address().variable(), preset.value());
      if (!result.isAccepted()) {
        throw new IllegalArgumentException("no such preset: " + preset + ", " + result);
      }
    });
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

  /** What the station can be asked for. */
  public Set<String> answeredActions() {
    return adapter.answeredActions();
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

  static StationSettings settings(List<EvseSettings> evses) {
    var tariff = new StaticTariff(Optional.empty(), Optional.of(new Price(new BigDecimal("0.35"), EUR)));
    return new StationSettings(new StationSettings.Identity("Tidegate", "Virtual", Optional.empty(), "0.1"),
        "Test aggregator", ZoneId.of("Europe/Berlin"), EUR, evses, true, Optional.of(tariff), List.of(), Timing.DEFAULT,
        Movement.DEFAULT, false);
  }

  private StandardFacts facts() {
    return new StandardFacts(
        new StandardFacts.Nameplate("Virtual", "Tidegate", Optional.empty(), Optional.of("0.1")),
        new StandardFacts.Network("virtual", List.of(1, 2), files.protocols()), List.of("Heartbeat"), 3,
        setup.evses().stream().map(VirtualStation::facts).toList());
  }

  private static StandardFacts.Evse facts(EvseSettings evse) {
    var rating = evse.rating();
    boolean direct = rating.current() == CurrentKind.DC;
    return new StandardFacts.Evse(evse.id(), rating.current(), direct ? 0 : evse.phases(), rating.charge(),
        rating.discharge().negated(),
        List.of(new StandardFacts.Connector(EvseSettings.CONNECTOR_ID, evse.connectorType(), !evse.isSocket())),
        new StandardFacts.Senses(evse.fittings().baySensor(), evse.fittings().signingMeter()));
  }

  private static SimulatorSettings.Evse simulated(EvseSettings evse) {
    var rating = evse.rating();
    return new SimulatorSettings.Evse(evse.id(), rating.current(), rating.charge(), rating.discharge(),
        evse.isSocket(), evse.fittings());
  }

  static WattHours kiloWattHours(long count) {
    return new WattHours(count * 1000);
  }
}
