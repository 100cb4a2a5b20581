package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * The story with a central system of other people's making, which holds every message of both sides against the
 * official schemas. In real time: the other side is a program with a clock and sockets of its own.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StrictPeerTest {
  private static final int RESETS = 12;
  @TempDir
  Path folder;

  private StrangerCentralSystem stranger;
  private StationProcess station;
  private String transactionId = "";

  @BeforeEach
  void start(TestInfo test) throws IOException {
    stranger = new StrangerCentralSystem();
    station = new StationProcess(folder, "strict-peer-" + test.getTestMethod().orElseThrow().getName(),
        StationProcess.configuration(stranger.port()));
    station.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    station.close();
    stranger.close();
  }

  @Test
  void story_withAStrangersStrictCentralSystem_nothingBreaksTheSchemasOnEitherSide() throws Exception {
    boots();
    reportsItself();
    pricesAreTold();
    carComesAndDriverPermits();
    isDischarged();
    profilesAreReported();
    messagesAreTriggered();
    networkIsCut();
    isStoppedAndStartedRemotely();
    carLeaves();
    isReset();

    assertThat(stranger.said("violation")).isEmpty();
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
  }

  @Test
  void reset_againAndAgainWhilePagesAsk_comesBackEachTimeAndLeavesNobodyWithoutAnAnswer() throws Exception {
    var unanswered = new AtomicInteger();
    var done = new AtomicBoolean();
    var asking = Thread.ofVirtual().start(() -> {
      while (!done.get()) {
        ask(unanswered);
      }
    });
    boots();
    for (int boots = 1; boots <= RESETS; boots++) {
      int before = boots;
      await().ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> station.state().path("online").asBoolean());
      stranger.call("Accepted", "Reset", """
          {"type": "Immediate"}""");
      await("boot after reset " + boots)
          .until(() -> stranger.calls("BootNotification").size() > before);
    }
    done.set(true);
    asking.join();

    assertThat(unanswered).hasValue(0);
    assertThat(stranger.said("violation")).isEmpty();
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
  }

  /** Refused or cut off is right while the station starts anew, waiting in vain is not. */
  private void ask(AtomicInteger unanswered) {
    try {
      station.state();
      station.panel();
    } catch (HttpTimeoutException _) {
      unanswered.incrementAndGet();
    } catch (IOException _) {
      // Nobody listens at this moment.
    }
  }

  private void boots() {
    assertThat(stranger.awaitCall("BootNotification", _ -> true).path("reason").asText()).isEqualTo("PowerUp");
    stranger.awaitCall("StatusNotification", status -> status.path("evseId").asInt() == 1
        && status.path("connectorStatus").asText().equals("Available"));
    stranger.awaitCall("StatusNotification", status -> status.path("evseId").asInt() == 2);
    stranger.awaitCall("SecurityEventNotification", event -> event.path("type").asText().equals("StartupOfTheDevice"));
    assertThat(stranger.said("connected").getFirst().path("protocol").asText()).isEqualTo("ocpp2.0.1");
  }

  private void reportsItself() throws IOException {
    stranger.call("Accepted", "GetBaseReport", """
        {"requestId": 11, "reportBase": "FullInventory"}""");
    stranger.awaitCall("NotifyReport", page -> page.path("requestId").asInt() == 11 && !page.path("tbc").asBoolean());
    var pages = stranger.calls("NotifyReport");
    assertThat(pages.stream().map(page -> page.path("seqNo").asInt()).toList())
        .isEqualTo(IntStream.range(0, pages.size()).boxed().toList());
    assertThat(pages.stream().flatMap(page -> page.path("reportData").valueStream())
        .map(fact -> fact.path("component").toString() + fact.path("variable"))).doesNotHaveDuplicates()
        .anyMatch(fact -> fact.contains("HeartbeatInterval")).anyMatch(fact -> fact.contains("TxStopPoint"))
        .anyMatch(fact -> fact.contains("LimitReason"));

    var got = stranger.call("GetVariables", """
        {"getVariableData": [{"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}},
                             {"component": {"name": "NoSuchThing"}, "variable": {"name": "Colour"}}]}""");
    assertThat(got.path("getVariableResult").path(0).path("attributeValue").asText()).isEqualTo("300");
    assertThat(got.path("getVariableResult").path(1).path("attributeStatus").asText()).isEqualTo("UnknownComponent");

    var set = stranger.call("SetVariables", """
        {"setVariableData": [{"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"},
                              "attributeValue": "86"},
                             {"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"},
                              "attributeValue": "often"}]}""");
    assertThat(set.path("setVariableResult").path(0).path("attributeStatus").asText()).isEqualTo("Accepted");
    assertThat(set.path("setVariableResult").path(1).path("attributeStatus").asText()).isEqualTo("Rejected");
  }

  private void pricesAreTold() throws IOException {
    transfer("Accepted", "PriceSchedule", """
        {"currency": "EUR", "intervals": [{"start": "%s", "salePrice": "0.35", "purchasePrice": "0.25"}]}"""
        .formatted(Instant.now()));
    await().untilAsserted(
        () -> assertThat(station.panel().path("sale-price").path("perKwh").asText()).isEqualTo("0.35"));
    transfer("Rejected", "PriceSchedule", """
        {"currency": "EUR"}""");
    transfer("UnknownMessageId", "Weather", "{}");
  }

  private void carComesAndDriverPermits() throws IOException {
    station.simulate("time-scale", """
        {"factor": 60}""");
    station.simulate("evse/1/plug-in", Story.CAR);
    var connected = stranger.awaitCall("DataTransfer", call -> call.path("messageId").asText()
        .equals("VehicleConnected"));
    assertThat(connected.path("data").path("batteryCapacity").asInt()).isEqualTo(60_000);
    stranger.awaitCall("StatusNotification", status -> status.path("connectorStatus").asText().equals("Occupied"));
    transactionId = stranger.awaitCall("TransactionEvent", StrictPeerTest::isStarted).path("transactionInfo")
        .path("transactionId").asText();
    station.press("start", "{}");
    awaitWatts(10_000);
    station.press("conditions", Story.CONDITIONS);
    station.press("permission", Story.GRANTED);
    stranger.awaitCall("DataTransfer", call -> call.path("messageId").asText().equals("PermissionChanged")
        && call.path("data").path("state").asText().equals("granted"));
    stranger.awaitCall("NotifyEvent", _ -> true);
  }

  private void isDischarged() throws IOException {
    setProfile("Accepted", """
        {"startPeriod": 0, "limit": -6000}""");
    awaitWatts(-6000);
    setProfile("Accepted", """
        {"startPeriod": 0, "limit": 11000, "customData": {"vendorId": "org.tidegate",
         "operationMode": "CentralSetpoint", "setpoint": -5000}}""");
    awaitWatts(-5000);
    setProfile("Rejected", """
        {"startPeriod": 0, "limit": -1, "customData": {"vendorId": "org.tidegate",
         "operationMode": "CentralSetpoint", "setpoint": -5000}}""");
  }

  private void profilesAreReported() throws IOException {
    stranger.call("Accepted", "GetChargingProfiles", """
        {"requestId": 12, "evseId": 1, "chargingProfile": {"chargingProfilePurpose": "TxProfile"}}""");
    var reported = stranger.awaitCall("ReportChargingProfiles", report -> report.path("requestId").asInt() == 12);
    assertThat(reported.path("chargingProfile").path(0).at("/chargingSchedule/0/chargingSchedulePeriod/0/customData"
        + "/setpoint").asInt()).isEqualTo(-5000);
    stranger.call("NoProfiles", "GetChargingProfiles", """
        {"requestId": 13, "evseId": 2, "chargingProfile": {"chargingProfilePurpose": "TxProfile"}}""");

    var schedule = stranger.call("Accepted", "GetCompositeSchedule", """
        {"duration": 600, "evseId": 1, "chargingRateUnit": "W"}""").path("schedule");
    assertThat(schedule.at("/chargingSchedulePeriod/0/limit").asInt()).isEqualTo(-5000);

    stranger.call("Accepted", "ClearChargingProfile", """
        {"chargingProfileId": 7}""");
    stranger.call("Unknown", "ClearChargingProfile", """
        {"chargingProfileId": 7}""");
    awaitWatts(10_000);
  }

  private void messagesAreTriggered() throws IOException {
    for (var message : List.of("Heartbeat", "StatusNotification", "MeterValues", "TransactionEvent")) {
      int before = stranger.calls(message).size();
      stranger.call("Accepted", "TriggerMessage", """
          {"requestedMessage": "%s", "evse": {"id": 1, "connectorId": 1}}""".formatted(message));
      await(message).until(() -> stranger.calls(message).size() > before);
    }
    stranger.call("NotImplemented", "TriggerMessage", """
        {"requestedMessage": "SignV2GCertificate"}""");
  }

  private void networkIsCut() throws IOException {
    station.simulate("network/disconnect", "{}");
    await().until(() -> !station.state().path("online").asBoolean());
    station.press("permission", """
        {"permission": "withdrawn"}""");
    station.simulate("evse/1/ev/pause", "{}");
    awaitWatts(0);
    station.simulate("evse/1/ev/resume", "{}");
    awaitWatts(10_000);
    station.simulate("network/connect", "{}");
    await().until(() -> station.state().path("online").asBoolean());
    stranger.awaitCall("TransactionEvent", event -> event.path("offline").asBoolean());
    stranger.awaitCall("DataTransfer", call -> call.path("data").path("state").asText().equals("withdrawn"));
    assertThat(stranger.calls("BootNotification")).as("the link was lost, not the station").hasSize(1);
  }

  private void isStoppedAndStartedRemotely() throws IOException {
    stranger.call("Accepted", "RequestStopTransaction", """
        {"transactionId": "%s"}""".formatted(transactionId));
    var ended = stranger.awaitCall("TransactionEvent", StrictPeerTest::isEnded);
    assertThat(ended.path("transactionInfo").path("stoppedReason").asText()).isEqualTo("Remote");
    awaitWatts(0);
    stranger.call("Rejected", "RequestStopTransaction", """
        {"transactionId": "%s"}""".formatted(transactionId));

    stranger.call("Accepted", "RequestStartTransaction", """
        {"remoteStartId": 5, "evseId": 1, "idToken": {"idToken": "REMOTE-1", "type": "Central"}}""");
    stranger.awaitCall("TransactionEvent",
        event -> event.path("transactionInfo").path("remoteStartId").asInt() == 5);
    awaitWatts(10_000);

    station.simulate("evse/2/plug-in", """
        {"protocol": "IEC61851", "current": "AC", "amps": 16, "phases": 3}""");
    station.simulate("evse/2/swipe", """
        {"idToken": "CARD-1", "type": "ISO14443", "evses": [2]}""");
    stranger.awaitCall("Authorize", call -> call.path("idToken").path("idToken").asText().equals("CARD-1"));
    await().until(() -> station.state().path("evses").path(1).path("actualW").asInt() > 0);
  }

  private void carLeaves() throws IOException {
    station.simulate("evse/1/plug-out", "{}");
    station.simulate("evse/2/plug-out", "{}");
    await().until(() -> stranger.calls("TransactionEvent").stream().filter(StrictPeerTest::isEnded).count() == 3);
    await().untilAsserted(() -> {
      var summary = station.panel().path("summary");
      assertThat(summary.path("recordsMatchMeter").asBoolean()).isTrue();
      assertThat(summary.path("delivered").asInt()).isEqualTo(summary.path("records").size()).isPositive();
    });
    assertThat(stranger.transferred("InterchangeRecord").map(record -> record.path("direction").asText()))
        .contains("import", "export");
    assertNumbered();
  }

  /** E03: of each transaction from 0, without gaps, in order, whatever the network did. */
  private void assertNumbered() {
    var events = stranger.calls("TransactionEvent");
    for (var id : events.stream().map(StrictPeerTest::transaction).distinct().toList()) {
      var numbers = events.stream().filter(event -> transaction(event).equals(id)).map(event -> event.path("seqNo")
          .asInt()).toList();
      assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
    }
  }

  private void isReset() throws IOException {
    stranger.call("Accepted", "Reset", """
        {"type": "Immediate"}""");
    stranger.awaitCall("BootNotification", boot -> boot.path("reason").asText().equals("RemoteReset"));
    await().ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> station.state().path("online").asBoolean());
  }

  private void setProfile(String status, String period) throws IOException {
    stranger.call(status, "SetChargingProfile", """
        {"evseId": 1, "chargingProfile": {"id": 7, "stackLevel": 0, "chargingProfilePurpose": "TxProfile",
          "chargingProfileKind": "Absolute", "transactionId": "%s",
          "chargingSchedule": [{"id": 1, "chargingRateUnit": "W", "startSchedule": "%s",
                                "chargingSchedulePeriod": [%s]}]}}""".formatted(transactionId, Instant.now(), period));
  }

  private void transfer(String status, String messageId, String data) throws IOException {
    stranger.call(status, "DataTransfer", """
        {"vendorId": "org.tidegate", "messageId": "%s", "data": %s}""".formatted(messageId, data));
  }

  private void awaitWatts(int watts) {
    await()
        .untilAsserted(() -> assertThat(station.evse().path("actualW").asInt()).isEqualTo(watts));
  }

  private static boolean isStarted(JsonNode event) {
    return event.path("eventType").asText().equals("Started");
  }

  private static boolean isEnded(JsonNode event) {
    return event.path("eventType").asText().equals("Ended");
  }

  private static String transaction(JsonNode event) {
    return event.path("transactionInfo").path("transactionId").asText();
  }
}
