package org.tidegate.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.Output;
import org.tidegate.app.cli.TidegateCommand;
import org.tidegate.app.process.StationProcess;
import org.tidegate.app.selftest.SelfTestPlan.Pace;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** The command, with a converter and a meter on a real Modbus bus, in real time. */
class SelfTestRunTest {
  private static final Pace QUICK = new Pace(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(10));
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CAR = """
      {"protocol": "ISO15118", "current": "DC", "bidirectional": true, "capacityWh": 60000, "soc": 70,
       "stateOfHealth": 96, "maxChargeW": 10000, "maxDischargeW": 10000}""";

  @TempDir
  Path temp;

  private final StringWriter out = new StringWriter();
  private Path configuration;
  private Path storage;
  private Path report;

  @BeforeEach
  void configured() throws Exception {
    storage = temp.resolve("storage");
    report = temp.resolve("report.txt");
    int bus = StationProcess.freePort();
    configuration = Files.writeString(temp.resolve("station.yaml"), """
        station: {serial-number: S-7}
        ocpp: {url: 'ws://127.0.0.1:1/ocpp', identity: TESTED}
        hardware:
          driver: modbus
          pilot: simulated
          simulator-port: 0
          simulated-bus-port: %d
          buses: [{name: desk, tcp: '127.0.0.1:%d'}]
          evses:
            - current: DC
              charge-watts: 10000
              discharge-watts: 10000
              export-approval: {grid-profile: simulated, watts: 10000, reference: none}
              converter: {bus: desk, unit: 1}
              meter: {bus: desk, unit: 101, map: eastron-sdm630}
        timing: {enter-service-seconds: 1}
        panel: {port: 0}
        """.formatted(bus, bus));
  }

  @Test
  void selftest_sunSpecConverterOnABus_passesAndIsSigned() throws Exception {
    var code = CompletableFuture.supplyAsync(() -> selftest("--power-may-flow"));
    try (var http = HttpClient.newHttpClient()) {
      var simulator = address("simulator");
      var panel = address("panel");
      assertThat(post(http, simulator, "sim/evse/1/plug-in", CAR).statusCode()).isBetween(200, 299);
      until(http, panel, seen -> seen.path("screen").asText().equals("request"));
      assertThat(seen(http, panel).toString()).as("the panel says who asks").contains("Self-test: the installer");
      press(http, panel, "conditions", """
          {"conditions": {"minimum-charge": 30, "lowest-sale-price": "0.20", "highest-purchase-price": "0.40"}}""");
      press(http, panel, "permission", """
          {"permission": "granted"}""");
    }

    assertThat(code.get(10, TimeUnit.MINUTES)).as(out::toString).isIn(ExitCode.OK, ExitCode.UNAVAILABLE);
    var lines = Files.readString(report);
    assertThat(lines)
        .startsWith("tidegate self-test 1\nstation: Tidegate Simulated V2G S-7, TESTED\n")
        .contains("hardware: modbus, partly or all SIMULATED\n", "evse: 1\npower: 1000 W in, 1000 W out\n",
            "\nPASSED charge-accuracy: ", "\nPASSED discharge-accuracy: ", "\nsignature: ");
    // What has a time to hold passes in virtual time (SelfTestTest); here it is run, and a machine that stands still may be told.
    for (var timed : List.of("charge-latency", "discharge-latency", "floor", "link-loss", "enter-service-wait")) {
      assertThat(lines).containsPattern("\n(PASSED|FAILED) " + timed + ": ");
    }
    assertThat(execute("verify-selftest", report.toString(), "--storage", storage.toString())).isEqualTo(ExitCode.OK);
    Files.writeString(report, Files.readString(report).replace("evse: 1", "evse: 2"));
    assertThat(execute("verify-selftest", report.toString(), "--storage", storage.toString()))
        .isEqualTo(ExitCode.NOT_GENUINE);
    Files.writeString(report, "nonsense");
    assertThat(execute("verify-selftest", report.toString(), "--storage", storage.toString()))
        .isEqualTo(ExitCode.NOT_GENUINE);
    try (var left = Files.list(storage)) {
      assertThat(left.map(file -> file.getFileName().toString())).as("nothing of it is in the station's own storage")
          .containsExactlyInAnyOrder("station.lock", "station-key.pem", "station-key.pub.pem");
    }
  }

  @Test
  void selftest_withoutConfirmation_isRefused() {
    assertThat(selftest()).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("power flows at EVSE 1 during a self-test: confirm it with --power-may-flow");
    assertThat(report).doesNotExist();
  }

  @Test
  void selftest_stationRuns_isRefused() {
    try (var running = StorageFolder.hold(storage)) {
      assertThat(selftest("--power-may-flow")).as("%s", running.path()).isEqualTo(ExitCode.STORAGE);
    }
    assertThat(out.toString()).contains("in use by another running station");
    assertThat(report).doesNotExist();
  }

  @Test
  void selftest_transactionNotOver_isRefused() throws Exception {
    try (var folder = StorageFolder.hold(storage)) {
      SqliteStationStore.openInline(folder, new VirtualStationLoop(Instant.EPOCH)).close();
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + storage.resolve("station.db"));
        var statement = connection.createStatement()) {
      statement
          .execute("INSERT INTO session VALUES ('s', 'p', '2026-03-02T07:00:00Z', '{\"transaction\":{\"id\":\"t\"}}')");
    }
    assertThat(selftest("--power-may-flow")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(out.toString()).contains("a transaction was running when the station stopped");
    assertThat(report).doesNotExist();
  }

  @Test
  void selftest_unknownEvse_isRefused() {
    assertThat(execute("selftest", "--config", configuration.toString(), "--evse", "2", "--report", report.toString(),
        "--power-may-flow")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("--evse must be 1 to 1");
  }

  private int selftest(String... more) {
    var arguments = new ArrayList<>(List.of("selftest", "--config", configuration.toString(),
        "--storage", storage.toString(), "--evse", "1", "--report", report.toString()));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    var writer = new PrintWriter(out);
    return new TidegateCommand(() -> _ -> ExitCode.OK, new SelfTestRun(QUICK), new Output(writer, writer))
        .execute(arguments);
  }

  private URI address(String what) {
    var line = Pattern.compile(what + " at (http://127.0.0.1:\\d+/)");
    await().until(() -> line.matcher(out.toString()).find());
    return line.matcher(out.toString()).results().findFirst().map(found -> URI.create(found.group(1))).orElseThrow();
  }

  private static void until(HttpClient http, URI panel, Predicate<JsonNode> condition) {
    await().pollInterval(Duration.ofMillis(50)).until(() -> condition.test(seen(http, panel)));
  }

  private static JsonNode seen(HttpClient http, URI panel) throws Exception {
    return MAPPER.readTree(http.send(HttpRequest.newBuilder(panel.resolve("api/evse/1")).build(),
        HttpResponse.BodyHandlers.ofString()).body());
  }

  private static void press(HttpClient http, URI panel, String word, String body) {
    await().pollInterval(Duration.ofMillis(50)).until(() -> {
      var wanted = ((ObjectNode) MAPPER.readTree(body)).put("version", seen(http, panel).path("version").asLong());
      return post(http, panel, "api/evse/1/" + word, wanted.toString()).statusCode() == 200;
    });
  }

  private static HttpResponse<String> post(HttpClient http, URI base, String path, String body) throws Exception {
    return http.send(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json")
        .header("Origin", "http://127.0.0.1:" + base.getPort()).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
