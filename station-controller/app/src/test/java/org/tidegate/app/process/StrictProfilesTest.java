package org.tidegate.app.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * Every message that both versions have and this station offers crosses the wire to a central system of other people's
 * making, which holds requests and answers of both sides against the official schemas; what OCPP 2.1 adds is with
 * {@link StrictPeer21Test}. In real time: the other side is a program with a clock and sockets of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StrictProfilesTest {
  static final Set<String> BY_STATION = Set.of("Authorize", "BootNotification", "DataTransfer",
      "ClearedChargingLimit", "FirmwareStatusNotification", "Heartbeat", "LogStatusNotification", "MeterValues",
      "NotifyChargingLimit", "NotifyCustomerInformation", "NotifyDisplayMessages", "NotifyEVChargingNeeds",
      "NotifyEVChargingSchedule", "NotifyEvent", "NotifyReport", "ReportChargingProfiles", "ReservationStatusUpdate",
      "SecurityEventNotification", "SignCertificate", "StatusNotification",
      "TransactionEvent");
  static final Set<String> BY_CENTRAL_SYSTEM = Set.of("CancelReservation", "CertificateSigned", "ChangeAvailability",
      "ClearCache",
      "ClearChargingProfile", "ClearDisplayMessage", "CostUpdated",
      "CustomerInformation", "DataTransfer", "DeleteCertificate", "GetBaseReport", "GetChargingProfiles",
      "GetCompositeSchedule", "GetDisplayMessages",
      "GetInstalledCertificateIds",
      "GetLocalListVersion", "GetLog", "GetReport", "GetTransactionStatus", "GetVariables", "InstallCertificate",
      "RequestStartTransaction", "RequestStopTransaction", "ReserveNow", "Reset", "SendLocalList", "SetChargingProfile",
      "SetDisplayMessage", "SetNetworkProfile",
      "SetVariables",
      "TriggerMessage", "UnlockConnector", "UpdateFirmware");

  /** What needs nothing but to be said: action, request, status of the answer. */
  private static final List<Exchange> EXCHANGES = List.of(
      new Exchange("GetBaseReport", "Accepted", """
          {"requestId": 1, "reportBase": "SummaryInventory"}"""),
      new Exchange("GetReport", "Accepted", """
          {"requestId": 2, "componentVariable": [{"component": {"name": "TxCtrlr"}}]}"""),
      new Exchange("GetReport", "EmptyResultSet", """
          {"requestId": 3, "componentVariable": [{"component": {"name": "NoSuchThing"}}]}"""),
      new Exchange("SetNetworkProfile", "Accepted",
          """
              {"configurationSlot": 2, "connectionData": {"ocppVersion": "OCPP20", "ocppTransport": "JSON", "messageTimeout": 30,
                "securityProfile": 1, "ocppInterface": "Wired0", "ocppCsmsUrl": "ws://127.0.0.1:1/ocpp"}}"""),
      new Exchange("ChangeAvailability", "Accepted", """
          {"operationalStatus": "Inoperative", "evse": {"id": 2}}"""),
      new Exchange("ChangeAvailability", "Accepted", """
          {"operationalStatus": "Operative", "evse": {"id": 2}}"""),
      new Exchange("UnlockConnector", "Unlocked", """
          {"evseId": 2, "connectorId": 1}"""),
      new Exchange("UnlockConnector", "UnknownConnector", """
          {"evseId": 2, "connectorId": 2}"""),
      new Exchange("ClearCache", "Accepted", "{}"),
      new Exchange("SendLocalList", "Accepted", """
          {"versionNumber": 7, "updateType": "Full", "localAuthorizationList": [
            {"idToken": {"idToken": "LISTED-1", "type": "ISO14443"}, "idTokenInfo": {"status": "Accepted"}},
            {"idToken": {"idToken": "LISTED-2", "type": "ISO14443"}, "idTokenInfo": {"status": "Blocked"}}]}"""),
      new Exchange("SendLocalList", "VersionMismatch", """
          {"versionNumber": 7, "updateType": "Differential"}"""),
      new Exchange("CustomerInformation", "Accepted", """
          {"requestId": 4, "report": true, "clear": false, "idToken": {"idToken": "LISTED-1", "type": "ISO14443"}}"""),
      new Exchange("DataTransfer", "UnknownVendorId", """
          {"vendorId": "com.example", "messageId": "Weather", "data": {"sun": true}}"""),
      new Exchange("SetDisplayMessage", "Accepted", """
          {"message": {"id": 1, "priority": "InFront", "state": "Idle", "startDateTime": "2020-01-01T00:00:00Z",
            "message": {"format": "HTML", "content": "<b>Hello</b>", "language": "en"}}}"""),
      new Exchange("SetDisplayMessage", "NotSupportedMessageFormat", """
          {"message": {"id": 2, "priority": "NormalCycle", "message": {"format": "URI", "content": "http://x/"}}}"""),
      new Exchange("GetDisplayMessages", "Accepted", """
          {"requestId": 6}"""),
      new Exchange("ClearDisplayMessage", "Accepted", """
          {"id": 1}"""),
      new Exchange("ClearDisplayMessage", "Unknown", """
          {"id": 1}"""),
      new Exchange("TriggerMessage", "Accepted", """
          {"requestedMessage": "Heartbeat"}"""),
      new Exchange("TriggerMessage", "Accepted", """
          {"requestedMessage": "FirmwareStatusNotification"}"""),
      new Exchange("TriggerMessage", "Accepted", """
          {"requestedMessage": "LogStatusNotification"}"""),
      new Exchange("TriggerMessage", "Accepted", """
          {"requestedMessage": "MeterValues", "evse": {"id": 1}}"""));
  /** It asks for schedules, and tells which of them it is going to follow. */
  private static final String NEGOTIATING_CAR = """
      {"protocol": "ISO15118", "current": "DC", "bidirectional": true, "capacityWh": 60000, "soc": 70,
       "maxChargeW": 10000, "maxDischargeW": 10000, "dialog": {"edition": "ISO15118-20", "controlMode": "Scheduled"}}""";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  @TempDir
  Path folder;

  private StrangerCentralSystem stranger;
  private StationProcess station;

  private record Exchange(String action, String status, String request) {}

  private void start(OcppVersion version) throws IOException {
    stranger = new StrangerCentralSystem(version);
    station = new StationProcess(folder, "strict-profiles-" + version, StationProcess.configuration(stranger.port()));
    station.start();
    stranger.awaitCall("BootNotification", _ -> true);
    await().until(() -> station.state().path("online").asBoolean());
  }

  @AfterEach
  void end() throws InterruptedException {
    station.close();
    stranger.close();
  }

  @ParameterizedTest
  @EnumSource
  void profiles_withAStrangersStrictCentralSystem_crossWithEveryMessageAndBreakNoSchema(OcppVersion version)
      throws Exception {
    start(version);
    for (var exchange : EXCHANGES) {
      stranger.call(exchange.status, exchange.action, exchange.request);
    }
    variables();
    reservation();
    charging();
    assertThat(stranger.call("GetLocalListVersion", "{}").path("versionNumber").asInt()).isEqualTo(7);
    certificates();
    try (var files = new FileServer()) {
      logs(files);
      firmware(files);
    }
    reset();
    killed();

    assertThat(stranger.said("violation")).isEmpty();
    assertThat(missing(BY_STATION, stranger.calledByStation())).as("never said by the station").isEmpty();
    assertThat(missing(BY_CENTRAL_SYSTEM, stranger.answeredByStation())).as("never answered by the station").isEmpty();
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
  }

  private void variables() throws IOException {
    var set = stranger.call("SetVariables", """
        {"setVariableData": [{"component": {"name": "AlignedDataCtrlr"}, "variable": {"name": "Interval"},
                              "attributeValue": "900"}]}""");
    assertThat(set.at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Accepted");
    var got = stranger.call("GetVariables", """
        {"getVariableData": [{"component": {"name": "AlignedDataCtrlr"}, "variable": {"name": "Interval"}}]}""");
    assertThat(got.at("/getVariableResult/0/attributeValue").asText()).isEqualTo("900");
  }

  private void reservation() throws IOException {
    stranger.call("Accepted", "ReserveNow", reservation(21, Duration.ofHours(1)));
    stranger.call("Accepted", "CancelReservation", """
        {"reservationId": 21}""");
    stranger.call("Accepted", "ReserveNow", reservation(22, Duration.ofSeconds(5)));
    var told = stranger.awaitCall("ReservationStatusUpdate", call -> call.path("reservationId").asInt() == 22);
    assertThat(told.path("reservationUpdateStatus").asText()).isEqualTo("Expired");
  }

  private static String reservation(int id, Duration length) {
    return """
        {"id": %d, "evseId": 2, "expiryDateTime": "%s", "idToken": {"idToken": "RESERVED-1", "type": "ISO14443"}}"""
        .formatted(id, Instant.now().plus(length));
  }

  /** A card at EVSE 2, a start from afar at EVSE 1, both to their end. */
  private void charging() throws IOException {
    station.simulate("evse/2/plug-in", """
        {"protocol": "IEC61851", "current": "AC", "amps": 16, "phases": 3}""");
    station.simulate("evse/2/swipe", """
        {"idToken": "CARD-1", "type": "ISO14443", "evses": [2]}""");
    stranger.awaitCall("Authorize", call -> call.at("/idToken/idToken").asText().equals("CARD-1"));
    station.simulate("evse/1/plug-in", NEGOTIATING_CAR);
    stranger.awaitCall("DataTransfer", call -> call.path("messageId").asText().equals("VehicleConnected"));
    stranger.call("Accepted", "RequestStartTransaction", """
        {"remoteStartId": 5, "evseId": 1, "idToken": {"idToken": "REMOTE-1", "type": "Central"}}""");
    var id = stranger.awaitCall("TransactionEvent", event -> event.at("/transactionInfo/remoteStartId").asInt() == 5)
        .at("/transactionInfo/transactionId").asText();
    var status = stranger.call("GetTransactionStatus", """
        {"transactionId": "%s"}""".formatted(id));
    assertThat(status.path("ongoingIndicator").asBoolean()).isTrue();
    stranger.call("CostUpdated", """
        {"totalCost": 1.25, "transactionId": "%s"}""".formatted(id));
    await().until(() -> stranger.calls("NotifyDisplayMessages").stream()
        .anyMatch(told -> told.path("requestId").asInt() == 6));
    smartCharging(id);
    stranger.call("Accepted", "RequestStopTransaction", """
        {"transactionId": "%s"}""".formatted(id));
    station.simulate("evse/1/plug-out", "{}");
    station.simulate("evse/2/plug-out", "{}");
    await().until(() -> stranger.calls("TransactionEvent").stream()
        .filter(event -> event.path("eventType").asText().equals("Ended")).count() == 2);
  }

  /** Profiles are set, refused, reported and cleared, an energy manager limits and releases; all of it while charging. */
  private void smartCharging(String transactionId) throws IOException {
    stranger.awaitCall("NotifyEVChargingNeeds", _ -> true);
    stranger.call("Accepted", "SetChargingProfile", profile(1, 71, "TxProfile", "W", 6_000, """
        "transactionId": "%s",""".formatted(transactionId)));
    stranger.awaitCall("NotifyEVChargingSchedule", told -> told.path("evseId").asInt() == 1);
    stranger.call("Rejected", "SetChargingProfile", profile(2, 72, "TxDefaultProfile", "A", 180_000, ""));
    stranger.call("Accepted", "SetChargingProfile", profile(2, 72, "TxDefaultProfile", "A", 16, ""));
    stranger.call("Accepted", "SetChargingProfile", profile(0, 73, "ChargingStationMaxProfile", "W", 12_000, ""));
    stranger.call("Accepted", "GetChargingProfiles", """
        {"requestId": 8, "chargingProfile": {"chargingProfileId": [71]}}""");
    var report = stranger.awaitCall("ReportChargingProfiles", call -> call.path("requestId").asInt() == 8);
    assertThat(report.at("/chargingProfile/0/transactionId").asText()).isEqualTo(transactionId);
    for (int evseId = 0; evseId <= 2; evseId++) {
      stranger.call("Accepted", "GetCompositeSchedule", """
          {"evseId": %d, "duration": 600, "chargingRateUnit": "%s"}""".formatted(evseId, evseId == 2 ? "A" : "W"));
    }
    station.simulate("external-limit", """
        {"evse": 0, "source": "EMS", "limitW": 4200}""");
    stranger.awaitCall("NotifyChargingLimit",
        call -> call.at("/chargingLimit/chargingLimitSource").asText().equals("EMS"));
    stranger.call("Accepted", "GetChargingProfiles", """
        {"requestId": 9, "chargingProfile": {"chargingLimitSource": ["EMS"]}}""");
    stranger.awaitCall("ReportChargingProfiles", call -> call.path("requestId").asInt() == 9);
    station.simulate("external-limit", """
        {"evse": 0, "source": "EMS", "released": true}""");
    stranger.awaitCall("ClearedChargingLimit", _ -> true);
    station.simulate("external-limit", """
        {"evse": 1, "source": "SO", "schedule": {"durationS": 3600, "steps": [
          {"startS": 0, "limitW": 4200, "dischargeLimitW": -1000}, {"startS": 900, "setpointW": 0}]}}""");
    stranger.awaitCall("NotifyChargingLimit",
        call -> call.at("/chargingLimit/chargingLimitSource").asText().equals("SO"));
    stranger.call("Accepted", "ClearChargingProfile", """
        {"chargingProfileId": 71}""");
    stranger.call("Unknown", "ClearChargingProfile", """
        {"chargingProfileId": 71}""");
  }

  private static String profile(int evseId, int id, String purpose, String unit, int limit, String more) {
    return """
        {"evseId": %d, "chargingProfile": {"id": %d, "stackLevel": 0, "chargingProfilePurpose": "%s", %s
          "chargingProfileKind": "Absolute", "chargingSchedule": [{"id": 1, "startSchedule": "%s",
          "chargingRateUnit": "%s", "chargingSchedulePeriod": [{"startPeriod": 0, "limit": %d}]}]}}"""
        .formatted(evseId, id, purpose, more, Instant.now(), unit, limit);
  }

  /** The program is killed: the profiles that it accepted are there again, and so is the grid operator's limit. */
  private void killed() throws IOException, InterruptedException {
    station.kill();
    station.start();
    await().ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> station.state().path("online").asBoolean());
    stranger.call("Accepted", "GetChargingProfiles", """
        {"requestId": 10, "chargingProfile": {}}""");
    var ids = new TreeSet<Integer>();
    await().until(() -> {
      stranger.calls("ReportChargingProfiles").stream().filter(call -> call.path("requestId").asInt() == 10)
          .forEach(call -> call.path("chargingProfile").forEach(profile -> ids.add(profile.path("id").asInt())));
      return ids.size() == 3;
    });
    assertThat(ids).contains(72, 73);
    stranger.call("Accepted", "ClearChargingProfile", """
        {"chargingProfileCriteria": {"stackLevel": 0}}""");
  }

  /** A root comes and goes, the station gets a certificate of its own. */
  private void certificates() throws Exception {
    var authority = new KeytoolAuthority(folder.resolve("authority"));
    stranger.call("Accepted", "InstallCertificate",
        MAPPER.createObjectNode().put("certificateType", "CSMSRootCertificate")
            .put("certificate", authority.root()).toString());
    var installed = stranger.call("Accepted", "GetInstalledCertificateIds", """
        {"certificateType": ["CSMSRootCertificate"]}""");
    stranger.call("Accepted", "TriggerMessage", """
        {"requestedMessage": "SignChargingStationCertificate"}""");
    var request = stranger.awaitCall("SignCertificate", _ -> true).path("csr").asText();
    stranger.call("Accepted", "CertificateSigned", MAPPER.createObjectNode()
        .put("certificateType", "ChargingStationCertificate").put("certificateChain", authority.sign(request))
        .toString());
    stranger.call("Accepted", "DeleteCertificate", MAPPER.createObjectNode().set("certificateHashData",
        installed.at("/certificateHashDataChain/0/certificateHashData")).toString());
    stranger.call("NotFound", "GetInstalledCertificateIds", """
        {"certificateType": ["CSMSRootCertificate"]}""");
  }

  private void logs(FileServer files) throws IOException {
    stranger.call("Accepted", "GetLog", """
        {"logType": "SecurityLog", "requestId": 6, "log": {"remoteLocation": "%s"}}""".formatted(files.url("logs/")));
    stranger.awaitCall("LogStatusNotification", call -> call.path("status").asText().equals("Uploaded"));
    assertThat(files.uploads()).hasSize(1);
  }

  /** Nobody signed it with a certificate that the station trusts: it is refused, and told to be. */
  private void firmware(FileServer files) throws IOException {
    var request = MAPPER.createObjectNode().put("requestId", 7);
    request.putObject("firmware").put("location", files.url("firmware"))
        .put("retrieveDateTime", Instant.now().toString())
        .put("signingCertificate", "junk").put("signature", "AAAA");
    stranger.call("InvalidCertificate", "UpdateFirmware", request.toString());
    stranger.awaitCall("SecurityEventNotification",
        event -> event.path("type").asText().equals("InvalidFirmwareSigningCertificate"));
  }

  private void reset() throws IOException {
    stranger.call("Accepted", "Reset", """
        {"type": "Immediate"}""");
    stranger.awaitCall("BootNotification", boot -> boot.path("reason").asText().equals("RemoteReset"));
    await().ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> station.state().path("online").asBoolean());
    stranger.awaitCall("NotifyCustomerInformation", page -> page.path("requestId").asInt() == 4);
  }

  private static Set<String> missing(Set<String> wanted, Set<String> crossed) {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(crossed);
    return missing;
  }
}
