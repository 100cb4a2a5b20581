package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.StationProgram;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Overrides;
import org.tidegate.app.configuration.Supported;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.board.EmulatedBoard;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;
import org.tidegate.hardware.simulator.modbus.RtuServer;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * The examples that the package brings, through the real loader, in real time. Only where things are is another, and
 * nobody waits for the grid: the central system and the devices are on this machine, and devices are real Modbus servers
 * and a board on a pseudo-terminal.
 */
class ConfigurationExamplesTest {
  private static final Path EXAMPLES = Path.of("src/main/resources/examples");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ThreadLoop outside = new ThreadLoop();
  private final LiveCentralSystem centralSystem = new LiveCentralSystem();
  private final Map<String, String> elsewhere = new HashMap<>();

  @TempDir
  Path folder;

  ConfigurationExamplesTest() {
    elsewhere.put("url: wss://csms.example/ocpp", "url: ws://127.0.0.1:" + centralSystem.port() + "/ocpp");
    elsewhere.put("security-profile: 2", "security-profile: 1");
    elsewhere.put("port: 9464", "port: 0");
    // What the grid's operator wants to be waited for takes minutes, and meter values come each minute.
    elsewhere.put("  enter-service-ramp-seconds: 600\n", """
        timing: {enter-service-seconds: 0}
        variables: [{component: SampledDataCtrlr, variable: TxUpdatedInterval, value: 1}]
        """);
  }

  @AfterEach
  void close() {
    http.close();
    centralSystem.close();
    outside.close();
    assertThat(centralSystem.failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home-wallbox", "dc-10kw", "public-station"})
  void example_asItIs_hasNoMistakes(String name) throws Exception {
    var configuration = load(name, Map.of());

    assertThat(configuration.ocpp().securityProfile()).isEqualTo(2);
    assertThat(configuration.storage()).isEqualTo(Path.of("/var/lib/tidegate"));
  }

  @Test
  void examples_thereAreNoOthers() throws Exception {
    try (var files = Files.list(EXAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("home-wallbox.yaml", "dc-10kw.yaml", "public-station.yaml");
    }
  }

  @Test
  void homeWallbox_vehicleCharges_itsMeterOnTheBusSaysSo() throws Exception {
    int house = StationProcess.freePort();
    try (var grid = world(1); var _ = ModbusSimulator.start(grid, System::nanoTime, house)) {
      elsewhere.put("192.168.1.21:502", "127.0.0.1:" + house);
      try (var station = simulatedOnBus("home-wallbox", "192.168.1.20:502")) {
        var car = """
            {"protocol": "ISO15118", "current": "AC", "bidirectional": true, "capacityWh": 60000, "soc": 50,
             "stateOfHealth": 96, "maxChargeW": 11000, "maxDischargeW": 10000}""";
        charges(station, car, 11_000);
      }
    }
  }

  @Test
  void dc10kW_vehicleCharges_throughBoardAndSunSpecConverter() throws Exception {
    int house = StationProcess.freePort();
    int cabinet = StationProcess.freePort();
    try (var grid = world(1);
        var charger = world(CurrentKind.DC, 1, 10_000);
        var _ = ModbusSimulator.start(grid, System::nanoTime, house);
        var _ = ModbusSimulator.start(charger, System::nanoTime, cabinet);
        var board = new EmulatedBoard(1)) {
      elsewhere.put("192.168.1.21:502", "127.0.0.1:" + house);
      elsewhere.put("192.168.1.20:502", "127.0.0.1:" + cabinet);
      elsewhere.put("/dev/ttyACM0", board.device());
      try (var station = start("dc-10kw", Overrides.NONE)) {
        untilAvailable(1);
        on(() -> charger.plugIn(1, SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), new Watts(10_000)).soc(50)
            .build()));
        board.vehicle(1, PilotEvent.LEVEL_9);
        board.vehicleSays(1, 50, 60_000, 10_000, 10_000);
        pressStart(station);
        until(() -> board.dutyCycle(1) == 5);
        board.vehicle(1, PilotEvent.LEVEL_6);
        until(() -> board.isContactorClosed(1));
        on(() -> {
          charger.evses().getFirst().pilot().offer(new Watts(10_000));
          charger.evses().getFirst().contactor().close();
        });
        await().untilAsserted(() -> assertThat(charger.state(1).actual().value())
            .as(() -> String.valueOf(seen(station))).isBetween(1_001, 10_000));
        until(() -> board.watts(1) > 1_000);
        until(() -> metered() > 0);
        until(() -> started(1));
        assertThat(get(station.metricsPort().orElseThrow(), "/ready").statusCode()).isEqualTo(200);

        board.vehicle(1, PilotEvent.LEVEL_12);
        until(() -> charger.state(1).commanded().isZero() && !board.isContactorClosed(1) && board.watts(1) == 0);
      }
    }
  }

  @Test
  void publicStation_cardStartsCharging_throughBoardReaderAndMeters() throws Exception {
    try (var world = world(2);
        var board = new EmulatedBoard(2);
        var rail = new RtuServer(withContact(world));
        var reader = new PseudoTerminal()) {
      elsewhere.put("/dev/ttyACM0", board.device());
      elsewhere.put("/dev/ttyUSB0", rail.device());
      elsewhere.put("/dev/ttyUSB1", reader.device());
      try (var station = start("public-station", Overrides.NONE)) {
        untilAvailable(2);
        board.vehicle(2, PilotEvent.LEVEL_9);
        until(() -> centralSystem.received(StatusNotificationRequest.class).stream()
            .anyMatch(told -> told.connectorStatus() == ConnectorStatusEnum.Occupied && told.evseId() == 2));
        until(() -> {
          reader.write("04:A2:24:B1\r\n".getBytes(StandardCharsets.US_ASCII));
          return !centralSystem.received(AuthorizeRequest.class).isEmpty();
        });
        until(() -> started(2));
        board.vehicle(2, PilotEvent.LEVEL_6);
        until(() -> board.isContactorClosed(2));
        // the contact limits the station to 8400 W: 12 A on three phases
        until(() -> board.amps(2) > 11.5 && board.amps(2) < 12.3);
        assertThat(board.isContactorClosed(1)).isFalse();
      }
    }
  }

  private void charges(StationProgram station, String car, int most) throws Exception {
    untilAvailable(1);
    int port = station.simulatorPort().orElseThrow();
    assertThat(post(port, "/sim/evse/1/plug-in", car).statusCode()).isBetween(200, 299);
    pressStart(station);
    await().untilAsserted(() -> assertThat(evse(port).path("actualW").asInt())
        .as(() -> String.valueOf(seen(station))).isBetween(1_001, most));
    until(() -> metered() > 0);
    until(() -> started(1));
  }

  private void pressStart(StationProgram station) {
    await().untilAsserted(
        () -> assertThat(panel(station, 1).path("startOffered").asBoolean()).as(() -> seen(station).toString())
            .isTrue());
    var panel = URI.create(station.panelAddress());
    // what a driver decides on may change between looking and pressing
    until(() -> post(panel.getPort(), "/api/evse/1/start",
        "{\"version\": " + panel(station, 1).path("version").asLong() + "}").statusCode() == 200);
  }

  /** On the loop of what is outside of the station. */
  private void on(Runnable act) throws Exception {
    CompletableFuture.runAsync(act, outside).get();
  }

  private JsonNode seen(StationProgram station) {
    try {
      return panel(station, 1);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** Watt-hours that the central system was told of. */
  private double metered() {
    return centralSystem.received(TransactionEventRequest.class).stream()
        .flatMap(event -> Optional.ofNullable(event.meterValue()).stream().flatMap(List::stream))
        .flatMap(value -> value.sampledValue().stream()).mapToDouble(sample -> sample.value().doubleValue()).max()
        .orElse(0);
  }

  private boolean started(int evse) {
    return centralSystem.received(TransactionEventRequest.class).stream()
        .anyMatch(event -> event.evse() != null && event.evse().id() == evse);
  }

  private void untilAvailable(int count) {
    until(() -> centralSystem.received(StatusNotificationRequest.class).stream()
        .filter(told -> told.connectorStatus() == ConnectorStatusEnum.Available)
        .map(StatusNotificationRequest::evseId).distinct().count() == count);
    assertThat(centralSystem.received(BootNotificationRequest.class)).hasSize(1);
  }

  /** The limit contact of the example is closed. */
  private static Map<Integer, RegisterDevice> withContact(SimulatedHardware world) {
    var devices = new HashMap<>(ModbusSimulator.devices(world, System::nanoTime));
    devices.put(30, new RegisterDevice() {
      @Override
      public int[] read(Table table, int first, int count) {
        return new int[]{1};
      }

      @Override
      public void write(int first, int[] words) {
        throw new IllegalStateException("a contact is only read");
      }
    });
    return devices;
  }

  private SimulatedHardware world(int evses) throws Exception {
    return world(CurrentKind.AC, evses, 22_000);
  }

  /** Devices that are no part of the station. */
  private SimulatedHardware world(CurrentKind current, int evses, int watts) throws Exception {
    var settings = new SimulatorSettings(IntStream.rangeClosed(1, evses)
        .mapToObj(id -> new SimulatorSettings.Evse(id, current, new Watts(watts),
            current == CurrentKind.DC ? new Watts(watts) : Watts.ZERO))
        .toList());
    var world = new SimulatedHardware(outside, settings, SimulatedMemory.inMemory());
    on(() -> world.start(new RecordedEvents()));
    return world;
  }

  private StationProgram simulatedOnBus(String example, String bus) throws Exception {
    int port = StationProcess.freePort();
    elsewhere.put(bus, "127.0.0.1:" + port);
    elsewhere.put("pilot: simulated\n", "pilot: simulated\n  simulated-bus-port: " + port + "\n");
    return start(example, new Overrides(Optional.empty(), Optional.of(0), Optional.empty()));
  }

  private StationProgram start(String example, Overrides more) throws Exception {
    var configuration = load(example, elsewhere)
        .with(new Overrides(Optional.of(folder.resolve("storage")), more.simulatorPort(), Optional.of(0)));
    return StationProgram.start(configuration, new StationProgram.How("PowerUp", _ -> {}));
  }

  private StationConfiguration load(String example, Map<String, String> replacements) throws Exception {
    var text = Files.readString(EXAMPLES.resolve(example + ".yaml"));
    for (var replacement : replacements.entrySet()) {
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    Files.writeString(folder.resolve("ocpp-password"), "a-password-of-enough-length\n");
    var file = Files.writeString(folder.resolve("station.yaml"), text);
    return Supported.check(ConfigurationFile.read(file), file);
  }

  private JsonNode panel(StationProgram station, int evse) throws Exception {
    return json(get(URI.create(station.panelAddress()).getPort(), "/api/evse/" + evse));
  }

  private JsonNode evse(int simulatorPort) throws Exception {
    return json(get(simulatorPort, "/sim/state")).path("evses").path(0);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(int port, String path, String body) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json").header("Origin", "http://127.0.0.1:" + port)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void until(Callable<Boolean> condition) {
    await().pollInterval(Duration.ofMillis(50)).until(condition);
  }
}
