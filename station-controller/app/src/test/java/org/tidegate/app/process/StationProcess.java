package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * A station with simulated hardware in a process of its own, with ports and a storage folder that stay the same when it
 * is started again. Safe from any thread, but for start, kill and close.
 */
public final class StationProcess implements AutoCloseable {
  static final String IDENTITY = "PROCESS-1";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();
  private static final int MOST_STALE = 10;
  private static final Pattern COMPLAINT = Pattern
      .compile(" ERROR |DO NOT match|OutOfMemory|logging.ErrorManager|^Exception in thread");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE).build();
  private final Path folder;
  private final Path log;
  private final int simulatorPort = freePort();
  private final int panelPort = freePort();
  private @Nullable ProgramProcess program;

  /**
   * A station that has not started.
   *
   * @param name of its log
   */
  public StationProcess(Path folder, String name, String configuration) throws IOException {
    this.folder = folder;
    this.log = ProgramProcess.newLog(name);
    Files.writeString(folder.resolve("station.yaml"), configuration);
  }

  /** A bidirectional DC and an ordinary AC EVSE, for a central system at this port. */
  public static String configuration(int centralSystemPort) {
    return """
        ocpp:
          url: ws://127.0.0.1:%d/ocpp
          identity: %s
          security-profile: 0
        hardware:
          driver: simulated
          evses:
            - current: DC
              charge-watts: 11000
              discharge-watts: 11000
              export-approval: {grid-profile: simulated, watts: 11000, reference: simulated}
            - current: AC
              charge-watts: 11000
        timing:
          summary-seconds: 5
          enter-service-seconds: 0
        prices: {sale-per-kwh: 0.32, purchase-per-kwh: 0.29}
        variables:
          - {component: OCPPCommCtrlr, variable: RetryBackOffWaitMinimum, value: 2}
          - {component: OCPPCommCtrlr, variable: RetryBackOffRandomRange, value: 2}
        """.formatted(centralSystemPort, IDENTITY);
  }

  /**
   * A port that nobody uses. It is below those that the system gives to outgoing connections, so it is still free when a
   * killed process comes back. Each is given once only: a process that was given one may take it much later.
   */
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      if (!GIVEN.add(port)) {
        continue;
      }
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException _) {
        // Taken: another one.
      }
    }
  }

  /** Starts the program and waits until it answers; tells how long that took. */
  public Duration start() throws IOException {
    long from = System.nanoTime();
    var started = ProgramProcess.start(log, List.of("run", "--config", folder.resolve("station.yaml").toString(),
        "--storage", storage().toString(), "--sim-port", Integer.toString(simulatorPort), "--panel-port",
        Integer.toString(panelPort)));
    program = started;
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
      assertThat(started.isAlive()).as("it runs; see %s", log).isTrue();
      return answers();
    });
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    program().kill();
  }

  /** SIGTERM; tells the exit code. */
  public int end() throws InterruptedException {
    program().terminate();
    return program().exitCode(PATIENCE);
  }

  ProgramProcess program() {
    if (program == null) {
      throw new IllegalStateException("not started");
    }
    return program;
  }

  Path storage() {
    return folder.resolve("storage");
  }

  int simulatorPort() {
    return simulatorPort;
  }

  int panelPort() {
    return panelPort;
  }

  /** What the program printed, in all its lives, that it must not have to print. */
  public List<String> complaints() throws IOException {
    return Files.readAllLines(log).stream().filter(line -> COMPLAINT.matcher(line).find()).toList();
  }

  /** What physically is. */
  public JsonNode state() throws IOException {
    return ok(get(simulatorPort, "/sim/state"));
  }

  /** What physically is at EVSE 1. */
  JsonNode evse() throws IOException {
    return state().path("evses").path(0);
  }

  /** Tells the simulator something. */
  public void simulate(String path, String body) throws IOException {
    ok(post(simulatorPort, "/sim/" + path, body));
  }

  /** What the panel shows of EVSE 1. */
  JsonNode panel() throws IOException {
    return ok(get(panelPort, "/api/evse/1"));
  }

  /** Does something at the panel of EVSE 1, on the newest state of it, which must let it happen. */
  JsonNode press(String word, String body) throws IOException {
    var answer = tryPress(word, body);
    assertThat(answer.statusCode()).as("%s %s: %s", word, body, answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  /** The same, whatever the answer; when something else changes the state meanwhile, it is done on the newer one. */
  HttpResponse<String> tryPress(String word, String body) throws IOException {
    var answer = press(word, body, panel().path("version").asLong());
    for (int again = 0; answer.statusCode() == 409 && again < MOST_STALE; again++) {
      answer = press(word, body, panel().path("version").asLong());
    }
    return answer;
  }

  /** The same on the state of this version only. */
  HttpResponse<String> press(String word, String body, long version) throws IOException {
    var wanted = ((ObjectNode) MAPPER.readTree(body)).put("version", version);
    return post(panelPort, "/api/evse/1/" + word, wanted.toString());
  }

  HttpResponse<String> get(int port, String path) throws IOException {
    return send(request(port, path).GET());
  }

  HttpResponse<String> post(int port, String path, String body) throws IOException {
    return send(request(port, path).header("Content-Type", "application/json")
        .header("Origin", "http://127.0.0.1:" + port).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Ends the process if it still runs. */
  @Override
  public void close() throws InterruptedException {
    if (program != null && program.isAlive()) {
      program.kill();
    }
    http.close();
  }

  private boolean answers() {
    try {
      return get(simulatorPort, "/sim/state").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode ok(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isBetween(200, 299);
    return MAPPER.readTree(answer.body());
  }
}
