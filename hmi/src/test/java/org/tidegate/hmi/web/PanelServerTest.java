package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.fixture.Patience.await;

/** The rules of the listener, also against an attacker. */
@Isolated("it counts this process's threads")
class PanelServerTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ThreadLoop loop = new ThreadLoop();
  private final FakeStation station = new FakeStation(loop, Views.station(Views.ready(1, loop.now())));
  private PanelServer server;
  private Wire wire;

  @BeforeEach
  void start() {
    server = new PanelServer(PanelSettings.defaults(), station, station, loop);
    wire = new Wire(server.start());
  }

  @AfterEach
  void stop() {
    server.close();
    loop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/panel/1", "/panel/1/conditions", "/panel/1/details", "/panel/1/confirm", "/panel.css",
      "/panel.js", "/icon.svg", "/api/evse/1"})
  void get_known_isAnsweredWithAllProtections(String path) throws Exception {
    var reply = wire.get(path);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'").doesNotContain("unsafe");
    assertThat(reply.headers()).containsEntry("x-content-type-options", "nosniff").containsEntry("x-frame-options",
        "DENY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/panel/2", "/panel/x", "/panel/99999999999999", "/panel/1/nothing",
      "/api/evse/7",
      "/../etc/passwd", "/panel/1/../../x", "/api", "/api/evse", "/%00"})
  void get_unknown_isNotFound(String path) throws Exception {
    assertThat(wire.get(path).status()).isEqualTo(404);
  }

  @Test
  void get_wholePage_isSmall() throws Exception {
    int bytes = 0;
    for (var path : List.of("/panel/1", "/panel.css", "/panel.js", "/icon.svg")) {
      bytes += wire.get(path).body().length();
    }
    assertThat(bytes).isLessThan(50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""})
  void get_foreignHost_isForbidden(String host) throws Exception {
    assertThat(wire.get("/panel/1", "Host: " + host).status()).isEqualTo(403);
  }

  @Test
  void get_twoHosts_isForbidden() throws Exception {
    assertThat(wire.get("/panel/1", "Host: 127.0.0.1:" + wire.port(), "Host: evil.example").status())
        .isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "LocalHost"})
  void get_ownHost_isAnswered(String host) throws Exception {
    assertThat(wire.get("/panel/1", "Host: " + host + ":" + wire.port()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "http://127.0.0.1"})
  void post_foreignOrigin_isForbidden(String origin) throws Exception {
    assertThat(wire.json("/api/evse/1/permission", permission("granted"), "Origin: " + origin).status()).isEqualTo(403);
    assertThat(wire.form("/panel/1/permission", form("permission=granted"), "Origin: " + origin).status())
        .isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  /** NTP, or the central system, sets the clock: the question stands as long as it did. */
  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void get_clockWasSetMeanwhile_asMuchTimeIsLeftAsBefore(long seconds) throws Exception {
    var until = Deadline.after(loop.nanoTime(), Duration.ofMinutes(9).plusSeconds(59));
    station
        .show(Views.station(Views.session(Views.ready(1, loop.now()), session -> Views.answerUntil(session, until))));
    loop.setWallClock(loop.now().plusSeconds(seconds));
    assertThat(wire.get("/panel/1").body()).containsPattern("5\\d\\d s left").doesNotContain("more-time");
    var told = Instant.parse(MAPPER.readTree(wire.get("/api/evse/1").body()).path("answerUntil").asText());
    assertThat(told).isBetween(loop.now().plusSeconds(500), loop.now().plusSeconds(600));
    station.show(Views.station(Views.announced(Views.ready(1, loop.now()), until)));
    assertThat(wire.get("/panel/1").body()).containsPattern("in 5\\d\\d s");
  }

  @Test
  void post_keyCode_isTypedKeyByKeyAndThenSent() throws Exception {
    station.show(Views.identifying(Views.station(Views.ready(1, loop.now())),
        new IdentificationView(true, Map.of(), Optional.empty())));
    var pad = wire.form("/panel/1/key-code", form("typed=47&key=1"));
    assertThat(pad.status()).isEqualTo(200);
    assertThat(pad.body()).contains("value=\"471\"", "•••");
    assertThat(station.acts).isEmpty();
    assertThat(wire.form("/panel/1/key-code", form("typed=471&key=enter")).status()).isEqualTo(303);
    assertThat(station.acts).containsExactly("key-code 471 1 v0");
    assertThat(wire.form("/panel/1/key-code", form("typed=0000&key=enter")).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"typed=1&key=x", "typed=%3Cb%3E&key=1", "typed=1234567890123&key=1"})
  void post_keyCodeThatNobodyCanType_isRefused(String fields) throws Exception {
    station.show(Views.identifying(Views.station(Views.ready(1, loop.now())),
        new IdentificationView(true, Map.of(), Optional.empty())));
    assertThat(wire.form("/panel/1/key-code", form(fields)).status()).isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void post_keyCode_whereItIsNotOffered_leadsAway() throws Exception {
    assertThat(wire.form("/panel/1/key-code", form("typed=471&key=enter")).status()).isEqualTo(303);
    assertThat(wire.get("/panel/1/key-code").status()).isEqualTo(303);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void post_masterPass_passesOnWhatIsChosen() throws Exception {
    assertThat(wire.form("/panel/1/master-pass", form("evses=1,3")).status()).isEqualTo(303);
    assertThat(wire.form("/panel/1/master-pass", form("evses=")).status()).isEqualTo(303);
    assertThat(wire.form("/panel/1/master-pass", form("evses=1,x")).status()).isEqualTo(400);
    assertThat(station.acts).containsExactly("master-pass [1, 3] 1 v0", "master-pass [] 1 v0");
  }

  @Test
  void post_crossSiteByFetchMetadata_isForbidden() throws Exception {
    assertThat(wire.form("/panel/1/permission", form("permission=granted"), "Sec-Fetch-Site: cross-site").status())
        .isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void post_formWithoutOrWithWrongToken_isForbidden() throws Exception {
    assertThat(wire.form("/panel/1/permission", "permission=granted&version=7").status()).isEqualTo(403);
    assertThat(wire.form("/panel/1/permission", "csrf=00&permission=granted&version=7").status()).isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void post_jsonAsPlainText_isRefused() throws Exception {
    var reply = wire.send("POST", "/api/evse/1/permission", permission("granted"), "Content-Type: text/plain");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DELETE,/panel/1,405", "PUT,/api/evse/1/permission,405", "OPTIONS,/api/evse/1/permission,405",
      "POST,/,405", "POST,/panel.css,405", "GET,/api/evse/1/permission,405", "GET,/panel/1/permission,405"})
  void send_wrongMethod_isNotAllowed(String method, String path, int status) throws Exception {
    assertThat(wire.send(method, path, "").status()).isEqualTo(status);
  }

  @Test
  void post_largeBody_isTooLarge() throws Exception {
    var reply = wire.json("/api/evse/1/permission", "{\"version\":7,\"x\":\"" + "x".repeat(17_000) + "\"}");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(json(reply).path("error").asText()).isEqualTo("too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "[]", "{\"version\":7", "{\"version\":7}{}", "{\"version\":7,\"version\":8}",
      "{\"version\":7,\"permission\":[[[[[[[[[[[[[[]]]]]]]]]]]]]]}"})
  void post_badJson_isBadRequest(String body) throws Exception {
    assertThat(wire.json("/api/evse/1/permission", body).status()).isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /%zz HTTP/1.1\r\n\r\n"})
  void send_noHttp_isRefused(String text) throws Exception {
    assertThat(wire.raw(text).status()).isBetween(400, 499);
  }

  @Test
  void send_hugeHeader_isRefused() throws Exception {
    assertThat(wire.get("/panel/1", "X: " + "x".repeat(20_000)).status()).isBetween(400, 499);
  }

  @Test
  void api_state_isThePagesData() throws Exception {
    station.show(Views.station(Views.selling(1, loop.now())));
    var state = json(wire.get("/api/evse/1"));
    assertThat(state.path("permission").asText()).isEqualTo("granted");
    assertThat(state.path("screen").asText()).isEqualTo("running");
    assertThat(state.path("power").asInt()).isEqualTo(-5020);
    assertThat(state.path("soc").asDouble()).isEqualTo(62.4);
    assertThat(state.path("earned").path("minorUnits").asLong()).isEqualTo(1234);
    assertThat(state.path("earned").path("currency").asText()).isEqualTo("EUR");
    assertThat(state.path("sale-price").path("perKwh").asText()).isEqualTo("0.32");
    assertThat(state.path("conditions").path("minimum-charge").asDouble()).isEqualTo(40);
    assertThat(state.path("transaction").path("id").asText()).isEqualTo("tx-1");
    assertThat(state.path("patterns")).hasSize(4);
  }

  @Test
  void api_unknownValues_areAbsent() throws Exception {
    station.show(Views.station(Views.idle(1)));
    var state = json(wire.get("/api/evse/1"));
    assertThat(state.has("soc")).isFalse();
    assertThat(state.has("power")).isFalse();
    assertThat(state.has("earned")).isFalse();
  }

  @Test
  void api_permit_isDoneAndRemembersWhatWasSeen() throws Exception {
    var reply = wire.json("/api/evse/1/permission", permission("granted"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).path("permission").asText()).isEqualTo("granted");
    assertThat(json(reply).path("version").asLong()).isEqualTo(8);
    assertThat(station.acts).containsExactly("permit 1 v7");
    assertThat(station.seen().orElseThrow().language()).isEqualTo("en");
    assertThat(station.seen().orElseThrow().textVersion()).hasSize(12);
  }

  @Test
  void api_stalePermit_isConflictWithTheFreshState() throws Exception {
    station.change(1, evse -> evse);
    var reply = wire.json("/api/evse/1/permission", permission("granted"));
    assertThat(reply.status()).isEqualTo(409);
    assertThat(json(reply).path("version").asLong()).isEqualTo(8);
    assertThat(json(reply).path("permission").asText()).isEqualTo("none");
  }

  @Test
  void api_liveValue_keepsTheVersion() throws Exception {
    station.measure(1, 10);
    assertThat(wire.json("/api/evse/1/permission", permission("granted")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"denied", "withdrawn"})
  void api_staleDenialOrWithdrawal_takesEffect(String answer) throws Exception {
    station.change(1, evse -> evse);
    var reply = wire.json("/api/evse/1/permission", permission(answer));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).path("permission").asText()).isEqualTo(answer);
  }

  @Test
  void api_impossiblePermit_isRefused() throws Exception {
    station.show(Views.station(Views.asked(1, loop.now())));
    var reply = wire.json("/api/evse/1/permission", permission("granted"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(json(reply).path("error").asText()).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"permission\":\"granted\"}", "{\"permission\":\"granted\",\"version\":\"7\"}",
      "{\"permission\":\"granted\",\"version\":7.5}", "{\"permission\":\"maybe\",\"version\":7}", "{\"version\":7}",
      ""})
  void api_versionOrAnswerMissing_isBadRequest(String body) throws Exception {
    assertThat(wire.json("/api/evse/1/permission", body).status()).isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void api_conditions_areSetAndTheRestStays() throws Exception {
    var reply = wire.json("/api/evse/1/conditions", """
        {"version":7,"conditions":{"minimum-charge":55,"lowest-sale-price":"0.27","wear-budget":null,
        "slots":[{"days":["mon","tue"],"from":"22:00","to":"06:00"}],"departure-time":"2026-11-24T07:30:00+01:00"}}""");
    assertThat(reply.status()).isEqualTo(200);
    var conditions = json(reply).path("conditions");
    assertThat(conditions.path("minimum-charge").asDouble()).isEqualTo(55);
    assertThat(conditions.path("required-charge").asDouble()).isEqualTo(80);
    assertThat(conditions.path("lowest-sale-price").path("perKwh").asText()).isEqualTo("0.27");
    assertThat(conditions.path("departure-time").asText()).isEqualTo("2026-11-24T06:30:00Z");
    assertThat(conditions.has("wear-budget")).isFalse();
    assertThat(conditions.path("slots").path(0).path("days")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"minimum-charge\":101}", "{\"minimum-charge\":\"50\"}", "{\"minimum-charge\":90}",
      "{\"wear-budget\":-1}", "{\"wear-budget\":1.5}",
      "{\"slots\":[{\"days\":[],\"from\":\"22:00\",\"to\":\"06:00\"}]}",
      "{\"slots\":[{\"days\":[\"xyz\"],\"from\":\"22:00\",\"to\":\"06:00\"}]}", "{\"departure-time\":\"tomorrow\"}",
      "{\"lowest-sale-price\":\"cheap\"}", "{\"surprise\":1}", "[]",
      "{\"lowest-sale-price\":{\"perKwh\":\"1\",\"currency\":\"JPY\"}}"})
  void api_impossibleConditions_areBadRequest(String conditions) throws Exception {
    var reply = wire.json("/api/evse/1/conditions", "{\"version\":7,\"conditions\":" + conditions + "}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void api_pattern_isChosen() throws Exception {
    var reply = wire.json("/api/evse/1/conditions", "{\"version\":7,\"pattern\":\"careful\"}");
    assertThat(json(reply).path("conditions").path("minimum-charge").asDouble()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"start,start 1 v7", "stop,stop 1 v0", "more-time,more-time 1 v7",
      "charge-now,charge-now 1 v7", "end-priority,end-priority 1 v7"})
  void api_plainActs_reachTheStation(String act, String seen) throws Exception {
    assertThat(wire.json("/api/evse/1/" + act, "{\"version\":7}").status()).isEqualTo(200);
    assertThat(station.acts).containsExactly(seen);
  }

  @Test
  @Covers({"2.1 K22.FR.01", "2.1 K22.FR.04"})
  void api_priority_isInEffectUntilEndedAndRefusedInWordsWhereItCanNotBe() throws Exception {
    assertThat(wire.json("/api/evse/1/priority", "{\"version\":7}").status()).isEqualTo(422);
    assertThat(wire.form("/panel/1/priority", form("version=7")).body())
        .contains("Priority charging isn\u2019t possible here now.");

    station.change(1, evse -> Views.session(evse, s -> Views.priority(s, PriorityChoice.OFFERED)));
    assertThat(wire.json("/api/evse/1/priority", "{\"version\":7}").status()).isEqualTo(409);
    assertThat(json(wire.json("/api/evse/1/priority", "{\"version\":8}")).path("priorityCharging").asText())
        .isEqualTo("in-effect");
    assertThat(json(wire.json("/api/evse/1/end-priority", "{\"version\":9}")).path("priorityCharging").asText())
        .isEqualTo("offered");
  }

  @Test
  void form_deny_leadsBackToThePage() throws Exception {
    var reply = wire.form("/panel/1/permission", form("permission=denied"), "Origin: http://127.0.0.1:" + wire.port());
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers()).containsEntry("location", "/panel/1");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  @Test
  void form_stalePermit_showsTheFreshPage() throws Exception {
    var form = form("permission=granted");
    station.change(1, evse -> evse);
    var reply = wire.form("/panel/1/permission", form);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("Something has changed", "data-value=\"permission\" data-raw=\"none\"");
  }

  @Test
  void form_ownConditions_areStepped() throws Exception {
    var values = "&group=battery&minimum-charge=40&required-charge=80&lowest-sale-price=0.25&highest-purchase-price=0.30";
    var reply = wire.form("/panel/1/details", form("step=minimum-charge%2B" + values));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("data-field=\"minimum-charge\" value=\"45\"",
        "data-field=\"required-charge\" value=\"80\"");
    assertThat(wire.form("/panel/1/conditions", form(values.substring(1))).status()).isEqualTo(303);
    assertThat(station.acts).containsExactly("conditions 1 v7");
  }

  @Test
  void form_conditionsThatCantBe_areBadRequest() throws Exception {
    var reply = wire.form("/panel/1/conditions",
        form("minimum-charge=abc&lowest-sale-price=1&highest-purchase-price=1"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  /** Written out, a number with an exponent of nine digits fills any memory: a phone could end the station with it. */
  @ParameterizedTest
  @ValueSource(strings = {"step=lowest-sale-price%2B&lowest-sale-price=1E9", "step=wear-budget-&wear-budget=1e9",
      "step=minimum-charge%2B&minimum-charge=12345678901234567890123456789012"})
  void form_numbersThatNobodyTypes_areBadRequest(String fields) throws Exception {
    assertThat(wire.form("/panel/1/details", form(fields)).status()).isEqualTo(400);
    assertThat(wire.form("/panel/1/conditions",
        form("minimum-charge=40&lowest-sale-price=1&highest-purchase-price=1&wear-budget=1E9")).status())
        .isEqualTo(400);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void form_halfAKilometre_isBadRequest() throws Exception {
    try (var inKm = new PanelServer(PanelSettings.defaults().consuming(180), station, station, loop)) {
      var other = new Wire(inKm.start());
      var token = CSRF.matcher(other.get("/panel/1").body());
      assertThat(token.find()).isTrue();
      var sent = "csrf=" + token.group(1) + "&version=7&step=unit&unit=km&minimum-charge=";
      assertThat(other.form("/panel/1/details", sent + "1").status()).isEqualTo(200);
      assertThat(other.form("/panel/1/details", sent + "1.5").status()).isEqualTo(400);
    }
  }

  @Test
  void form_requiredBelowMinimum_comesBackAsItWasSetAndSaysWhatIsWrong() throws Exception {
    var reply = wire.form("/panel/1/conditions",
        form("minimum-charge=70&required-charge=60&lowest-sale-price=1&highest-purchase-price=1"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("Full enough can\u2019t be less than what is kept.",
        "data-field=\"required-charge\" value=\"60\"");
    assertThat(station.acts).isEmpty();
  }

  @Test
  void api_memory_reachesTheStationAndIsShown() throws Exception {
    station.change(1, evse -> Views.known(evse, DriverView.Identity.CONFIRMED));
    assertThat(wire.json("/api/evse/1/remember", "{\"version\":7}").status()).isEqualTo(409);
    assertThat(wire.json("/api/evse/1/new-pin", "{\"version\":8,\"pin\":\"4711\"}").status()).isEqualTo(200);
    assertThat(wire.json("/api/evse/1/new-pin", "{\"version\":9,\"pin\":4711}").status()).isEqualTo(400);
    var order = json(wire.json("/api/evse/1/order", "{\"version\":9}"));
    assertThat(order.path("driver").path("standingOrder").asBoolean()).isTrue();
    assertThat(order.path("driver").path("identity").asText()).isEqualTo("confirmed");
    assertThat(wire.json("/api/evse/1/pin", "{\"version\":1,\"pin\":\"0000\"}").status()).isEqualTo(422);
    assertThat(wire.json("/api/evse/1/forget", "{\"version\":10}").status()).isEqualTo(200);
    assertThat(station.acts).contains("order 1 v9", "forget 1 v10");
  }

  @Test
  void post_newPin_isTypedKeyByKeyAndThenSent() throws Exception {
    station.show(Views.station(Views.known(Views.ready(1, loop.now()), DriverView.Identity.CONFIRMED)));
    assertThat(wire.form("/panel/1/new-pin", form("typed=471&key=1")).body()).contains("••••");
    var sent = wire.form("/panel/1/new-pin", form("typed=4711&key=enter"));
    assertThat(sent.headers()).containsEntry("location", "/panel/1/memory");
    assertThat(station.acts).containsExactly("new-pin 4711 1 v7");
  }

  @Test
  void frameAncestors_configured_mayEmbed() throws Exception {
    try (var other = new PanelServer(PanelSettings.defaults().embeddedBy(List.of("http://127.0.0.1:8090")), station,
        station, loop)) {
      var reply = new Wire(other.start()).get("/panel/1");
      assertThat(reply.headers().get("content-security-policy")).contains("frame-ancestors http://127.0.0.1:8090");
      assertThat(reply.headers()).doesNotContainKey("x-frame-options");
    }
  }

  @Test
  void frameAncestors_otherRunsToken_isForbidden() throws Exception {
    var form = form("permission=denied");
    try (var other = new PanelServer(PanelSettings.defaults(), station, station, loop)) {
      assertThat(new Wire(other.start()).form("/panel/1/permission", form).status()).isEqualTo(403);
    }
  }

  @Test
  void connections_many_areBoundedAndServeAgainAfterwards() throws Exception {
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 100; i++) {
      sockets.add(new Socket("127.0.0.1", wire.port()));
    }
    long refused = sockets.stream().filter(PanelServerTest::isClosedByServer).count();
    assertThat(refused).isGreaterThanOrEqualTo(100 - 64);
    for (Socket socket : sockets) {
      socket.close();
    }
    await().ignoreExceptions().until(() -> wire.get("/panel/1").status() == 200);
  }

  @Test
  void start_portTaken_saysSo() {
    try (var second = new PanelServer(PanelSettings.defaults().onPort(wire.port()), station, station, loop)) {
      assertThatThrownBy(second::start).isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(String.valueOf(wire.port()));
    }
  }

  @Test
  void close_afterUse_leavesNoThreadAndNoListener() throws Exception {
    wire.get("/panel/1");
    assertThat(station.listeners()).isEqualTo(1);
    server.close();
    server.close();
    assertThat(station.listeners()).isZero();
    await().until(() -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(
            thread -> thread.getName().startsWith("panel") || thread.getName().startsWith("globalEventExecutor")));
    assertThatThrownBy(() -> wire.get("/panel/1")).isInstanceOf(IOException.class);
  }

  private static boolean isClosedByServer(Socket socket) {
    try {
      socket.setSoTimeout(200);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static String permission(String answer) {
    return "{\"version\":7,\"permission\":\"" + answer + "\"}";
  }

  private String form(String fields) throws IOException {
    var page = wire.get("/panel/1").body();
    var token = CSRF.matcher(page);
    assertThat(token.find()).isTrue();
    return "csrf=" + token.group(1) + "&version=7&" + fields;
  }

  private static JsonNode json(Wire.Reply reply) throws IOException {
    return MAPPER.readTree(reply.body());
  }
}
