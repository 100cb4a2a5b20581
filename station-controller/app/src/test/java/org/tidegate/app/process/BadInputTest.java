package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * What a program must bear or refuse when what it is given is wrong. In real time: exit codes, sockets and disks belong
 * to processes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BadInputTest {
  private static final int RUBBISH_CALLS = 20;

  @TempDir
  Path folder;

  @Test
  void run_configurationIsWrong_endsWithItsCodeAndExplainsEachMistake() throws Exception {
    var file = Files.writeString(folder.resolve("station.yaml"), """
        ocpp:
          url: http://127.0.0.1:9000/ocpp
        hardware:
          driver: simulated
          evses:
            - current: DC
              charge-watts: minus one
              colour: red
        """);

    var program = program("wrong-configuration", folder.resolve("storage"), "--config", file.toString());

    assertThat(program.exitCode(PATIENCE)).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(program.printed().lines())
        .anySatisfy(line -> assertThat(line).contains("station.yaml:2: ocpp.url: ", "http://127.0.0.1:9000/ocpp", "ws"))
        .anySatisfy(line -> assertThat(line).contains("station.yaml:7: hardware.evses[1].charge-watts: ", "minus one"))
        .anySatisfy(line -> assertThat(line).contains("station.yaml:8: hardware.evses[1].colour: "))
        .noneMatch(line -> line.contains("Exception"));
    assertThat(folder.resolve("storage")).doesNotExist();
  }

  /**
   * From its first byte on, or only in what comes after the first page of a good one.
   *
   * @param from where the damage begins
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 4096})
  void run_databaseIsDamaged_endsWithItsCodeAndOneSentenceAndLeavesTheFileAsItWas(int from) throws Exception {
    var storage = folder.resolve("storage");
    try (var held = StorageFolder.hold(storage);
        var store = SqliteStationStore.openInline(held, new VirtualStationLoop(Instant.EPOCH))) {
      store.load();
    }
    var database = storage.resolve("station.db");
    var damaged = Files.readAllBytes(database);
    var rubbish = new byte[damaged.length - from];
    new Random(1).nextBytes(rubbish);
    System.arraycopy(rubbish, 0, damaged, from, rubbish.length);
    Files.write(database, damaged);

    var program = program("damaged-database", storage);

    assertThat(program.exitCode(PATIENCE)).isEqualTo(ExitCode.STORAGE).isEqualTo(74);
    assertThat(program.printed()).doesNotContain("Exception", "\tat ");
    assertThat(program.printed().lines().filter(line -> line.contains("station.db"))).singleElement().asString()
        .startsWith(database.toString()).endsWith("move it away to start anew or put a backup in its place");
    assertThat(database).hasBinaryContent(damaged);
  }

  /** Not even the superuser can make a folder in the first, or below the file that the second is. */
  @ParameterizedTest
  @ValueSource(strings = {"/proc/tidegate", "/dev/null/tidegate"})
  void run_storageCannotBeWritten_endsWithItsCode(String storage) throws Exception {
    var program = program("unwritable-storage", Path.of(storage));

    assertThat(program.exitCode(PATIENCE)).isEqualTo(ExitCode.STORAGE);
    assertThat(program.printed()).contains(storage).doesNotContain("\tat ");
  }

  @Test
  void run_storageIsHeldByAnother_endsWithItsCode() throws Exception {
    try (var station = new StationProcess(folder, "holder", StationProcess.configuration(StationProcess.freePort()))) {
      station.start();

      var program = program("second", station.storage());

      assertThat(program.exitCode(PATIENCE)).isEqualTo(ExitCode.STORAGE);
      assertThat(program.printed()).contains("in use");
      assertThat(station.evse().path("plugged").asBoolean()).isFalse();
    }
  }

  @Test
  void ports_getRubbish_stationStaysAlive() throws Exception {
    try (var station = new StationProcess(folder, "rubbish-http",
        StationProcess.configuration(StationProcess.freePort()))) {
      station.start();
      for (int port : List.of(station.simulatorPort(), station.panelPort())) {
        var random = new Random(port);
        for (int call = 0; call < RUBBISH_CALLS; call++) {
          send(port, noise(random));
        }
        send(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX: %s\r\n\r\n".formatted(port, "x".repeat(1_000_000)));
        send(port, "POST /sim/evse/1/plug-in HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 999999999\r\n\r\n{"
            .formatted(port));
        send(port, "POST /api/evse/1/start HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            .formatted(port));
      }
      for (var body : List.of("", "null", "[]", "{", "{\"protocol\": 1}", "[".repeat(100_000), "{\"soc\": 1e999}")) {
        assertThat(station.post(station.simulatorPort(), "/sim/evse/1/plug-in", body).statusCode()).as(body)
            .isBetween(400, 499);
        assertThat(station.post(station.panelPort(), "/api/evse/1/permission", body).statusCode()).as(body)
            .isBetween(400, 499);
      }
      assertThat(station.post(station.simulatorPort(), "/sim/evse/99/plug-in", "{}").statusCode()).isEqualTo(404);

      works(station);
    }
  }

  @Test
  void centralSystem_sendsRubbish_stationStaysAliveAndGoesOn() throws Exception {
    try (var stranger = new StrangerCentralSystem();
        var station = new StationProcess(folder, "rubbish-websocket",
            StationProcess.configuration(stranger.port()))) {
      station.start();
      stranger.awaitCall("BootNotification", _ -> true);
      for (var text : List.of("", "{", "null", "[]", "[9,\"1\"]", "[2,\"1\",\"Reset\"]", "[2,7,\"Reset\",{}]",
          "[3,\"nobody asked\",{}]", "[4,\"nobody asked\",\"\",\"\",{}]", "[2,\"2\",\"Nonsense\",{}]",
          "[2,\"3\",\"Reset\",{\"type\":\"Sometimes\"}]", "[".repeat(10_000))) {
        stranger.send("text", text);
      }
      stranger.call("Accepted", "TriggerMessage", """
          {"requestedMessage": "Heartbeat"}""");

      stranger.send("binary", Base64.getEncoder().encodeToString(new byte[]{0, 1, 2, (byte) 255}));
      stranger.send("bytes", 5_000_000);

      await("the connection is given up and made anew")
          .until(() -> stranger.said("connected").size() > 1);
      await().until(() -> station.state().path("online").asBoolean());
      stranger.call("Accepted", "TriggerMessage", """
          {"requestedMessage": "Heartbeat"}""");
      works(station);
    }
  }

  /**
   * A limit of the process on the size of files: every further byte is refused, as by a full disk (EFBIG for ENOSPC). The
   * virtual-time tests of the store cover the rest.
   */
  @Test
  void storage_isFullWhileDischarging_noMoreDischargeAndTheReasonIsTold() throws Exception {
    try (var centralSystem = new LiveCentralSystem();
        var station = new StationProcess(folder, "full-disk", StationProcess.configuration(centralSystem.port()))) {
      station.start();
      var story = new Story(station, centralSystem);
      story.untilDischarging(6000);

      var limit = new ProcessBuilder("prlimit", "--pid", Long.toString(station.program().pid()), "--fsize=1:1")
          .inheritIO().start();
      assertThat(limit.waitFor()).isZero();
      centralSystem.prices("0.30", "0.20");

      story.awaitEvse("no discharge", evse -> evse.path("actualW").asInt() >= 0);
      long from = System.nanoTime();
      await("two seconds more").until(() -> {
        assertThat(station.evse().path("actualW").asInt()).as("none begins again").isNotNegative();
        return System.nanoTime() - from > Duration.ofSeconds(2).toNanos();
      });
      assertThat(station.evse().at("/session/reasons").valueStream().map(JsonNode::asText)).contains("device-health");
      assertThat(station.program().printed()).contains("storage failed: no more discharge");
    }
  }

  private static ProgramProcess program(String name, Path storage, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("run", "--storage", storage.toString(), "--sim-port", "0",
        "--panel-port", "0"));
    arguments.addAll(List.of(more));
    return ProgramProcess.start(ProgramProcess.newLog(name), arguments);
  }

  /** Everything still happens that should. */
  private static void works(StationProcess station) throws IOException {
    station.simulate("evse/1/plug-in", Story.CAR);
    await().until(() -> station.panel().path("startOffered").asBoolean());
    station.press("start", "{}");
    await().until(() -> station.evse().path("actualW").asInt() > 0);
    assertThat(station.complaints()).isEmpty();
  }

  private static String noise(Random random) {
    var bytes = new byte[1 + random.nextInt(4000)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The other end may hang up before all is sent: that is one way to refuse it. */
  private static void send(int port, String rubbish) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(rubbish.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException _) {
      // Refused.
    }
  }
}
