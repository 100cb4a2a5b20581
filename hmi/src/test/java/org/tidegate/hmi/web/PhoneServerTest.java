package org.tidegate.hmi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.fixture.SteppedLoop;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.Screen;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneServer;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.phone.Phones;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** The rules of the phones' listener, tried as an attacker on the same network would. */
class PhoneServerTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SteppedLoop loop = new SteppedLoop(Views.NOW);
  private final FakeStation station = new FakeStation(loop,
      Views.station(Views.ready(1, loop.now()), Views.ready(2, loop.now())));
  private final List<AutoCloseable> open = new ArrayList<>();
  private Wire panel;
  private Wire wire;

  @BeforeEach
  void start() {
    start(Plain.ALONE);
  }

  private void start(Plain plain) {
    var phone = new PhoneServer(PhoneSettings.onLoopback(plain), PanelSettings.defaults(), station, station, loop);
    open.add(phone);
    wire = new Wire(phone.start());
    var other = new PanelServer(PanelSettings.defaults(), Languages.load(List.of("en")), Optional.of(phone),
        new Listener.Station(station, station, loop));
    open.add(other);
    panel = new Wire(other.start());
  }

  @AfterEach
  void stop() throws Exception {
    for (var part : open.reversed()) {
      part.close();
    }
    loop.close();
  }

  @Test
  void claim_freshCode_givesACookieAndTheStaysPage() throws Exception {
    var reply = PhoneWire.tryToClaim(wire, code(1));
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers()).containsEntry("location", "/s/");
    assertThat(reply.headers().get("set-cookie"))
        .matches("visit=[A-Za-z0-9_-]{24}; Path=/s/; HttpOnly; SameSite=Strict");
    var page = new PhoneWire(wire, reply.headers().get("set-cookie").split(";", 2)[0]).get("/s/");
    assertThat(page.body()).contains("data-action=\"deny\"", "data-action=\"permit\"", "data-raw=\"40.0\"");
  }

  @Test
  void claim_usedCode_isRefusedAndThePanelShowsANewOne() throws Exception {
    var code = code(1);
    PhoneWire.claim(wire, code);
    assertThat(PhoneWire.tryToClaim(wire, code).status()).isEqualTo(403);
    assertThat(code(1)).isNotEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2F..%2Fetc%2Fpasswd"})
  void claim_guess_isRefusedWithoutAnyValue(String guess) throws Exception {
    code(1);
    var reply = PhoneWire.tryToClaim(wire, guess);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.headers()).doesNotContainKey("set-cookie");
    assertThat(reply.body()).doesNotContain("Northwind", "data-value=\"soc\"", "csrf");
  }

  @Test
  void claim_codePrefixOrOtherCase_isRefused() throws Exception {
    var code = code(1);
    for (var guess : List.of(code.substring(1), code + "A", code.substring(0, 23), swapped(code))) {
      assertThat(PhoneWire.tryToClaim(wire, guess).status()).as(guess).isEqualTo(403);
    }
    PhoneWire.claim(wire, code);
  }

  @Test
  void claim_elevenTriesWithinAMinute_areSlowedDownEvenWithTheRightCode() throws Exception {
    var code = code(1);
    for (int i = 0; i < 10; i++) {
      assertThat(PhoneWire.tryToClaim(wire, "guess" + i).status()).isEqualTo(403);
    }
    assertThat(PhoneWire.tryToClaim(wire, code).status()).isEqualTo(429);
    assertThat(from("127.0.0.2", post("/s/claim", "code=" + code))).startsWith("HTTP/1.1 303");
  }

  @Test
  void claim_byGetOrInTheAddress_isNoClaim() throws Exception {
    var code = code(1);
    assertThat(wire.get("/s/claim?code=" + code).status()).isEqualTo(404);
    assertThat(wire.form("/s/claim?code=" + code, "", PhoneWire.origin(wire)).status()).isEqualTo(403);
    assertThat(wire.get("/s/" + code).status()).isEqualTo(404);
    PhoneWire.claim(wire, code);
  }

  @Test
  void visit_stayOver_seesNothingOfTheNextDriver() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.get("/s/").body()).contains("data-action=\"deny\"");
    var csrf = phone.csrf();
    station.show(Views.station(Views.session(Views.selling(1, loop.now()),
        same -> Views.selling(3, loop.now()).session().orElseThrow()), Views.ready(2, loop.now())));
    for (var path : List.of("/s/", "/s/conditions", "/s/details", "/s/confirm", "/s/withdraw", "/s/live")) {
      assertThat(phone.get(path).body()).as(path).doesNotContain("data-value=\"soc\"", "12.34", "Northwind");
    }
    var reply = wire.form("/s/permission", "csrf=" + csrf + "&version=7&permission=withdrawn",
        PhoneWire.origin(wire), "Cookie: " + phone.cookie());
    assertThat(reply.status()).isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void visit_summary_isThereUntilThePlaceIsFreeAgain() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    station.show(Views.station(Views.summary(1, loop.now())));
    assertThat(phone.get("/s/").body()).contains("data-screen=\"summary\"", "data-value=\"earned\"");
    station.show(Views.station(Views.idle(1)));
    assertThat(phone.get("/s/").body()).contains("data-screen=\"claim\"").doesNotContain("sale-price");
  }

  @Test
  void visit_afterTheStay_reviewsItAndKeepsTheCopy_untilTheSummaryEnds() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    station.show(Views.station(Views.claimed(1, loop.now()), Views.booked(2, loop.now())));
    assertThat(phone.get("/s/").body()).contains("action=\"/s/review\"", "action=\"/s/copy\"", "action=\"/s/payment\"");
    assertThat(phone.get("/s/review").body()).contains("data-value=\"promised-charge\"", "data-value=\"delivered-out\"",
        "action=\"/s/refusals\"", "action=\"/s/advice\"");
    assertThat(phone.get("/s/refusals?page=3").body()).contains("(3/3)", "data-value=\"refused\"");
    assertThat(phone.get("/s/advice").body()).contains("Assumed: ");
    assertThat(phone.get("/s/copy?page=2").body()).contains("Page 2 of 2", "href=\"/s/copy-file\"");
    var file = phone.get("/s/copy-file");
    assertThat(file.headers()).containsEntry("content-disposition", "attachment; filename=\"tidegate-copy.txt\"");
    assertThat(file.body()).isEqualTo(String.join("\n", station.newest().evse(1).orElseThrow().summary().orElseThrow()
        .copy()) + "\n");
    station.show(Views.station(Views.idle(1), Views.booked(2, loop.now())));
    for (var path : List.of("/s/review", "/s/refusals", "/s/advice", "/s/copy", "/s/copy-file", "/s/payment")) {
      assertThat(phone.get(path).status()).as(path).isEqualTo(303);
      assertThat(phone.get(path).body()).as(path).doesNotContain("data-value", "COPY");
    }
  }

  /** Who listens to the line could collect the money. */
  @Test
  void visit_plainLine_isNotToldTheCodeOfTheClaim() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    station.show(Views.station(Views.claimed(1, loop.now())));
    assertThat(phone.get("/s/payment").body()).contains("data-value=\"left\"", "on the station’s screen")
        .doesNotContain("7KQ2", "data-value=\"claim-code\"");
    assertThat(panel.get("/panel/1/payment").body()).contains("7KQ2-9FHM");
  }

  @Test
  void visit_choiceOfTheCompensation_isThatOfTheDriverOfThisStay() throws Exception {
    var phone = PhoneWire.claim(wire, code(2));
    station.show(Views.station(Views.booked(1, loop.now()), Views.booked(2, loop.now())));
    assertThat(wire.form("/s/choose-points", "csrf=x&version=10", PhoneWire.origin(wire), "Cookie: " + phone.cookie())
        .status()).isEqualTo(403);
    var csrf = phone.get("/s/payment").body().replaceAll("(?s).*name=\"csrf\" value=\"([A-Za-z0-9_-]+)\".*", "$1");
    assertThat(wire.form("/s/choose-points", "csrf=" + csrf + "&version=10&evse=1", PhoneWire.origin(wire),
        "Cookie: " + phone.cookie()).status()).isEqualTo(303);
    assertThat(station.acts).containsExactly("compensation POINTS 2 v0");
  }

  @Test
  void visit_ofAnotherEvse_actsThereAlone() throws Exception {
    var phone = PhoneWire.claim(wire, code(2));
    assertThat(phone.get("/s/").body()).contains("Point 2").doesNotContain("Point 1");
    assertThat(phone.act("permission", "permission=denied&evse=1").status()).isEqualTo(303);
    assertThat(station.acts).containsExactly("deny 2 v7");
  }

  @Test
  void forms_ofAnotherPhone_areForbidden() throws Exception {
    var one = PhoneWire.claim(wire, code(1));
    var other = PhoneWire.claim(wire, code(1));
    assertThat(other.csrf()).isNotEqualTo(one.csrf());
    for (var token : List.of(other.csrf(), "", "x")) {
      var reply = wire.form("/s/permission", "csrf=" + token + "&version=7&permission=granted",
          PhoneWire.origin(wire), "Cookie: " + one.cookie());
      assertThat(reply.status()).isEqualTo(403);
    }
    assertThat(wire.form("/s/language", "csrf=x&language=en", PhoneWire.origin(wire), "Cookie: " + one.cookie())
        .status()).isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "visit=", "visit=AAAAAAAAAAAAAAAAAAAAAAAA", "__Host-visit=x", "visit=x; visit=y"})
  void cookie_madeUp_seesAndDoesNothing(String cookie) throws Exception {
    PhoneWire.claim(wire, code(1));
    assertThat(wire.get("/s/", "Cookie: " + cookie).body()).doesNotContain("Northwind");
    assertThat(wire.get("/s/live", "Cookie: " + cookie).status()).isEqualTo(403);
    assertThat(wire.form("/s/permission", "csrf=x&version=7&permission=granted", PhoneWire.origin(wire),
        "Cookie: " + cookie).status()).isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "[::1]", "127.0.0.1.evil.example",
      "", "evil.example:80@127.0.0.1"})
  void host_foreign_isForbidden(String host) throws Exception {
    // A name of the attacker's that was made to point here (DNS rebinding) is such a host too.
    assertThat(wire.get("/s/", "Host: " + host).status()).isEqualTo(403);
    assertThat(wire.get("/s/", "Host: " + host + ":" + wire.port()).status())
        .isEqualTo(host.equals("127.0.0.1") ? 200 : 403);
    assertThat(wire.form("/s/claim", "code=" + code(1), "Host: " + host, PhoneWire.origin(wire)).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1", ""})
  void origin_foreignOrMissing_changesNothing(String origin) throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var code = code(1);
    var header = origin.isEmpty() ? "X: y" : "Origin: " + origin;
    var body = "csrf=" + phone.csrf() + "&version=7&permission=denied";
    assertThat(wire.form("/s/permission", body, header, "Cookie: " + phone.cookie()).status()).isEqualTo(403);
    assertThat(wire.form("/s/claim", "code=" + code, header).status()).isEqualTo(403);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void site_foreign_changesNothing() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var body = "csrf=" + phone.csrf() + "&version=7&permission=denied";
    assertThat(wire.form("/s/permission", body, PhoneWire.origin(wire), "Cookie: " + phone.cookie(),
        "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/panel/1", "/api/evse/1", "/api/evse/1/phone-code", "/live", "/panel.css",
      "/s/../panel/1",
      "/s/%2e%2e/panel/1", "/s/..%2fpanel%2f1", "/s/conditions/1", "/s/key-code", "/s/phone", "/s/panel", "/s/api",
      "/s/%00", "/s/nothing", "//evil.example/s/", "/S/"})
  void path_notThePhones_isNotFound(String path) throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.get(path).status()).isIn(303, 404);
    assertThat(phone.get(path).body()).doesNotContain("Northwind");
    assertThat(phone.get(path).headers().getOrDefault("location", "/s/")).isEqualTo("/s/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-code", "master-pass", "disconnect-phones", "phone", "live", "permission/1", "nothing"})
  void act_notForPhones_isNotFound(String word) throws Exception {
    station.show(Views.identifying(Views.station(Views.ready(1, loop.now())), new IdentificationView(true, Map.of(),
        Optional.of(new IdentificationView.MasterPass(List.of(1))))));
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.get("/s/").body()).doesNotContain("master-pass", "key-code");
    assertThat(phone.act(word, "typed=1&key=enter&evses=1").status()).isEqualTo(404);
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "CONNECT", "get"})
  void method_other_isRefused(String method) throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var body = "csrf=" + phone.csrf() + "&version=7&permission=denied";
    var reply = wire.send(method, "/s/permission", body, "Cookie: " + phone.cookie(), PhoneWire.origin(wire),
        "Content-Type: application/x-www-form-urlencoded", "X-HTTP-Method-Override: POST");
    assertThat(reply.status()).isBetween(400, 499);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void body_asJson_isRefused() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(wire.json("/s/permission", "{\"permission\":\"granted\",\"version\":7}", "Cookie: " + phone.cookie(),
        PhoneWire.origin(wire)).status()).isEqualTo(415);
    assertThat(wire.json("/s/claim", "{\"code\":\"" + code(1) + "\"}", PhoneWire.origin(wire)).status())
        .isEqualTo(415);
  }

  @Test
  void body_large_isTooLarge() throws Exception {
    var reply = wire.form("/s/claim", "code=" + "x".repeat(17_000), PhoneWire.origin(wire));
    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void body_endless_endsTheConnectionWithBoundedMemory() throws Exception {
    try (var socket = new Socket("127.0.0.1", wire.port())) {
      var out = socket.getOutputStream();
      out.write(("POST /s/claim HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port()
          + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 64; i++) {
        out.write(chunk);
      }
      socket.setSoTimeout((int) PATIENCE.toMillis());
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Transfer-Encoding: chunked\\r\\nContent-Length: 4",
      "Content-Length: 0\\r\\nContent-Length: 60", "Content-Length : 0", "Transfer-Encoding: xchunked",
      "Transfer-Encoding: chunked\\r\\nTransfer-Encoding: identity"})
  void headers_smuggled_carryNoSecondCall(String headers) throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var inner = post("/s/permission", "csrf=" + phone.csrf() + "&version=7&permission=denied", "Cookie: "
        + phone.cookie());
    var text = "POST /s/claim HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port() + "\r\n" + PhoneWire.origin(wire)
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n" + headers.replace("\\r\\n", "\r\n")
        + "\r\n\r\n0\r\n\r\n" + inner;
    assertThat(from("127.0.0.1", text).split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void headers_twoHostsOrHuge_areRefused() throws Exception {
    assertThat(wire.get("/s/", "Host: 127.0.0.1:" + wire.port(), "Host: evil.example").status()).isEqualTo(403);
    assertThat(wire.get("/s/", "X: " + "x".repeat(20_000)).status()).isBetween(400, 499);
    assertThat(wire.get("/s/?" + "x".repeat(5000)).status()).isBetween(400, 499);
  }

  @Test
  void connections_manyAndSlowFromOneAddress_leaveRoomForOthers() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 60; i++) {
        var socket = connected("127.0.0.2");
        slow.add(socket);
        if (!isClosedByServer(socket)) {
          socket.getOutputStream().write('G');
        }
      }
      assertThat(slow.stream().filter(socket -> !isClosedByServer(socket)).count()).isLessThanOrEqualTo(24);
      assertThat(phone.get("/s/").status()).isEqualTo(200);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void calls_thousandsFromOneAddress_areTurnedAwayAndOthersServed() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    int served = 0;
    for (int i = 0; i < 300; i++) {
      served += from("127.0.0.3", "GET /s/ HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port() + "\r\n\r\n").isEmpty() ? 0 : 1;
    }
    assertThat(served).isEqualTo(200);
    assertThat(phone.get("/s/").status()).isEqualTo(200);
  }

  @Test
  void caller_whoNeverAsksOrNeverTakes_isHungUpOn() throws Exception {
    var quick = new Door.Patience(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(200));
    var door = new Door("phone", new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Door.Bounds.NETWORK, quick);
    var settings = PhoneSettings.onLoopback(Plain.ALONE);
    try (var listener = Listeners.phone(door, settings, PanelSettings.defaults(), Languages.load(List.of("en")),
        new Listener.Station(station, station, loop), new Phones(station, loop))) {
      int port = listener.start();
      try (var silent = new Socket("127.0.0.1", port); var drip = new Socket("127.0.0.1", port)) {
        drip.getOutputStream().write("GET /s/ HT".getBytes(StandardCharsets.US_ASCII));
        for (var socket : List.of(silent, drip)) {
          socket.setSoTimeout((int) PATIENCE.toMillis());
          assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void answers_any_areProtected() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    for (var path : List.of("/s/", "/s/conditions", "/s/nothing", "/s/panel.css")) {
      var headers = phone.get(path).headers();
      assertThat(headers.get("content-security-policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(headers).containsEntry("x-content-type-options", "nosniff").containsEntry("x-frame-options", "DENY")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("referrer-policy", "same-origin");
    }
    assertThat(phone.get("/s/").headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void page_whole_isSmall() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    int bytes = 0;
    for (var path : List.of("/s/", "/s/panel.css", "/s/panel.js", "/s/icon.svg")) {
      bytes += phone.get(path).body().getBytes(StandardCharsets.UTF_8).length;
    }
    assertThat(bytes).isLessThan(50_000);
  }

  @Test
  void secrets_atAnyLevel_areNeverLogged() throws Exception {
    try (var log = LoggedLines.ofEverybody()) {
      start(Plain.ALONE);
      var code = code(1);
      var phone = PhoneWire.claim(wire, code);
      var csrf = phone.csrf();
      phone.act("permission", "permission=granted");
      phone.act("nothing", "x=y");
      PhoneWire.tryToClaim(wire, code);
      assertThat(log.lines()).isNotEmpty().noneMatch(
          line -> line.contains(code) || line.contains(phone.cookie().substring(6)) || line.contains(csrf));
    }
  }

  @Test
  void acts_byPhone_areRememberedAsThose() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.act("permission", "permission=granted").status()).isEqualTo(303);
    assertThat(station.seen().orElseThrow().by()).isEqualTo(Permission.By.PHONE);
    assertThat(station.acts).containsExactly("permit 1 v7");
  }

  @Test
  void acts_all_areThoseOfThePanel() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    phone.act("pattern", "pattern=careful");
    phone.act("conditions", "minimum-charge=40&lowest-sale-price=0.25&highest-purchase-price=0.30");
    phone.act("more-time", "");
    phone.act("start", "");
    phone.act("permission", "permission=granted");
    phone.act("charge-now", "");
    phone.act("back-to-aggregator", "");
    phone.act("permission", "permission=withdrawn");
    phone.act("stop", "");
    assertThat(station.acts).containsExactly("pattern careful 1 v7", "conditions 1 v8", "more-time 1 v9",
        "start 1 v10", "permit 1 v11", "charge-now 1 v12", "back-to-aggregator 1 v13", "withdraw 1 v14", "stop 1 v0");
  }

  @Test
  void act_stale_isConflictWithTheFreshPage() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    station.change(1, evse -> evse);
    var reply = phone.act("permission", "permission=granted", "7");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("Something has changed", "name=\"version\" value=\"8\"");
    assertThat(station.acts).containsExactly("permit 1 v7");
  }

  @Test
  void panel_showsTheCodeAndCutsPhonesOff() throws Exception {
    var phone = PhoneWire.claim(wire, code(1));
    var page = panel.get("/panel/1/phone").body();
    assertThat(page).contains("data-value=\"phones\" data-raw=\"1\"", "data-action=\"disconnect-phones\"");
    var token = page.replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
    assertThat(panel.form("/panel/1/disconnect-phones", "csrf=wrong&version=7").status()).isEqualTo(403);
    assertThat(panel.form("/panel/1/disconnect-phones", "csrf=" + token + "&version=7").status()).isEqualTo(303);
    assertThat(phone.get("/s/").body()).doesNotContain("Northwind");
  }

  @Test
  void panel_nobodyThere_showsNoCode() throws Exception {
    station.show(Views.station(Views.idle(1), Views.idle(2)));
    assertThat(panel.get("/panel/1/phone").status()).isEqualTo(303);
    assertThat(panel.get("/api/evse/1/phone-code").status()).isEqualTo(404);
    assertThat(panel.get("/panel/1").body()).doesNotContain("show-phone-code");
  }

  @Test
  void plain_permit_asksThePanelWhichRepeatsTheConditions() throws Exception {
    start(Plain.WITH_THE_PANEL);
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.act("permission", "permission=granted").status()).isEqualTo(303);
    assertThat(station.acts).isEmpty();
    assertThat(phone.get("/s/").body()).contains("data-value=\"phone-waits\"", "data-raw=\"none\"");
    var asked = panel.get("/panel/1").body();
    assertThat(asked).contains("A phone says yes", "data-action=\"confirm-permit\"", "data-action=\"deny\"",
        "data-value=\"minimum-charge\" data-raw=\"40.0\"", "data-value=\"sale-price\"", "data-value=\"phone-asks\"");
    assertThat(panel.get("/").body()).contains("A phone asks");
    assertThat(panel.get("/panel/1/conditions").status()).isEqualTo(303);
    var token = asked.replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
    panel.form("/panel/1/permission", "csrf=" + token + "&version=7&permission=granted");
    assertThat(station.acts).containsExactly("permit 1 v7");
    assertThat(station.seen().orElseThrow().by()).isEqualTo(Permission.By.PANEL);
    assertThat(phone.get("/s/").body()).contains("data-value=\"permission\" data-raw=\"granted\"");
  }

  @Test
  void plain_wishesOfAStranger_areCutOffWhereTheyAreAsked() throws Exception {
    start(Plain.WITH_THE_PANEL);
    var stranger = PhoneWire.claim(wire, code(1));
    stranger.act("permission", "permission=granted");
    var asked = panel.get("/panel/1").body();
    assertThat(asked).contains("data-action=\"disconnect-phones\"");
    var token = asked.replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
    panel.form("/panel/1/disconnect-phones", "csrf=" + token);
    assertThat(panel.get("/panel/1").body()).doesNotContain("A phone says yes");
    assertThat(stranger.get("/s/").body()).contains("data-screen=\"claim\"");
    assertThat(station.acts).isEmpty();
  }

  @Test
  void plain_wish_isGoneWithAnotherVersion() throws Exception {
    start(Plain.WITH_THE_PANEL);
    var phone = PhoneWire.claim(wire, code(1));
    phone.act("permission", "permission=granted");
    station.change(1, evse -> evse);
    assertThat(panel.get("/panel/1").body()).doesNotContain("A phone says yes").contains("data-action=\"permit\"");
    assertThat(phone.act("permission", "permission=granted", "7").status()).isEqualTo(409);
  }

  @Test
  void plain_impossiblePermit_asksNobody() throws Exception {
    start(Plain.WITH_THE_PANEL);
    station.show(Views.station(Views.asked(1, loop.now())));
    var phone = PhoneWire.claim(wire, code(1));
    assertThat(phone.act("permission", "permission=granted").status()).isEqualTo(422);
    assertThat(panel.get("/panel/1").body()).doesNotContain("A phone says yes");
  }

  @Test
  void plain_whatOnlyTakes_needsNoPanel() throws Exception {
    start(Plain.WITH_THE_PANEL);
    var phone = PhoneWire.claim(wire, code(1));
    phone.act("pattern", "pattern=careful");
    phone.act("permission", "permission=denied");
    phone.act("permission", "permission=withdrawn", "1");
    phone.act("stop", "", "1");
    assertThat(station.acts).containsExactly("pattern careful 1 v7", "deny 1 v8", "withdraw 1 v1", "stop 1 v0");
  }

  @ParameterizedTest
  @CsvSource({"pattern,pattern=earn-more", "start,''", "charge-now,''", "back-to-aggregator,''", "choose-points,''",
      "conditions,minimum-charge=0&lowest-sale-price=0.01&highest-purchase-price=9"})
  void plain_whatWouldGive_isForThePanelAlone(String word, String fields) throws Exception {
    start(Plain.WITH_THE_PANEL);
    station.show(Views.station(Views.screen(Views.selling(1, loop.now()), Screen.RUNNING)));
    var phone = PhoneWire.claim(wire, code(1));
    var reply = phone.act(word, fields);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("Please do this on the station");
    assertThat(phone.act(word, fields, "6").status()).isEqualTo(409);
    assertThat(station.acts).isEmpty();
  }

  @Test
  void withoutPhones_thePanelOffersNone() throws Exception {
    try (var alone = new PanelServer(PanelSettings.defaults(), station, station, loop)) {
      var other = new Wire(alone.start());
      assertThat(other.get("/panel/1/conditions").body()).doesNotContain("show-phone-code");
      assertThat(other.get("/panel/1/phone").status()).isEqualTo(303);
      assertThat(other.get("/api/evse/1/phone-code").status()).isEqualTo(404);
    }
  }

  private String code(int evse) throws IOException {
    var address = MAPPER.readTree(panel.get("/api/evse/" + evse + "/phone-code").body()).path("address").asText();
    var before = "http://127.0.0.1:" + wire.port() + "/s/#";
    assertThat(address).startsWith(before);
    return address.substring(before.length());
  }

  private String post(String path, String body, String... headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port() + "\r\n" + PhoneWire.origin(wire) + "\r\n"
        + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList())
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** As another machine on the network would. */
  private String from(String address, String text) throws IOException {
    try (var socket = connected(address)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException turnedAway) {
      return "";
    }
  }

  private Socket connected(String from) throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), wire.port(), InetAddress.getByName(from), 0);
  }

  private static boolean isClosedByServer(Socket socket) {
    try {
      socket.setSoTimeout(50);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static String swapped(String code) {
    var swapped = code.toUpperCase(Locale.ROOT);
    return swapped.equals(code) ? code.toLowerCase(Locale.ROOT) : swapped;
  }
}
