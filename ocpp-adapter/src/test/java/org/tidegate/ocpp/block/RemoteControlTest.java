package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.StartAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteControlTest {
  private static final String PROFILE = """
      'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'%s','chargingProfileKind':'Relative'%s,
      'chargingSchedule':[{'id':1,'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':-5000%s}]}]}""";
  private final Wire wire = Wire.accepted();

  @Test
  void requestStart_withProfile_isPassedOn() {
    wire.station.startAnswer = new StartAnswer(Optional.empty(), Optional.of("TX-9"));
    JsonNode answer = start("'evseId':2,'groupIdToken':{'idToken':'G','type':'Central'},"
        + PROFILE.formatted("TxProfile", "", ""));

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted','transactionId':'TX-9'}"));
    var asked = (RemoteStart) wire.station.asked.getFirst();
    assertThat(asked.evseId()).contains(2);
    assertThat(asked.remoteStartId()).isEqualTo(5);
    assertThat(asked.token()).isEqualTo(new IdToken("ABC", IdTokenType.ISO14443));
    assertThat(asked.group()).contains(new IdToken("G", IdTokenType.Central));
    assertThat(asked.profile()).hasValueSatisfying(
        profile -> assertThat(profile.schedules().getFirst().periods().getFirst().setpoint()).isPresent());
  }

  @Test
  void requestStart_stationRefuses_saysWhy() {
    wire.station.startAnswer = new StartAnswer(Optional.of(new Refusal("TxInProgress", "busy")), Optional.empty());

    assertThat(start("'evseId':1")).isEqualTo(
        Wire.json("{'status':'Rejected','statusInfo':{'reasonCode':'TxInProgress','additionalInfo':'busy'}}"));
  }

  @ParameterizedTest
  @Covers({"F01.FR.09", "F01.FR.11", "F01.FR.26", "F02.FR.17", "F02.FR.19", "F02.FR.27"})
  @CsvSource(nullValues = "-", value = {"TxDefaultProfile,-,-,InvalidProfile",
      "ChargingStationMaxProfile,-,-,InvalidProfile",
      "TxProfile,TX-1,-,InvalidProfile", "TxProfile,-,Levitate,InvalidSchedule"})
  void requestStart_invalidProfile_isRejected(String purpose, String transaction, String mode, String reason) {
    var transactionId = transaction == null ? "" : ",'transactionId':'" + transaction + "'";
    var custom = mode == null ? "" : ",'customData':{'vendorId':'org.tidegate','operationMode':'" + mode + "'}";
    JsonNode answer = start(PROFILE.formatted(purpose, transactionId, custom));

    assertThat(answer.path("status").asText()).isEqualTo("Rejected");
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo(reason);
    assertThat(wire.station.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "-1"})
  void requestStart_unknownEvse_isRejected(int evseId) {
    assertThat(start("'evseId':" + evseId).at("/statusInfo/reasonCode").asText()).isEqualTo("UnknownEvse");
  }

  @Test
  @Covers("B02.FR.05")
  void startAndStop_pending_areRejected() {
    wire.adapter.allow(Stage.PENDING);

    assertThat(start("'evseId':1").at("/statusInfo/reasonCode").asText()).isEqualTo("CSNotAccepted");
    assertThat(wire.asks("RequestStopTransaction", "{'transactionId':'TX-1'}").at("/statusInfo/reasonCode").asText())
        .isEqualTo("CSNotAccepted");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers("F03.FR.07")
  void requestStop_runningTransaction_isAccepted() {
    assertThat(wire.asks("RequestStopTransaction", "{'transactionId':'TX-1'}"))
        .isEqualTo(Wire.json("{'status':'Accepted'}"));
  }

  @Test
  @Covers("F03.FR.08")
  void requestStop_otherTransaction_isRejected() {
    assertThat(wire.asks("RequestStopTransaction", "{'transactionId':'TX-2'}").at("/statusInfo/reasonCode").asText())
        .isEqualTo("TxNotFound");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {"Heartbeat; -; HEARTBEAT; -; -",
      "Heartbeat; 'evse':{'id':99}; HEARTBEAT; -; -",
      "StatusNotification; 'evse':{'id':1,'connectorId':1}; STATUS_NOTIFICATION; 1; 1",
      "MeterValues; 'evse':{'id':2}; METER_VALUES; 2; -", "MeterValues; -; METER_VALUES; -; -",
      "LogStatusNotification; -; LOG_STATUS_NOTIFICATION; -; -",
      "FirmwareStatusNotification; 'evse':{'id':99}; FIRMWARE_STATUS_NOTIFICATION; -; -",
      "SignChargingStationCertificate; -; SIGN_CHARGING_STATION_CERTIFICATE; -; -",
      "TransactionEvent; 'evse':{'id':2}; TRANSACTION_EVENT; 2; -"})
  void trigger_knownMessage_isPassedOn(String message, String evse, Trigger trigger, Integer evseId,
      Integer connectorId) {
    assertThat(trigger(message, evse).path("status").asText()).isEqualTo("Accepted");
    assertThat(wire.station.asked)
        .containsExactly(List.of(trigger, Optional.ofNullable(evseId), Optional.ofNullable(connectorId)));
  }

  @ParameterizedTest
  @Covers("F06.FR.08")
  @CsvSource({"SignV2GCertificate", "SignCombinedCertificate", "PublishFirmwareStatusNotification"})
  void trigger_messageWeDoNotHave_isNotImplemented(String message) {
    assertThat(trigger(message, null).path("status").asText()).isEqualTo("NotImplemented");
  }

  @ParameterizedTest
  @CsvSource({"MeterValues", "TransactionEvent", "StatusNotification"})
  void trigger_unknownEvse_isACallError(String message) {
    assertThat(wire.refuses("TriggerMessage", "{'requestedMessage':'%s','evse':{'id':3}}".formatted(message)))
        .isEqualTo("PropertyConstraintViolation");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers("F06.FR.17")
  void trigger_bootWhenAccepted_isRejected() {
    assertThat(trigger("BootNotification", null).path("status").asText()).isEqualTo("Rejected");
    wire.adapter.allow(Stage.PENDING);
    assertThat(trigger("BootNotification", null).path("status").asText()).isEqualTo("Accepted");
  }

  @Test
  void trigger_unknownConnector_isForTheStationToRefuse() {
    wire.station.triggerAnswer = TriggerAnswer.Rejected;

    assertThat(trigger("StatusNotification", "'evse':{'id':1,'connectorId':9}").path("status").asText())
        .isEqualTo("Rejected");
    assertThat(wire.station.asked)
        .containsExactly(List.of(Trigger.STATUS_NOTIFICATION, Optional.of(1), Optional.of(9)));
  }

  @Test
  void trigger_stationRefuses_isPassedOn() {
    wire.station.triggerAnswer = TriggerAnswer.Rejected;

    assertThat(trigger("Heartbeat", null).path("status").asText()).isEqualTo("Rejected");
  }

  private JsonNode trigger(String message, String evse) {
    return wire.asks("TriggerMessage",
        "{'requestedMessage':'%s'%s}".formatted(message, evse == null ? "" : "," + evse));
  }

  private JsonNode start(String fields) {
    return wire.asks("RequestStartTransaction",
        "{'idToken':{'idToken':'ABC','type':'ISO14443'},'remoteStartId':5,%s}".formatted(fields));
  }
}
