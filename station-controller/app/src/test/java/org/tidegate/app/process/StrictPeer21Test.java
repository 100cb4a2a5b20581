package org.tidegate.app.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * What OCPP 2.1 adds to smart charging and what it has for bidirectional power, over real sockets, with a central system of
 * other people's making that holds requests and answers of both sides against the official schemas of OCPP 2.1. In real
 * time: the other side is a program with a clock of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StrictPeer21Test {
  static final Set<String> BY_STATION = Set.of("BootNotification", "ClearedChargingLimit",
      "NotifyChargingLimit", "NotifyEVChargingNeeds", "NotifyEvent", "NotifyPriorityCharging",
      "PullDynamicScheduleUpdate", "ReportChargingProfiles", "SecurityEventNotification", "StatusNotification",
      "TransactionEvent");
  static final Set<String> BY_CENTRAL_SYSTEM = Set.of("AFRRSignal", "ChangeTransactionTariff",
      "ClearChargingProfile", "ClearTariffs", "GetChargingProfiles", "GetCompositeSchedule", "GetTariffs",
      "NotifyAllowedEnergyTransfer", "SetChargingProfile", "SetDefaultTariff", "SetVariables", "UpdateDynamicSchedule",
      "UsePriorityCharging");

  @TempDir
  Path folder;

  private StrangerCentralSystem stranger;
  private StationProcess station;
  private String transactionId = "";

  @BeforeEach
  void start() throws IOException {
    stranger = new StrangerCentralSystem(OcppVersion.V21);
    station = new StationProcess(folder, "strict-peer-21", StationProcess.configuration(stranger.port()));
    station.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    station.close();
    stranger.close();
  }

  @Test
  void bidirectionalPower_withAStrangersStrictCentralSystem_breaksNoSchemaOnEitherSide() throws Exception {
    stranger.awaitCall("BootNotification", _ -> true);
    assertThat(stranger.said("connected").getFirst().path("protocol").asText()).isEqualTo("ocpp2.1");
    carComesAndDriverPermits();
    setpointsAreFollowed();
    dynamicProfileIsUpdatedByEitherSide();
    frequencyAndSignalAreFollowed();
    loadIsBalanced();
    otherModesAreTakenOrRefused();
    priorityComesAndGoes();
    externalLimitsAreTold();
    tariffsComeAndGo();

    assertThat(stranger.said("violation")).isEmpty();
    assertThat(missing(BY_STATION, stranger.calledByStation())).as("never said by the station").isEmpty();
    assertThat(missing(BY_CENTRAL_SYSTEM, stranger.answeredByStation())).as("never answered by the station").isEmpty();
    stranger.call("GetCompositeSchedule", "{}");
    assertThat(stranger.said("violation")).as("it does look").hasSize(1);
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
  }

  private void carComesAndDriverPermits() throws IOException {
    station.simulate("evse/1/plug-in", Story.CAR);
    var needs = stranger.awaitCall("NotifyEVChargingNeeds", _ -> true);
    assertThat(needs.at("/chargingNeeds/v2xChargingParameters/maxDischargePower").decimalValue().signum())
        .isPositive();
    await().until(() -> station.panel().path("startOffered").asBoolean());
    station.press("start", "{}");
    transactionId = stranger.awaitCall("TransactionEvent", event -> event.path("eventType").asText().equals("Started"))
        .at("/transactionInfo/transactionId").asText();
    station.press("conditions", Story.CONDITIONS);
    station.press("permission", Story.GRANTED);
    stranger.awaitCall("NotifyEvent", event -> event.toString().contains("\"granted\""));
    stranger.call("NotifyAllowedEnergyTransfer", """
        {"transactionId": "%s", "allowedEnergyTransfer": ["DC", "DC_BPT"]}""".formatted(transactionId));
  }

  private void setpointsAreFollowed() throws IOException {
    set("Accepted",
        """
            {"startPeriod": 0, "operationMode": "CentralSetpoint", "setpoint": -4000, "dischargeLimit": -6000, "limit": 9000}""");
    awaitWatts(-4_000);
    var schedule = stranger.call("Accepted", "GetCompositeSchedule", """
        {"duration": 600, "evseId": 1, "chargingRateUnit": "W"}""").path("schedule");
    assertThat(schedule.at("/chargingSchedulePeriod/0/setpoint").asInt()).isEqualTo(-4_000);
    assertThat(schedule.at("/chargingSchedulePeriod/0/operationMode").asText()).isEqualTo("CentralSetpoint");
    set("Rejected", """
        {"startPeriod": 0, "operationMode": "CentralSetpoint", "setpoint": -7000, "dischargeLimit": -6000}""");
    stranger.call("Accepted", "GetChargingProfiles", """
        {"requestId": 21, "evseId": 1, "chargingProfile": {"chargingProfilePurpose": "TxProfile"}}""");
    var reported = stranger.awaitCall("ReportChargingProfiles", report -> report.path("requestId").asInt() == 21);
    assertThat(reported.at("/chargingProfile/0/chargingSchedule/0/chargingSchedulePeriod/0/setpoint").asInt())
        .isEqualTo(-4_000);
  }

  /** K28: set by the central system, then asked for by the station. */
  private void dynamicProfileIsUpdatedByEitherSide() throws IOException {
    stranger.call("Accepted", "SetChargingProfile", """
        {"evseId": 1, "chargingProfile": {"id": 8, "stackLevel": 1, "chargingProfilePurpose": "TxProfile",
          "chargingProfileKind": "Dynamic", "transactionId": "%s", "dynUpdateInterval": 3,
          "chargingSchedule": [{"id": 1, "chargingRateUnit": "W", "chargingSchedulePeriod": [
            {"startPeriod": 0, "operationMode": "CentralSetpoint", "setpoint": -3000}]}]}}""".formatted(transactionId));
    stranger.call("Accepted", "UpdateDynamicSchedule", """
        {"chargingProfileId": 8, "scheduleUpdate": {"setpoint": -3500}}""");
    stranger.call("Rejected", "UpdateDynamicSchedule", """
        {"chargingProfileId": 7, "scheduleUpdate": {"setpoint": -3500}}""");
    stranger.awaitCall("PullDynamicScheduleUpdate", pull -> pull.path("chargingProfileId").asInt() == 8);
    awaitWatts(-2_500);
    stranger.call("Accepted", "ClearChargingProfile", """
        {"chargingProfileId": 8}""");
    awaitWatts(-4_000);
  }

  private void frequencyAndSignalAreFollowed() throws IOException {
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "LocalFrequency", "v2xBaseline": -1000,
          "v2xFreqWattCurve": [{"frequency": 49.8, "power": -5000}, {"frequency": 50.2, "power": 5000}],
          "v2xSignalWattCurve": [{"signal": -10, "power": -2000}, {"signal": 10, "power": 2000}]}""");
    station.simulate("grid", """
        {"frequencyHz": 50.0}""");
    awaitWatts(-1_000);
    stranger.call("Accepted", "AFRRSignal", """
        {"timestamp": "%s", "signal": -10}""".formatted(Instant.now()));
    awaitWatts(-3_000);
  }

  private void loadIsBalanced() throws IOException {
    var set = stranger.call("SetVariables", """
        {"setVariableData": [%s, %s, %s, %s]}""".formatted(threshold("LowerThreshold", -1_000),
        threshold("UpperThreshold", 4_000), threshold("LowerOffset", 0), threshold("UpperOffset", 0)));
    assertThat(set.path("setVariableResult")).allSatisfy(
        result -> assertThat(result.path("attributeStatus").asText()).isEqualTo("Accepted"));
    station.simulate("grid", """
        {"siteLoadW": 6000}""");
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "LocalLoadBalancing"}""");
    awaitWatts(-2_000);
  }

  private static String threshold(String name, int watts) {
    return """
        {"component": {"name": "V2XChargingCtrlr", "evse": {"id": 1}},
         "variable": {"name": "LocalLoadBalancing", "instance": "%s"}, "attributeValue": "%d"}""".formatted(name,
        watts);
  }

  private void otherModesAreTakenOrRefused() throws IOException {
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "Idle"}""");
    awaitWatts(0);
    set("Rejected", """
        {"startPeriod": 0, "operationMode": "Idle", "setpoint": 1000}""");
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "CentralFrequency", "setpoint": 1500}""");
    awaitWatts(1_500);
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "ExternalLimits"}""");
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "ExternalSetpoint"}""");
    set("Accepted", """
        {"startPeriod": 0, "operationMode": "CentralSetpoint", "setpoint": -2000}""");
    awaitWatts(-2_000);
  }

  /** K21, and K22 at the panel. */
  private void priorityComesAndGoes() throws IOException {
    stranger.call("NoProfile", "UsePriorityCharging", priority(true));
    stranger.call("Accepted", "SetChargingProfile", """
        {"evseId": 1, "chargingProfile": {"id": 9, "stackLevel": 0, "chargingProfilePurpose": "PriorityCharging",
          "chargingProfileKind": "Absolute", "chargingSchedule": [{"id": 1, "chargingRateUnit": "W",
          "startSchedule": "%s", "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 7000}]}]}}"""
        .formatted(Instant.now()));
    stranger.call("Accepted", "UsePriorityCharging", priority(true));
    awaitWatts(7_000);
    stranger.awaitCall("NotifyPriorityCharging", told -> told.path("activated").asBoolean());
    station.press("end-priority", "{}");
    awaitWatts(-2_000);
    stranger.awaitCall("NotifyPriorityCharging", told -> !told.path("activated").asBoolean());
    station.press("priority", "{}");
    awaitWatts(7_000);
    stranger.call("Accepted", "UsePriorityCharging", priority(false));
    await().until(() -> stranger.calls("NotifyPriorityCharging").size() == 4);
  }

  private String priority(boolean activate) {
    return """
        {"transactionId": "%s", "activate": %s}""".formatted(transactionId, activate);
  }

  private void externalLimitsAreTold() throws IOException {
    station.simulate("external-limit", """
        {"evse": 1, "source": "EMS", "limitW": 4200}""");
    stranger.awaitCall("NotifyChargingLimit",
        call -> call.at("/chargingLimit/chargingLimitSource").asText().equals("EMS"));
    station.simulate("external-limit", """
        {"evse": 1, "source": "EMS", "released": true}""");
    stranger.awaitCall("ClearedChargingLimit", _ -> true);
  }

  /** I07, I09 to I11. */
  private void tariffsComeAndGo() throws IOException {
    stranger.call("Accepted", "SetDefaultTariff", """
        {"evseId": 2, "tariff": %s}""".formatted(tariff("T-1")));
    var known = stranger.call("Accepted", "GetTariffs", """
        {"evseId": 2}""");
    assertThat(known.at("/tariffAssignments/0/tariffId").asText()).isEqualTo("T-1");
    stranger.call("Accepted", "ChangeTransactionTariff", """
        {"transactionId": "%s", "tariff": %s}""".formatted(transactionId, tariff("T-2")));
    stranger.awaitCall("TransactionEvent", event -> event.path("triggerReason").asText().equals("TariffChanged"));
    var cleared = stranger.call("ClearTariffs", """
        {"tariffIds": ["T-1"]}""");
    assertThat(cleared.at("/clearTariffsResult/0/status").asText()).isEqualTo("Accepted");
  }

  private static String tariff(String id) {
    return """
        {"tariffId": "%s", "currency": "EUR", "energy": {"prices": [{"priceKwh": 0.25}]},
         "description": [{"format": "UTF8", "language": "en", "content": "25 cents"}]}""".formatted(id);
  }

  private void set(String status, String period) throws IOException {
    stranger.call(status, "SetChargingProfile", """
        {"evseId": 1, "chargingProfile": {"id": 7, "stackLevel": 0, "chargingProfilePurpose": "TxProfile",
          "chargingProfileKind": "Absolute", "transactionId": "%s",
          "chargingSchedule": [{"id": 1, "chargingRateUnit": "W", "startSchedule": "%s",
                                "chargingSchedulePeriod": [%s]}]}}""".formatted(transactionId, Instant.now(), period));
  }

  private void awaitWatts(int watts) {
    await()
        .untilAsserted(() -> assertThat(station.evse().path("actualW").asInt()).isCloseTo(watts, within(60)));
  }

  private static Set<String> missing(Set<String> wanted, Set<String> seen) {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(seen);
    return missing;
  }
}
