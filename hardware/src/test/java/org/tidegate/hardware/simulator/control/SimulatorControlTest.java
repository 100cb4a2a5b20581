package org.tidegate.hardware.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.PricesView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

/** Over real sockets. */
class SimulatorControlTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ThreadLoop loop = new ThreadLoop();
  private final Host host = new Host();
  private final RecordedEvents events = new RecordedEvents();
  private final SimulatedHardware hardware = started();
  private final SimulatorControl control = new SimulatorControl(hardware, loop, host, 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    host.release.countDown();
    client.shutdownNow();
    control.close();
    hardware.close();
    loop.close();
  }

  @Test
  void state_freshStation_hasExactlyTheseFields() throws Exception {
    JsonNode state = state();
    assertThat(names(state)).containsExactly("online", "time", "availability", "evses");
    assertThat(names(state.at("/evses/0"))).containsExactly("id", "plugged", "pilot", "contactor", "cableIn",
        "bayOccupied", "lock", "commandedW", "actualW", "importWh", "exportWh", "faults", "session", "transaction",
        "car", "panel");
    assertThat(names(state.at("/evses/0/panel"))).containsExactly("screen", "permission", "reason");
    assertThat(state.at("/evses/0/car").isNull()).isTrue();
    assertThat(state.at("/evses").size()).isEqualTo(2);
    assertThat(Instant.parse(state.at("/time").textValue())).isBetween(loop.now().minusSeconds(60), loop.now());
  }

  @Test
  void state_stationsView_isShown() throws Exception {
    JsonNode evse = state().at("/evses/1");
    assertThat(evse.at("/session/id").textValue()).isEqualTo("s-1");
    assertThat(evse.at("/session/permission").textValue()).isEqualTo("asked");
    assertThat(evse.at("/session/reasons/0").textValue()).isEqualTo("permission-given");
    assertThat(evse.at("/transaction/chargingState").textValue()).isEqualTo("EVConnected");
    assertThat(evse.at("/panel/screen").textValue()).isEqualTo("request");
    assertThat(evse.at("/panel/permission").textValue()).isEqualTo("none");
    assertThat(evse.at("/panel/reason").textValue()).isEqualTo("permission-given");
    assertThat(evse.at("/faults/0").textValue()).isEqualTo("MeterFailure");
  }

  @Test
  void plugIn_iso15118_everyFieldArrives() throws Exception {
    post("/sim/evse/1/plug-in", """
        {"protocol": "ISO15118", "current": "DC", "payment": "contract", "departureS": 3600, "bidirectional": true,
         "evccId": "02:00:00:00:00:01", "capacityWh": 77000, "soc": 42.5, "stateOfHealth": 96, "maxChargeW": 11000,
         "maxDischargeW": 9000, "minSoc": 15, "targetSoc": 80}""", 202);
    await().until(() -> events.story.contains("pilot 1 B"));
    JsonNode evse = state().at("/evses/0");
    assertThat(evse.at("/plugged").booleanValue()).isTrue();
    assertThat(evse.at("/pilot").textValue()).isEqualTo("B");
    JsonNode car = evse.at("/car");
    assertThat(car.at("/soc").doubleValue()).isEqualTo(42.5);
    assertThat(car.at("/capacityWh").doubleValue()).isEqualTo(77_000);
    assertThat(car.at("/maxDischargeW").intValue()).isEqualTo(9_000);
    assertThat(car.at("/minSoc").doubleValue()).isEqualTo(15);
    assertThat(car.at("/payment").textValue()).isEqualTo("contract");
    assertThat(Instant.parse(car.at("/departure").textValue())).isAfter(loop.now().plusSeconds(3_500));
    post("/sim/evse/1/ev", "{\"soc\": 20, \"socUnknown\": true, \"maxChargeW\": 5000, \"departureS\": 60}", 202);
    await().until(() -> state().at("/evses/0/car/soc").doubleValue() == 20);
    assertThat(state().at("/evses/0/car/socUnknown").booleanValue()).isTrue();
    post("/sim/evse/1/plug-out", "{\"endSessionFirst\": false}", 202);
    await().until(() -> !state().at("/evses/0/plugged").booleanValue());
  }

  @Test
  void plugIn_basicSignalling_hasNoStateOfCharge() throws Exception {
    post("/sim/evse/2/plug-in", "{\"protocol\": \"IEC61851\", \"current\": \"AC\", \"amps\": 16, \"phases\": 1}", 202);
    await().until(() -> state().at("/evses/1/plugged").booleanValue());
    assertThat(state().at("/evses/1/car/soc").isNull()).isTrue();
    assertThat(state().at("/evses/1/car/maxChargeW").intValue()).isEqualTo(3_680);
    assertThat(state().at("/evses/1/car/bidirectional").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /sim/evse/1/plug-in      | {"protocol": "ISO15118"}
      /sim/evse/1/plug-out     |
      /sim/evse/1/plug-out     | {"endSessionFirst": true}
      /sim/evse/1/swipe        | {"idToken": "04A1", "type": "ISO14443", "evses": [1, 2]}
      /sim/evse/1/swipe        | {"idToken": "04A1"}
      /sim/evse/1/fault        | {"code": "GroundFailure"}
      /sim/evse/1/clear-fault  | {"code": "MREC6UnderVoltage"}
      /sim/evse/1/ev/pause     | {}
      /sim/evse/1/ev/resume    |
      /sim/evse/1/ev           | {"minSoc": null}
      /sim/evse/1/device       | {"meterSilent": true, "contactorStuck": true, "dischargeLimitSign": "negative"}
      /sim/evse/1/device       | {"converter": {"lagMs": 500, "errorPercent": -3.5, "stuck": true}, "leaseSeconds": 1.5}
      /sim/network/disconnect  | {}
      /sim/network/connect     | {}
      /sim/grid                | {"frequencyHz": 49.5, "voltageV": 231, "siteLoadW": 1200, "outage": true}
      /sim/grid                | {"frequencyHz": 49.8, "rampHzPerS": 0.1, "siteLoadW": -3000, "siteMeterDelayMs": 800}
      /sim/grid                | {"metersSilent": true}
      /sim/external-limit      | {"evse": 0, "source": "EMS", "limitW": 4200}
      /sim/external-limit      | {"evse": 1, "source": "SO", "dischargeLimitW": -3000, "setpointW": -1000}
      /sim/external-limit      | {"evse": 0, "source": "EMS", "released": true}
      /sim/stall               | {"seconds": 0.5}
      /sim/time-scale          | {"factor": 60}""")
  void command_wellFormed_isAcceptedAtOnce(String path, String body) throws Exception {
    host.release.countDown();
    post(path, body == null ? "" : body, 202);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /sim/evse/1/plug-in     | {}                                                   | protocol
      /sim/evse/1/plug-in     | {"protocol": "IEC62196"}                             | protocol
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "current": "AC"}            | DC
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "soc": 100.1}               | soc
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "soc": "50"}                | soc
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "soc": 1, "soc": 2}         | not JSON
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "maxDischargeW": -1}        | maxDischargeW
      /sim/evse/1/plug-in     | {"protocol": "ISO15118", "colour": "red"}            | colour
      /sim/evse/2/plug-in     | {"protocol": "IEC61851", "phases": 4}                | phases
      /sim/evse/2/plug-in     | {"protocol": "IEC61851", "phases": 1.5}              | phases
      /sim/evse/1/plug-out    | {"endSessionFirst": 1}                               | endSessionFirst
      /sim/evse/1/swipe       | {}                                                   | idToken
      /sim/evse/1/swipe       | {"idToken": "0123456789012345678901234567890123456"} | idToken
      /sim/evse/1/swipe       | {"idToken": "04A1", "type": "NoAuthorization"}       | type
      /sim/evse/1/swipe       | {"idToken": "04A1", "evses": [3]}                    | evses
      /sim/evse/1/swipe       | {"idToken": "04A1", "evses": []}                     | evses
      /sim/evse/1/fault       | {}                                                   | code
      /sim/evse/1/fault       | {"code": ""}                                         | code
      /sim/evse/1/ev/pause    | {"now": true}                                        | now
      /sim/evse/1/ev          | {"departureS": -1}                                   | departureS
      /sim/evse/1/device      | {"leaseSeconds": 3.1}                                | leaseSeconds
      /sim/evse/1/device      | {"leaseSeconds": 0}                                  | leaseSeconds
      /sim/evse/1/device      | {"converter": {"speed": 1}}                          | speed
      /sim/evse/1/device      | {"dischargeLimitSign": "both"}                       | negative
      /sim/grid               | {"frequencyHz": -1}                                  | frequencyHz
      /sim/grid               | {"rampHzPerS": 0.5}                                  | frequencyHz
      /sim/grid               | {"frequencyHz": 50, "rampHzPerS": 0}                 | rampHzPerS
      /sim/grid               | {"siteMeterDelayMs": -1}                             | siteMeterDelayMs
      /sim/external-limit     | {"evse": 0, "source": "EMS"}                         | limit
      /sim/external-limit     | {"evse": 3, "source": "EMS", "limitW": 1}            | evse
      /sim/external-limit     | {"evse": 0, "source": "DSO", "limitW": 1}            | source
      /sim/external-limit     | {"evse": 0, "source": "EMS", "limitW": -1}           | limitW
      /sim/external-limit     | {"evse": 0, "source": "EMS", "dischargeLimitW": 1}   | dischargeLimitW
      /sim/external-limit     | {"evse": 0, "source": "EMS", "schedule": {}}         | steps
      /sim/stall              | {}                                                   | seconds
      /sim/stall              | {"seconds": 1e9}                                     | seconds
      /sim/time-scale         | {"factor": 0}                                        | factor
      /sim/time-scale         | [1]                                                  | object
      /sim/time-scale         | {"factor": 2} x                                      | not JSON
      /sim/time-scale         | [[[[[[[[[[[[1]]]]]]]]]]]]                            | not JSON""")
  void command_notRight_isRefusedWithReason(String path, String body, String reason) throws Exception {
    assertThat(post(path, body, 400).at("/error").textValue()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sim/evse/0/plug-in", "/sim/evse/3/plug-in", "/sim/evse/1/nothing", "/sim/evse/x/ev", "/sim",
      "/sim/evse/99999999999/ev", "/sim/../etc/passwd"})
  void command_unknownPlace_isNotFound(String path) throws Exception {
    assertThat(post(path, "{}", 404).at("/error").textValue()).isNotEmpty();
  }

  @Test
  void method_wrong_isNotAllowed() throws Exception {
    assertThat(get("/sim/stall").statusCode()).isEqualTo(405);
    post("/sim/state", "{}", 405);
    assertThat(get("/").body()).contains("/sim/evse/{n}/plug-in");
  }

  @Test
  void body_tooLarge_isRefused() throws Exception {
    JsonNode answer = post("/sim/evse/1/fault", "{\"code\": \"" + "x".repeat(17_000) + "\"}", 413);
    assertThat(answer.at("/error").textValue()).contains("16384");
  }

  @Test
  void origin_ofAnotherPage_isRefused() throws Exception {
    assertThat(send(request("/sim/grid", "{}").header("Origin", "http://127.0.0.1:1")).statusCode()).isEqualTo(403);
    assertThat(send(request("/sim/grid", "{}").header("Origin", "null")).statusCode()).isEqualTo(403);
    assertThat(send(request("/sim/grid", "{}").header("Origin", "http://127.0.0.1:" + control.port())).statusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"evil.example, 403", "127.0.0.1.evil.example, 403", "localhost, 200", "LOCALHOST:80, 200",
      "127.0.0.1, 200", "'', 403"})
  void host_otherName_isRefused(String name, int status) throws Exception {
    assertThat(raw("GET /sim/state HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void request_thatIsNoHttp_isRefusedAndClosed() throws Exception {
    assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400").contains("\"error\"");
  }

  @Test
  void externalLimit_schedule_everyFieldArrives() throws Exception {
    post("/sim/external-limit", """
        {"evse": 1, "source": "SO", "schedule": {"startInS": 60, "durationS": 3600, "steps": [
        {"startS": 0, "limitW": 4200, "dischargeLimitW": 0}, {"startS": 900, "setpointW": -2000}]}}""", 202);
    post("/sim/external-limit", """
        {"evse": 1, "source": "SO", "released": true}""", 202);
    await().until(() -> events.story.contains("external limit released 1 SO"));

    var limit = events.limits.getFirst();
    assertThat(limit.start()).isEqualTo(limit.heardAt().plusSeconds(60));
    assertThat(limit.duration()).contains(Duration.ofHours(1));
    assertThat(limit.steps()).containsExactly(
        new ExternalLimit.Step(Duration.ZERO, Optional.of(new Watts(4_200)), Optional.of(Watts.ZERO), Optional.empty()),
        new ExternalLimit.Step(Duration.ofMinutes(15), Optional.empty(), Optional.empty(),
            Optional.of(new Watts(-2_000))));
  }

  @Test
  void fault_oneTooManyOfNoKind_isRefusedUntilOneIsCleared() throws Exception {
    for (int number = 1; number <= SimulatedHardware.MOST_OTHER_FAULTS; number++) {
      post("/sim/evse/1/fault", "{\"code\": \"noise " + number + "\"}", 202);
    }
    await().until(() -> Collections.frequency(events.story, "fault 1 OtherFailure") == 20);
    assertThat(post("/sim/evse/1/fault", "{\"code\": \"one more\"}", 400).at("/error").textValue())
        .isEqualTo("EVSE 1 has 20 faults of no kind of their own already; clear one with clear-fault");
    post("/sim/evse/1/fault", "{\"code\": \"noise 7\"}", 202);
    post("/sim/evse/1/fault", "{\"code\": \"GroundFailure\"}", 202);
    post("/sim/evse/1/clear-fault", "{\"code\": \"noise 7\"}", 202);
    await().until(() -> events.story.contains("cleared 1 OtherFailure"));
    post("/sim/evse/1/fault", "{\"code\": \"one more\"}", 202);
  }

  @Test
  void commands_oneAfterTheOther_areCarriedOutInThatOrder() throws Exception {
    post("/sim/network/disconnect", "{}", 202);
    post("/sim/evse/1/fault", "{\"code\": \"a\"}", 202);
    post("/sim/network/connect", "{}", 202);
    post("/sim/evse/1/swipe", "{\"idToken\": \"04A1\"}", 202);
    await().until(() -> events.story.contains("card 04A1 ISO14443 [1]"));
    assertThat(host.calls).containsExactly("disconnect", "connect");
    assertThat(events.story).containsSubsequence("fault 1 OtherFailure", "card 04A1 ISO14443 [1]");
  }

  @Test
  void stall_whileDischarging_stateStillAnswersAndPowerEndsWithTheLease() throws Exception {
    post("/sim/evse/1/plug-in",
        "{\"protocol\": \"ISO15118\", \"bidirectional\": true}", 202);
    loop.execute(() -> {
      var devices = hardware.evses().getFirst();
      devices.contactor().close();
      devices.pilot().offer(new Watts(11_000));
    });
    await().until(() -> state().at("/evses/0/pilot").textValue().equals("C"));
    post("/sim/evse/1/device", "{\"leaseSeconds\": 0.7}", 202);
    await().until(() -> {
      loop.execute(() -> hardware.evses().getFirst().powerStage().command(new Watts(-5_000), PowerStage.LONGEST_LEASE));
      return state().at("/evses/0/actualW").intValue() == -5_000;
    });
    post("/sim/stall", "{\"seconds\": 60}", 202);
    await().until(() -> host.calls.contains("stall PT1M"));
    await().until(() -> state().at("/evses/0/actualW").intValue() == 0);
    assertThat(state().at("/evses/0/commandedW").intValue()).isZero();
  }

  @Test
  void port_inUse_isRefusedPlainly() {
    assertThatIllegalStateException().isThrownBy(() -> new SimulatorControl(hardware, loop, host, control.port()))
        .withMessageContaining(String.valueOf(control.port()));
  }

  /** What no car can be is refused to its sender; on the station loop it would end the station's work. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"phaseShares\": [50, 20]}", "{\"phaseShares\": [100, 0, 0, 0]}", "{\"phaseShares\": [0]}"})
  void change_carThatCantBe_isRefused(String body) throws Exception {
    post("/sim/evse/1/plug-in", "{\"protocol\": \"ISO15118\"}", 202);
    assertThat(post("/sim/evse/1/ev", body, 400).at("/error").textValue()).contains("phase");
    assertThat(CompletableFuture.supplyAsync(() -> hardware.state(1).car().isPresent(), loop).get(PATIENCE.toSeconds(),
        TimeUnit.SECONDS))
        .isTrue();
  }

  /** A hung loop does nothing of what it is told: what waits is bounded, and the sender knows. */
  @Test
  void commands_loopHangs_areRefusedOnceManyWait() throws Exception {
    post("/sim/stall", "{\"seconds\": 1}", 202);
    int accepted = 0;
    try (var socket = new Socket("127.0.0.1", control.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      var request = "POST /sim/evse/1/ev/pause HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);
      var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (accepted <= 1_000) {
        socket.getOutputStream().write(request);
        if (!status(answers).equals("202")) {
          break;
        }
        accepted++;
      }
    }
    assertThat(accepted).isEqualTo(999);
    assertThat(post("/sim/evse/1/ev/resume", "{}", 503).at("/error").textValue())
        .isEqualTo("1000 commands wait already");
    host.release.countDown();
    await().untilAsserted(() -> post("/sim/evse/1/ev/resume", "{}", 202));
  }

  /** The status of one answer, which is read whole. */
  private static String status(BufferedReader answers) throws IOException {
    String status = answers.readLine().split(" ")[1];
    int length = 0;
    for (String header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    for (int read = 0; read < length; read++) {
      assertThat(answers.read()).isNotNegative();
    }
    return status;
  }

  /** Whoever asks on and on and reads no answer is not read any more: the answers would fill the memory. */
  @Test
  void answers_nobodyReads_areNotHeaped() throws Exception {
    var request = ("GET /sim/state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(1_000))
        .getBytes(StandardCharsets.US_ASCII);
    try (var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", control.port()))) {
      channel.configureBlocking(false);
      long sent = 0;
      for (int idle = 0; idle < 20 && sent < 20_000_000; idle++) {
        for (int count = 1; count > 0 && sent < 20_000_000; sent += count) {
          count = channel.write(ByteBuffer.wrap(request));
          idle = count > 0 ? 0 : idle;
        }
        get("/");
      }
      assertThat(sent).isLessThan(20_000_000);
    }
    assertThat(state().at("/online").booleanValue()).isTrue();
  }

  @Test
  void connections_tooMany_areClosedAtOnce() throws Exception {
    var sockets = new ArrayList<Socket>();
    try {
      for (int count = 0; count < 70; count++) {
        sockets.add(new Socket("127.0.0.1", control.port()));
      }
      var last = sockets.getLast();
      last.setSoTimeout((int) PATIENCE.toMillis());
      assertThat(last.getInputStream().read()).isEqualTo(-1);
      sockets.removeFirst().close();
      await().untilAsserted(() -> assertThat(raw("GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).contains(" 200 "));
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  private SimulatedHardware started() {
    var simulated = new SimulatedHardware(loop, Bench.SETTINGS, SimulatedMemory.inMemory());
    simulated.start(events);
    return simulated;
  }

  private JsonNode state() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/sim/state");
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path, body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + control.port() + path);
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", control.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> names(JsonNode object) {
    var names = new CopyOnWriteArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A program that writes down what it is asked, and hangs its loop until released. */
  private static final class Host implements SimulationHost {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void disconnectNetwork() {
      calls.add("disconnect");
    }

    @Override
    public void connectNetwork() {
      calls.add("connect");
    }

    @Override
    public void stall(Duration time) {
      calls.add("stall " + time);
      try {
        release.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public StationView view() {
      return new StationView(Instant.EPOCH, true, "Operative", "Aggregator", Optional.empty(),
          List.of(evse(1, Screen.IDLE, List.of(), Optional.empty()),
              evse(2, Screen.REQUEST, List.of(new Fault(FaultKind.MeterFailure, FaultSource.PROGRAM, "silent")),
                  Optional.of(session()))));
    }

    private static EvseView evse(int id, Screen screen, List<Fault> faults, Optional<SessionView> session) {
      return new EvseView(id, 1, screen, false, CurrentKind.DC, true, Watts.ZERO, Optional.empty(),
          new PricesView(Optional.empty(), Optional.empty(), Optional.empty()), List.of(), faults, session,
          Optional.empty());
    }

    private static SessionView session() {
      return new SessionView("s-1", Instant.EPOCH, Optional.empty(), false, true, false, PermissionState.ASKED,
          Optional.empty(), false, Optional.empty(), Optional.empty(), List.of(LimitReason.PERMISSION_GIVEN),
          Optional.of("t-1"), Optional.of(ChargingState.EVConnected), WattHours.ZERO, WattHours.ZERO, Optional.empty(),
          Optional.empty(), Optional.empty());
    }
  }
}
