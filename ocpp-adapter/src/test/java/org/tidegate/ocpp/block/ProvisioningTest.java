package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.ComponentCriterion;
import org.tidegate.domain.devicemodel.ComponentVariable;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.CentralSystemRequests.ReportAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class ProvisioningTest {
  private static final String MODEL = "'component':{'name':'ChargingStation'},'variable':{'name':'Model'}";
  private static final String OTHER = "'component':{'name':'EVSE','evse':{'id':1}},'variable':{'name':'Power','instance':''}";
  private final Wire wire = Wire.accepted();

  @Test
  @Covers("B06.FR.01")
  void getVariables_severalOfAllKinds_answersEachInOrder() {
    JsonNode answer = wire.asks("GetVariables",
        "{'getVariableData':[{%s},{%s},{%s,'attributeType':'Target'},{%s}]}".formatted(MODEL, OTHER, MODEL, MODEL));

    assertThat(answer).isEqualTo(Wire.json("""
        {'getVariableResult':[
        {'attributeStatus':'Accepted',%s,'attributeType':'Actual','attributeValue':'Tidegate One'},
        {'attributeStatus':'UnknownVariable',%s,'attributeType':'Actual'},
        {'attributeStatus':'NotSupportedAttributeType',%s,'attributeType':'Target'},
        {'attributeStatus':'Accepted',%s,'attributeType':'Actual','attributeValue':'Tidegate One'}]}"""
        .formatted(MODEL, OTHER, MODEL, MODEL)));
    assertThat(wire.station.asked).contains(new VariableAddress(Component.of("EVSE", 1), Variable.of("Power")));
  }

  @ParameterizedTest
  @Covers({"B06.FR.16", "B08.FR.06", "B08.FR.17"})
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"GetVariables; 'getVariableData':[{#},{#},{#}]",
      "SetVariables; 'setVariableData':[{#,'attributeValue':'1'},{#,'attributeValue':'1'},{#,'attributeValue':'1'}]",
      "GetReport; 'requestId':1,'componentVariable':[{#},{#},{#}]"})
  void variables_moreThanTheModelTakes_areRefused(String action, String payload) {
    wire.station.variables.put(VariableAddress.of("DeviceDataCtrlr", "ItemsPerMessage", action), "2");

    assertThat(wire.refuses(action, "{" + payload.replace("#", MODEL) + "}"))
        .isEqualTo("OccurrenceConstraintViolation");
    assertThat(wire.station.asked).hasSize(1);
  }

  @ParameterizedTest
  @Covers({"B06.FR.17", "B08.FR.18"})
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"GetVariables; 'getVariableData':[{#}]",
      "SetVariables; 'setVariableData':[{#,'attributeValue':'1'}]",
      "GetReport; 'requestId':1,'componentVariable':[{#}]",
      "SendLocalList; 'versionNumber':1,'updateType':'Full'"})
  void variables_moreBytesThanTheModelTakes_areRefused(String action, String payload) {
    String filled = "{" + payload.replace("#", MODEL) + "}";
    int bytes = "[2,\"c1\",\"%s\",%s]".formatted(action, filled).length();
    var most = action.equals("SendLocalList")
        ? AuthorizationVariables.LIST_BYTES_PER_MESSAGE
        : VariableAddress.of("DeviceDataCtrlr", "BytesPerMessage", action);
    wire.station.variables.put(most, String.valueOf(bytes));
    wire.asks(action, filled);

    wire.station.variables.put(most, String.valueOf(bytes - 1));

    assertThat(wire.refuses(action, filled)).isEqualTo("FormatViolation");
  }

  @Test
  @Covers({"B05.FR.01", "B05.FR.12"})
  void setVariables_goodBadAndRepeated_answersEachInOrder() {
    JsonNode answer = wire.asks("SetVariables", """
        {'setVariableData':[{'attributeValue':'a',%s},{'attributeValue':'bad',%s,'attributeType':'Actual'},
        {'attributeValue':'a',%s}]}""".formatted(MODEL, OTHER, MODEL));

    assertThat(answer).isEqualTo(Wire.json(
        """
            {'setVariableResult':[{'attributeStatus':'Accepted',%s,'attributeType':'Actual'},
            {'attributeStatus':'Rejected',%s,'attributeType':'Actual',
            'attributeStatusInfo':{'reasonCode':'InvalidValue','additionalInfo':'not like this'}},
            {'attributeStatus':'Rejected',%s,'attributeType':'Actual',
            'attributeStatusInfo':{'reasonCode':'InvalidValue','additionalInfo':'the variable is named twice in one message'}}]}"""
            .formatted(MODEL, OTHER, MODEL)));
    assertThat(wire.station.asked).contains(
        new Setting(VariableAddress.of("ChargingStation", "Model"), AttributeType.Actual, "a")).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void getBaseReport_eachAnswer_isPassedOn(ReportAnswer answer) {
    wire.station.reportAnswer = answer;

    assertThat(wire.asks("GetBaseReport", "{'requestId':7,'reportBase':'SummaryInventory'}").path("status").asText())
        .isEqualTo(answer.name());
    assertThat(wire.station.asked).containsExactly(ReportBase.SummaryInventory);
  }

  @Test
  void getReport_criteriaAndVariables_areTranslated() {
    wire.asks("GetReport", """
        {'requestId':7,'componentCriteria':['Problem','Active'],'componentVariable':[
        {'component':{'name':'Connector','instance':'i','evse':{'id':1,'connectorId':2}}},{%s}]}""".formatted(MODEL));

    assertThat(wire.station.asked).contains(Set.of(ComponentCriterion.Active, ComponentCriterion.Problem),
        new ComponentVariable(new Component("Connector", Optional.of("i"), Optional.of(1), Optional.of(2)),
            Optional.empty()),
        new ComponentVariable(Component.of("ChargingStation"), Optional.of(Variable.of("Model"))));
  }

  @ParameterizedTest
  @CsvSource({"Immediate,IMMEDIATE,Accepted", "OnIdle,ON_IDLE,Scheduled", "OnIdle,ON_IDLE,Rejected"})
  void reset_eachKind_isPassedOn(String wireKind, ResetKind kind, ResetAnswer answer) {
    wire.station.resetAnswer = answer;

    assertThat(wire.asks("Reset", "{'type':'%s','evseId':2}".formatted(wireKind)).path("status").asText())
        .isEqualTo(answer.name());
    assertThat(wire.station.asked).containsExactly(List.of(kind, Optional.of(2)));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "3"})
  void reset_unknownEvse_isRejected(int evseId) {
    assertThat(wire.asks("Reset", "{'type':'Immediate','evseId':%d}".formatted(evseId)).at("/statusInfo/reasonCode")
        .asText()).isEqualTo("UnknownEvse");
    assertThat(wire.station.asked).isEmpty();
  }
}
