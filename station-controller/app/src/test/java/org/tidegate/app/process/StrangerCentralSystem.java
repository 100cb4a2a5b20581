package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** The strict central system of {@code src/test/node}, in a process of its own. Used by one thread. */
final class StrangerCentralSystem implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SCRIPT = Path.of("src", "test", "node", "central-system.mjs");
  /** Where the adapter's build installs the package, by its lock file. */
  private static final Path PACKAGES = Path.of("..", "..", "ocpp-adapter", "target", "npm");
  private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
  private final int port = StationProcess.freePort();
  private final Process process;
  private final Writer commands;
  private final Set<String> answered = new TreeSet<>();
  private volatile boolean closing;
  private int lastId;

  /** A central system that listens, and speaks OCPP 2.0.1. */
  StrangerCentralSystem() throws IOException {
    this(OcppVersion.V201);
  }

  /** The same in another version. */
  StrangerCentralSystem(OcppVersion version) throws IOException {
    process = new ProcessBuilder("node", SCRIPT.toString(), PACKAGES.toAbsolutePath().normalize().toString(),
        Integer.toString(port), version.subprotocol()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    commands = process.outputWriter();
    Thread.ofVirtual().start(() -> read(process.inputReader()));
    await("it listens").until(() -> !said("listening").isEmpty());
  }

  int port() {
    return port;
  }

  /** Calls the station; its answer, or the error's code in {@code error}. */
  JsonNode call(String method, String params) throws IOException {
    int id = ++lastId;
    write(MAPPER.createObjectNode().put("id", id).put("method", method).set("params", MAPPER.readTree(params)));
    var answer = await(method).pollInterval(Duration.ofMillis(20))
        .until(() -> lines.stream().filter(line -> line.path("id").asInt() == id).findFirst(),
            found -> found.isPresent())
        .orElseThrow();
    if (answer.path("type").asText().equals("result")) {
      answered.add(method);
    }
    return answer.path("type").asText().equals("result")
        ? answer.path("result")
        : MAPPER.createObjectNode().put("error", answer.path("code").asText() + " " + answer.path("why").asText());
  }

  /** Calls the station, which must answer with this status. */
  JsonNode call(String status, String method, String params) throws IOException {
    var answer = call(method, params);
    assertThat(answer.path("status").asText()).as("%s %s: %s", method, params, answer).isEqualTo(status);
    return answer;
  }

  /** Sends what no central system may send. */
  void send(String field, Object rubbish) throws IOException {
    write(MAPPER.createObjectNode().putPOJO(field, rubbish));
  }

  /** What the station called so far, oldest first. */
  List<JsonNode> calls(String method) {
    return said("call").stream().filter(line -> line.path("method").asText().equals(method))
        .map(line -> line.path("params")).toList();
  }

  /** The actions that the station called so far. */
  Set<String> calledByStation() {
    return said("call").stream().map(line -> line.path("method").asText()).collect(Collectors.toSet());
  }

  /** The actions that the station answered so far, not by a CALLERROR. */
  Set<String> answeredByStation() {
    return answered;
  }

  /** Contents of the station's own messages, oldest first. */
  Stream<JsonNode> transferred(String messageId) {
    return calls("DataTransfer").stream().filter(call -> call.path("messageId").asText().equals(messageId))
        .map(call -> call.path("data"));
  }

  /** Waits for such a call; the newest one. */
  JsonNode awaitCall(String method, Predicate<JsonNode> condition) {
    return await(method).pollInterval(Duration.ofMillis(20))
        .until(() -> calls(method).stream().filter(condition).reduce((_, last) -> last), found -> found.isPresent())
        .orElseThrow();
  }

  /** Lines of this type. */
  List<JsonNode> said(String type) {
    return lines.stream().filter(line -> line.path("type").asText().equals(type)).toList();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    process.destroyForcibly();
    process.waitFor();
  }

  private void write(ObjectNode command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  private void write(JsonNode command) throws IOException {
    write((ObjectNode) command);
  }

  private void read(BufferedReader output) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(MAPPER.readTree(line));
      }
    } catch (IOException e) {
      // Destroying a process closes its streams while it still lives.
      if (!closing) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
