package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

class DemoAggregatorTest {
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
  void boot_thenFirstStatus_isToldNameAndPricesAndSampling() {
    assertThat(station.boot().status()).isEqualTo(RegistrationStatusEnum.Accepted);
    station.status(1, ConnectorStatusEnum.Available);
    await().until(() -> station.told.size() == 2 && station.variables.size() == 1);
    assertThat(station.told).extracting(DataTransferRequest::messageId).containsExactly("Terms", "PriceSchedule");
    assertThat(station.told.get(1).data().at("/intervals/0/salePrice").textValue()).isEqualTo("0.30");
    assertThat(station.told.get(1).data().path("currency").textValue()).isEqualTo("EUR");
  }

  @Test
  void price_changed_startsAnIntervalOfItsOwn() throws Exception {
    station.boot();
    station.status(1, ConnectorStatusEnum.Available);
    await().until(() -> station.told.size() == 2);
    var before = start(station.told.get(1));
    assertThat(post("/price", "{\"sale\":\"0.10\"}").statusCode()).isEqualTo(200);
    await().until(() -> station.told.size() == 3);
    assertThat(start(station.told.get(2))).isAfter(before);
    assertThat(station.told.get(2).data().at("/intervals/0/salePrice").textValue()).isEqualTo("0.10");
    assertThat(station.told.get(2).data().at("/intervals/0/purchasePrice").textValue()).isEqualTo("0.20");
  }

  @Test
  void authorize_tokenThatBeginsWithBad_isRefused() {
    assertThat(judged("BAD-1")).isEqualTo(AuthorizationStatusEnum.Invalid);
    assertThat(judged("GOOD-1")).isEqualTo(AuthorizationStatusEnum.Accepted);
  }

  @Test
  void downward_twoPermittedOneNot_isSplitByEnergyAmongThePermitted() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    station.charging(2, 30_000, "50");
    station.charging(3, 60_000, "90");
    station.permission(1, "granted");
    station.permission(2, "granted");
    station.permission(3, "denied");
    post("/demand-response", "{\"direction\":\"downward\",\"kw\":9,\"minutes\":10,\"form\":\"negative-limit\"}");
    await().until(() -> station.profiles.size() == 2);
    assertThat(limit(1)).isEqualByComparingTo("-6000");
    assertThat(limit(2)).isEqualByComparingTo("-3000");
    assertThat(profile(1).chargingProfile().transactionId()).isEqualTo("tx-1");
  }

  @Test
  void downward_asCustomData_carriesTheSetpointThere() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    station.permission(1, "granted");
    post("/demand-response", "{\"direction\":\"downward\",\"kw\":4,\"minutes\":10,\"form\":\"custom-data\"}");
    await().until(() -> station.profiles.size() == 1);
    assertThat(period(1).limit().signum()).isPositive();
    assertThat(period(1).customData().vendorId()).isEqualTo("org.tidegate");
    assertThat(period(1).customData().fields().get("setpoint").intValue()).isEqualTo(-4000);
    assertThat(period(1).customData().fields().get("operationMode").textValue()).isEqualTo("CentralSetpoint");
  }

  @Test
  void permission_withdrawnDuringRequest_letsTheVehicleGo() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    station.permission(1, "granted");
    post("/demand-response", "{\"direction\":\"upward\",\"kw\":4,\"minutes\":10}");
    await().until(() -> station.profiles.size() == 1);
    station.permission(1, "withdrawn");
    await().until(() -> station.cleared.size() == 1);
    assertThat(station.cleared.getFirst().chargingProfileId())
        .isEqualTo(profile(1).chargingProfile().id());
  }

  @Test
  void request_itsTimeIsOver_isCleared() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    station.permission(1, "granted");
    post("/demand-response", "{\"direction\":\"upward\",\"kw\":4,\"minutes\":0.02}");
    await().until(() -> station.cleared.size() == 1);
    assertThat(state().path("demandResponse").isNull()).isTrue();
  }

  @Test
  void capability_newestPerEvse_isShownWithItsReasons() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    var now = Instant.now();
    assertThat(station.offers(1, now, 2000, 5000, "sale-price").status()).isEqualTo(DataTransferStatusEnum.Accepted);
    station.offers(1, now.plusSeconds(2), 3000, 6000, "grid-connection", "device-health");
    station.offers(1, now.plusSeconds(1), 9000, 9000);
    station.offers(2, now, 1000, 1000);
    var discharge = place(1).at("/capability/discharge");
    assertThat(discharge.at("/firm/power").intValue()).isEqualTo(3000);
    assertThat(discharge.at("/likely/energy").intValue()).isEqualTo(6000);
    assertThat(discharge.path("reasons")).extracting(JsonNode::textValue)
        .containsExactly("grid-connection", "device-health");
    assertThat(place(1).at("/capability/charge/reasons/0").textValue()).isEqualTo("vehicle-limits");
    assertThat(place(2).at("/capability/discharge/firm/power").intValue()).isEqualTo(1000);
  }

  @Test
  void capability_vehicleLeaves_isForgotten_andAnEarlierVehiclesIsNotTaken() throws Exception {
    station.boot();
    station.charging(1, 60_000, "50");
    station.offers(1, Instant.now(), 2000, 5000);
    station.status(1, ConnectorStatusEnum.Available);
    assertThat(place(1).path("capability").isNull()).isTrue();
    station.connected(1, "session-later", Instant.now());
    station.offers(1, Instant.now().minusSeconds(60), 2000, 5000);
    assertThat(place(1).path("capability").isNull()).isTrue();
  }

  @Test
  void downward_offersTold_takesFirmOnesFirstAndNeverMoreThanOffered() throws Exception {
    offering(Instant.now());
    downward(9);
    await().until(() -> station.profiles.size() == 2);
    assertThat(limit(1)).isEqualByComparingTo("-4000");
    assertThat(limit(2)).isEqualByComparingTo("-3000");
  }

  @Test
  void downward_offerFallsToNothing_leavesItToTheOther_andDoesNotLetTheVehicleCharge() throws Exception {
    var now = Instant.now();
    offering(now);
    downward(5);
    await().until(() -> station.profiles.size() == 2);
    assertThat(limit(1)).isEqualByComparingTo("-2000");
    station.offers(2, now.plusSeconds(1), 0, 0, "sale-price");
    await().until(() -> station.profiles.size() == 3);
    assertThat(station.profiles.getLast().evseId()).isEqualTo(1);
    assertThat(period(station.profiles.getLast()).limit()).isEqualByComparingTo("-4000");
    assertThat(station.cleared).isEmpty();
  }

  @Test
  void upward_nothingOffered_asksForNothing() throws Exception {
    offering(Instant.now());
    var answer = post("/demand-response", "{\"direction\":\"upward\",\"kw\":5,\"minutes\":10}");
    assertThat(new ObjectMapper().readTree(answer.body()).at("/demandResponse/shares")).isEmpty();
    assertThat(station.profiles).isEmpty();
  }

  /** EVSE 1 is likely to give 4 kW; EVSE 2 gives 3 kW for sure and no more. Their batteries could do far more. */
  private void offering(Instant at) {
    station.boot();
    station.charging(1, 60_000, "90");
    station.charging(2, 60_000, "90");
    station.permission(1, "granted");
    station.permission(2, "granted");
    station.offers(1, at, 0, 4000);
    station.offers(2, at, 3000, 3000);
  }

  private void downward(int kilowatts) throws IOException, InterruptedException {
    post("/demand-response", "{\"direction\":\"downward\",\"kw\":" + kilowatts + ",\"minutes\":10}");
  }

  private JsonNode place(int evse) throws IOException, InterruptedException {
    return state().at("/stations/0/evses/" + (evse - 1));
  }

  @Test
  void record_sentTwice_isBookedOnceAndAcceptedTwice() throws Exception {
    station.boot();
    var settled = record("r1", 0, 1500, 45);
    assertThat(station.transfer(InterchangeRecordMessage.ID, settled).status())
        .isEqualTo(DataTransferStatusEnum.Accepted);
    assertThat(station.transfer(InterchangeRecordMessage.ID, settled).status())
        .isEqualTo(DataTransferStatusEnum.Accepted);
    station.transfer(InterchangeRecordMessage.ID, record("r2", 1500, 2000, 15));
    var records = state().path("records");
    assertThat(records.path("count").intValue()).isEqualTo(2);
    assertThat(records.path("exportedWh").intValue()).isEqualTo(2000);
    assertThat(records.path("paidToDrivers").path("EUR").intValue()).isEqualTo(60);
  }

  @Test
  void dataTransfer_badContentOrUnknownMessage_isRefusedByName() {
    var empty = JsonNodeFactory.instance.objectNode();
    assertThat(station.transfer(InterchangeRecordMessage.ID, empty).status())
        .isEqualTo(DataTransferStatusEnum.Rejected);
    assertThat(station.transfer(CapabilityMessage.ID, empty).status()).isEqualTo(DataTransferStatusEnum.Rejected);
    assertThat(station.transfer("Nonsense", empty).status()).isEqualTo(DataTransferStatusEnum.UnknownMessageId);
    assertThat(station.call(V201.DATA_TRANSFER, DataTransferRequest.of("com.example")).status())
        .isEqualTo(DataTransferStatusEnum.UnknownVendorId);
  }

  @Test
  void page_badRequest_isRefusedWithReason() throws Exception {
    for (var body : List.of("{", "[]", "{}", "{\"sale\":\"a\"}", "{\"sale\":\"1e9\"}")) {
      assertThat(post("/price", body).statusCode()).as(body).isEqualTo(400);
    }
    for (var body : List.of("{}", "{\"direction\":\"sideways\",\"kw\":1,\"minutes\":1}",
        "{\"direction\":\"upward\",\"kw\":0,\"minutes\":1}", "{\"direction\":\"upward\",\"kw\":1,\"minutes\":1e9}")) {
      assertThat(post("/demand-response", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void demandResponse_priceMovedOutOfRange_isRefusedAndNothingHasBegun() throws Exception {
    for (var change : List.of("2000", "1e99")) {
      var answer = post("/demand-response",
          "{\"direction\":\"upward\",\"kw\":1,\"minutes\":1,\"saleChange\":\"" + change + "\"}");
      assertThat(answer.statusCode()).as(change).isEqualTo(400);
      assertThat(state().path("demandResponse").isNull()).as(change).isTrue();
    }
  }

  @Test
  void demandResponse_pricesSetMeanwhile_endsAllTheSame() throws Exception {
    assertThat(post("/demand-response", "{\"direction\":\"upward\",\"kw\":1,\"minutes\":1,\"saleChange\":\"-0.20\"}")
        .statusCode()).isEqualTo(200);
    post("/price", "{\"sale\":\"1000\"}");
    assertThat(post("/demand-response/stop", "{}").statusCode()).isEqualTo(200);
    assertThat(state().path("demandResponse").isNull()).isTrue();
    assertThat(state().at("/prices/sale").textValue()).isEqualTo("1000");
  }

  private AuthorizationStatusEnum judged(String token) {
    return station.call(V201.AUTHORIZE, AuthorizeRequest.of(IdToken.of(token, IdTokenEnum.ISO14443))).idTokenInfo()
        .status();
  }

  private static InterchangeRecordMessage record(String id, long exportStart, long exportEnd, long amount) {
    return new InterchangeRecordMessage(null, id, 1L, 1, "tx-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(900), 0L, 0L,
        exportStart, exportEnd, "export", true, "0.30", amount, "EUR", null, null, null, "party", "metered",
        "0".repeat(64), "1".repeat(64), "signature");
  }

  private SetChargingProfileRequest profile(int evse) {
    return station.profiles.stream().filter(each -> each.evseId() == evse).findFirst().orElseThrow();
  }

  private ChargingSchedulePeriod period(int evse) {
    return period(profile(evse));
  }

  private static ChargingSchedulePeriod period(SetChargingProfileRequest profile) {
    return profile.chargingProfile().chargingSchedule().getFirst().chargingSchedulePeriod().getFirst();
  }

  private BigDecimal limit(int evse) {
    return period(evse).limit();
  }

  private static Instant start(DataTransferRequest schedule) {
    return Instant.parse(schedule.data().at("/intervals/0/start").textValue());
  }

  private JsonNode state() throws IOException, InterruptedException {
    var answer = http.send(HttpRequest.newBuilder(addresses.page().resolve("/state")).build(),
        BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(addresses.page().resolve(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
