package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.model.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.fixture.Codecs;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.TransactionEventRequest;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VersionsTest {
  private OcppVersion agreed = OcppVersion.V21;

  @ParameterizedTest
  @CsvSource({"OperationModeChanged,ChargingRateChanged", "LimitSet,ChargingRateChanged",
      "SoCLimitReached,EnergyLimitReached", "CostLimitReached,EnergyLimitReached", "RunningCost,MeterValuePeriodic",
      "TariffChanged,Trigger", "TariffNotAccepted,Deauthorized", "TxResumed,ChargingStateChanged",
      "CablePluggedIn,CablePluggedIn"})
  void write_triggerThatOcpp201DoesNotKnow_isTheNearest(String trigger, String nearest) {
    var event = event("'triggerReason':'" + trigger + "'");

    assertThat(on(OcppVersion.V21, event).path("triggerReason").asText()).isEqualTo(trigger);
    assertThat(on(OcppVersion.V201, event).path("triggerReason").asText()).isEqualTo(nearest);
  }

  @Test
  void write_measurandsThatOcpp201DoesNotKnow_areLeftOut() {
    var event = event(
        """
            'triggerReason':'MeterValuePeriodic','evseSleep':false,
            'meterValue':[{'timestamp':'2026-01-01T00:00:00Z','sampledValue':[{'value':1,'measurand':'Power.Active.Setpoint'}]},
            {'timestamp':'2026-01-01T00:00:01Z','sampledValue':[{'value':2,'measurand':'Power.Active.Residual'},
            {'value':3,'measurand':'Power.Active.Import'},{'value':4,'location':'Upstream'}]}]""");

    assertThat(on(OcppVersion.V21, event).path("meterValue")).hasSize(2);
    assertThat(on(OcppVersion.V201, event).path("meterValue")).isEqualTo(Wire.json("""
        [{'timestamp':'2026-01-01T00:00:01Z','sampledValue':[{'value':3,'measurand':'Power.Active.Import'}]}]"""));
  }

  @Test
  void write_messageThatOcpp201DoesNotHave_isNotSaid() {
    var request = read("NotifyPriorityCharging", "{'transactionId':'TX-1','activated':true}");

    assertThat(on(OcppVersion.V21, request)).isNotNull();
    assertThatThrownBy(() -> on(OcppVersion.V201, request)).hasMessageContaining("no such message");
  }

  @Test
  void write_sourceInWordsOfItsOwn_isOtherOnOcpp201() {
    var request = read("ClearedChargingLimit", "{'chargingLimitSource':'Neighbour'}");

    assertThat(on(OcppVersion.V21, request).path("chargingLimitSource").asText()).isEqualTo("Neighbour");
    assertThat(on(OcppVersion.V201, request).path("chargingLimitSource").asText()).isEqualTo("Other");
  }

  /** The setpoint where there is one, else the limit: what a server reads that knows nothing of discharging. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"'limit':5000; 5000",
      "'limit':11000,'operationMode':'CentralSetpoint','setpoint':-4200.5,'dischargeLimit':-6000; -4200.5",
      "'operationMode':'CentralSetpoint','setpoint':3000; 3000", "'operationMode':'Idle'; 0"})
  void write_compositeScheduleOnOcpp201_isOneNumberForEachPeriod(String period, String limit) {
    var answer = Codecs.of(OcppVersion.V21).readConfirmation("GetCompositeSchedule", Wire.json("""
        {'status':'Accepted','schedule':{'evseId':1,'duration':60,'scheduleStart':'2026-01-01T00:00:00Z',
        'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,%s}]}}""".formatted(period)));
    var json = Wire.json(Codecs.of(OcppVersion.V201).write(answer));

    assertThat(Schemas.faultsOfAnswer(OcppVersion.V201, "GetCompositeSchedule", json)).isEmpty();
    assertThat(json.at("/schedule/chargingSchedulePeriod/0"))
        .isEqualTo(Wire.json("{'startPeriod':0,'limit':%s}".formatted(limit)));
  }

  @ParameterizedTest
  @CsvSource({"AFRRSignal,NotImplemented", "UpdateDynamicSchedule,NotImplemented", "UsePriorityCharging,NotImplemented",
      "NotifyAllowedEnergyTransfer,NotImplemented", "SetDefaultTariff,NotImplemented",
      "SetMonitoringBase,NotSupported"})
  void readRequest_actionOfOcpp21OnOcpp201_isNotImplemented(String action, String code) {
    assertThat(Wire.accepted().refuses(action, "{}")).isEqualTo(code);
  }

  @Test
  void readRequest_actionOfOcpp21ThatIsNotAnswered_isNotSupported() {
    assertThat(Wire.accepted(OcppVersion.V21).refuses("SetDERControl", "{}")).isEqualTo("NotSupported");
  }

  /** A connection may come back in the other version; what is said next is said in that. */
  @Test
  void write_versionChanges_followsTheConnection() {
    var codec = new Versions(Codecs.features(), V2xSpelling.standard(), () -> agreed);
    var event = event("'triggerReason':'OperationModeChanged'");

    var said = new ArrayList<String>();
    for (var version : List.of(OcppVersion.V21, OcppVersion.V201, OcppVersion.V21)) {
      agreed = version;
      said.add(Wire.json(codec.write(event)).path("triggerReason").asText());
    }
    assertThat(said).containsExactly("OperationModeChanged", "ChargingRateChanged", "OperationModeChanged");
  }

  private static TransactionEventRequest event(String more) {
    return (TransactionEventRequest) read("TransactionEvent", """
        {'eventType':'Updated','timestamp':'2026-01-01T00:00:00Z','seqNo':1,'transactionInfo':{'transactionId':'TX-1',
        'operationMode':'LocalFrequency'},%s}""".formatted(more));
  }

  private static Request read(String action, String json) {
    return Codecs.of(OcppVersion.V21).readRequest(action, Wire.json(json));
  }

  /** Valid by the schema of that version. */
  private static JsonNode on(OcppVersion version, Request request) {
    var action = V21.all().stream().filter(type -> type.request() == request.getClass()).findFirst().orElseThrow()
        .action();
    var json = Wire.json(Codecs.of(version).write(request));
    assertThat(Schemas.faultsOfRequest(version, action, json)).isEmpty();
    return json;
  }
}
