package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.ocpp.interchange.ClaimMessage;
import org.tidegate.ocpp.interchange.CompensationChoiceMessage;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** Users, phones, accounts, claims and statements, over real sockets. */
class DriversSideTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {});
  private final ThreadStationLoop stationLoop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {});
  private final HttpClient http = HttpClient.newHttpClient();
  private final DemoAggregator aggregator = new DemoAggregator(loop, AggregatorSettings.defaults());
  private DemoAggregator.Addresses addresses;
  private Station station;

  @BeforeEach
  void start() {
    addresses = aggregator.start();
    station = new Station(stationLoop, addresses.ocpp(), "S1");
    station.boot();
  }

  @AfterEach
  void stop() {
    station.close();
    aggregator.close();
    stationLoop.close();
    loop.close();
    http.close();
  }

  @Test
  void terms_areToldWhole_inFourLanguages() {
    station.status(1, ConnectorStatusEnum.Available);
    await().until(() -> !station.told.isEmpty());
    var terms = station.told.getFirst().data();
    assertThat(terms.path("termsVersion").asText()).isNotEmpty();
    assertThat(terms.path("text").properties()).hasSize(4);
    assertThat(terms.at("/patterns/0/id").asText()).isEqualTo("pool-evening");
  }

  @Test
  void knownVehicle_itsUserIsAskedByPhone_andTheAnswerGoesBackWithTheNonce() throws Exception {
    connected("s-1", AggregatorSettings.KNOWN_VEHICLE);
    var asked = state().at("/notifications/0");
    assertThat(asked.path("state").asText()).isEqualTo("open");
    assertThat(asked.path("name").asText()).isEqualTo("Robin Vale");

    post("/phone/answer", """
        {"id":"%s","answer":"granted","conditions":{"minimumCharge":40,"lowestSalePrice":"0.1",
        "highestPurchasePrice":"0.4","currency":"EUR","slots":[]}}""".formatted(asked.path("id").asText()));

    var sent = told("SetPermission").getFirst();
    assertThat(sent.path("sessionId").asText()).isEqualTo("s-1");
    assertThat(sent.path("nonce").asText()).isEqualTo("nonce-s-1");
    assertThat(sent.path("granted").asBoolean()).isTrue();
    assertThat(state().at("/notifications/0/state").asText()).isEqualTo("granted");
    assertThat(post("/phone/answer", "{\"id\":\"n-1\",\"answer\":\"denied\"}").statusCode()).as("answered already")
        .isEqualTo(400);
  }

  @Test
  void strangersVehicle_orOneThatDoesNotSay_asksNobody() throws Exception {
    connected("s-1", null);
    connected("s-2", "SOMEBODY-ELSE");
    assertThat(state().path("notifications")).isEmpty();
    post("/users", "{\"name\":\"Kim\",\"vehicleId\":\"SOMEBODY-ELSE\"}");
    connected("s-3", "SOMEBODY-ELSE");
    assertThat(state().at("/notifications/0/name").asText()).isEqualTo("Kim");
    assertThat(post("/users", "{\"name\":\"Kim\",\"vehicleId\":\"SOMEBODY-ELSE\"}").statusCode()).isEqualTo(400);
    assertThat(post("/users", "{\"name\":\" \",\"vehicleId\":\"X\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void answeredAtTheStation_closesTheQuestion_andConditionsAreRememberedForNextTime() throws Exception {
    connected("s-1", AggregatorSettings.KNOWN_VEHICLE);
    granted("s-1", conditions("offset"));
    assertThat(state().at("/notifications/0/state").asText()).isEqualTo("granted at the station");
    assertThat(state().at("/users/0/conditions/minimumCharge").asInt()).isEqualTo(35);
    connected("s-2", AggregatorSettings.KNOWN_VEHICLE);
    assertThat(state().at("/notifications/0/conditions/minimumCharge").asInt()).isEqualTo(35);
  }

  @Test
  void records_ofAUsersStays_areOneAccount_andTheDriverIsToldAStatement() throws Exception {
    connected("s-1", AggregatorSettings.KNOWN_VEHICLE);
    granted("s-1", conditions("offset"));
    book("r0", "party-1", null, "import", 20, 0);
    book("r1", "party-1", "p-s-1", "export", 100, 15);
    var told = last("CompensationStatement");
    assertThat(told.path("partyRef").asText()).isEqualTo("party-1");
    assertThat(told.path("balance").asInt()).isEqualTo(80);
    assertThat(told.path("offset").asInt()).isEqualTo(20);

    connected("s-2", AggregatorSettings.KNOWN_VEHICLE);
    granted("s-2", conditions("points"));
    book("r2", "party-2", "p-s-2", "export", 50, 30);
    var account = state().at("/accounts/0");
    assertThat(state().path("accounts")).hasSize(1);
    assertThat(account.path("name").asText()).isEqualTo("Robin Vale");
    assertThat(account.path("points").asInt()).isEqualTo(130);
    assertThat(account.path("balance").asInt()).isZero();
  }

  @Test
  void statement_forAnyPeriod_countsWhatWasInIt() throws Exception {
    book("r1", "party-1", null, "export", 100, 15);
    book("r2", "party-1", null, "export", 50, 30);
    book("r3", "party-1", null, "import", 30, 45);
    assertThat(statement("{\"owner\":\"party-1\"}")).isEqualTo(MAPPER.readTree(
        "{\"earned\":150,\"spent\":30,\"offset\":30,\"balance\":120,\"points\":0}"));
    var middle = statement("{\"owner\":\"party-1\",\"from\":\"%s\",\"to\":\"%s\"}"
        .formatted(T0.plusSeconds(20 * 60), T0.plusSeconds(40 * 60)));
    assertThat(middle.path("earned").asInt()).isEqualTo(50);
    assertThat(middle.path("spent").asInt()).isZero();
    assertThat(post("/statement", "{\"owner\":\"nobody\"}").statusCode()).isEqualTo(404);
    assertThat(post("/statement", "{\"owner\":\"party-1\",\"from\":\"soon\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void choice_sentTwice_countsOnce() throws Exception {
    connected("s-1", null);
    book("r1", "party-1", null, "export", 100, 15);
    var choice = new CompensationChoiceMessage(null, "c-1", "s-1", 1, "party-1", "points", T0.plusSeconds(3600));
    for (int time = 0; time < 2; time++) {
      assertThat(station.transfer(CompensationChoiceMessage.ID, choice).status())
          .isEqualTo(DataTransferStatusEnum.Accepted);
    }
    assertThat(state().at("/accounts/0/points").asInt()).isEqualTo(100);
    assertThat(last("CompensationStatement").path("points").asInt()).isEqualTo(100);
  }

  @Test
  void claim_isPaidOnceToWhoeverBringsTheCode() throws Exception {
    book("r1", "party-1", null, "export", 100, 15);
    var claim = new ClaimMessage(null, "k-1", "party-1", Claims.hash("AB12-CD34"), 100L, "EUR", Instant.now(),
        Instant.now().plusSeconds(3600));
    assertThat(station.transfer(ClaimMessage.ID, claim).status()).isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(station.transfer(ClaimMessage.ID, claim).status()).as("resent")
        .isEqualTo(DataTransferStatusEnum.Accepted);
    var another = new ClaimMessage(null, "k-2", "party-1", Claims.hash("XX"), 1L, "EUR", Instant.now(),
        Instant.now().plusSeconds(3600));
    assertThat(station.transfer(ClaimMessage.ID, another).status()).as("more than was earned")
        .isEqualTo(DataTransferStatusEnum.Rejected);

    assertThat(post("/claims/redeem", "{\"code\":\"nonsense\"}").body()).contains("no claim has this code");
    assertThat(MAPPER.readTree(post("/claims/redeem", "{\"code\":\"ab12 cd34\"}").body()).path("amount").asInt())
        .isEqualTo(100);
    assertThat(post("/claims/redeem", "{\"code\":\"AB12-CD34\"}").body()).contains("was paid at");
    assertThat(state().at("/accounts/0/balance").asInt()).isZero();
    assertThat(state().at("/accounts/0/paid").asInt()).isEqualTo(100);
  }

  @Test
  void claim_expired_isNotPaid_andGuessingIsSlow() throws Exception {
    book("r1", "party-1", null, "export", 100, 15);
    station.transfer(ClaimMessage.ID, new ClaimMessage(null, "k-1", "party-1", Claims.hash("OLD"), 100L, "EUR", T0,
        T0.plusSeconds(1)));
    assertThat(post("/claims/redeem", "{\"code\":\"OLD\"}").body()).contains("expired");
    for (int guess = 0; guess < 10; guess++) {
      post("/claims/redeem", "{\"code\":\"G" + guess + "\"}");
    }
    assertThat(post("/claims/redeem", "{\"code\":\"G\"}").body()).contains("too many wrong codes");
  }

  @Test
  void driverWhoWantsMoreThanIsPaid_isAdvised() throws Exception {
    connected("s-1", null);
    granted("s-1", conditions("offset"));
    book("r1", "party-1", "p-s-1", "export", 100, 15);
    post("/price", "{\"sale\":\"0.20\"}");
    var advice = last("Advice");
    assertThat(advice.path("partyRef").asText()).isEqualTo("party-1");
    assertThat(advice.at("/text/en").asText()).contains("0.20", "0.25");
    assertThat(advice.at("/figures/0/amount").asInt()).isEqualTo(100);
  }

  @Test
  void pastStays_sayHowLongAnEntrustedVehicleWillStay() {
    var past = new PastStays();
    assertThat(past.usual(T0)).isEmpty();
    for (int day = 0; day < 3; day++) {
      past.add(T0.plus(Duration.ofDays(day)), T0.plus(Duration.ofDays(day)).plus(Duration.ofHours(2 + day)));
    }
    assertThat(past.usual(T0.plusSeconds(1800))).contains(Duration.ofHours(3));
    assertThat(past.usual(T0.plus(Duration.ofHours(5)))).isEmpty();
    assertThat(new Ability(20_000, 4_000).within(0.5)).isEqualTo(new Ability(2_000, 4_000));
    assertThat(new Ability(1_000, 4_000).within(3)).isEqualTo(new Ability(1_000, 4_000));
  }

  private void connected(String session, String vehicle) {
    station.transfer(VehicleConnectedMessage.ID, new VehicleConnectedMessage(null, session, "nonce-" + session, 1,
        Instant.now(), 60_000L, BigDecimal.valueOf(70), null, vehicle));
  }

  private void granted(String session, WireConditions conditions) {
    station.transfer(PermissionChangedMessage.ID, new PermissionChangedMessage(null, "p-" + session, session, 1,
        "granted", "panel", Instant.now(), conditions, "1", "en"));
  }

  private static WireConditions conditions(String use) {
    return new WireConditions(1, BigDecimal.valueOf(35), null, "0.25", "0.3", "EUR", null, List.of(), null, false, use);
  }

  private void book(String id, String party, String permission, String direction, long amount, int minute) {
    var end = T0.plusSeconds(minute * 60L);
    station.transfer(InterchangeRecordMessage.ID, new InterchangeRecordMessage(null, id, 1L, 1, "tx-1",
        end.minusSeconds(60), end, 0L, 10L, 0L, 10L, direction, true, "0.30", amount, "EUR", permission, null, null,
        party,
        "metered", "0".repeat(64), "1".repeat(64), "signature"));
  }

  private List<JsonNode> told(String id) {
    await().until(() -> station.told.stream().anyMatch(sent -> id.equals(sent.messageId())));
    return station.told.stream().filter(sent -> id.equals(sent.messageId())).map(DataTransferRequest::data).toList();
  }

  /** The newest, once the loop has done all that it was asked before. */
  private JsonNode last(String id) throws IOException, InterruptedException {
    state();
    return told(id).getLast();
  }

  private JsonNode statement(String body) throws IOException, InterruptedException {
    return MAPPER.readTree(post("/statement", body).body());
  }

  private JsonNode state() throws IOException, InterruptedException {
    return MAPPER.readTree(http.send(HttpRequest.newBuilder(addresses.page().resolve("/state")).build(),
        BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(addresses.page().resolve(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
