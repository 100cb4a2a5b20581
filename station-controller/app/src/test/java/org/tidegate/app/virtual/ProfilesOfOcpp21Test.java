package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Charging profiles of a central system that speaks OCPP 2.1, with the whole station. */
class ProfilesOfOcpp21Test {
  private final PermittedStay stay = PermittedStay.begin(VirtualSetup.of(211).speaking(OcppVersion.V21));
  private final RawRequests central = new RawRequests(stay.virtual);

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(stay.virtual.failures()).isEmpty();
    stay.virtual.close();
  }

  @Test
  @Covers({"2.1 K01.FR.27", "2.1 K01.FR.55"})
  void profiles_ofEachPurpose_areThereAgainWhenTheProgramWasKilled() {
    var purposes = List.of("ChargingStationMaxProfile", "TxDefaultProfile", "PriorityCharging", "LocalGeneration");
    for (var purpose : purposes) {
      assertThat(set(0, purpose, 10 + purposes.indexOf(purpose), "'limit':9000")).isEqualTo("Accepted");
    }
    assertThat(central.setTxProfile(1, "Dynamic", "", ",'limit':8000")).isEqualTo("Accepted");
    var before = Set.copyOf(central.profiles("{'stackLevel':0}"));
    assertThat(before).hasSize(5);
    stay.virtual.kill();
    stay.virtual.start();
    stay.virtual.seconds(90);
    assertThat(Set.copyOf(central.profiles("{'stackLevel':0}"))).isEqualTo(before);
    for (var purpose : List.of("TxProfile", "LocalGeneration", "ChargingStationExternalConstraints")) {
      assertThat(get("'component':{'name':'SmartChargingCtrlr'},'variable':{'name':'ChargingProfilePersistence',"
          + "'instance':'" + purpose + "'}")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @Covers({"2.1 Q01.FR.31", "2.1 Q08.FR.20", "2.1 Q03.FR.01"})
  @ValueSource(strings = {"'limit':5000", "'operationMode':'ChargingOnly','limit':5000",
      "'operationMode':'CentralSetpoint','setpoint':-5000", "'operationMode':'CentralFrequency','setpoint':-5000",
      "'operationMode':'LocalFrequency','v2xBaseline':0,'v2xFreqWattCurve':[{'frequency':49.8,'power':-10000},"
          + "{'frequency':50.2,'power':10000}]"})
  void modes_thatAreReported_areTaken(String period) {
    var reported = get("'component':{'name':'V2XChargingCtrlr','evse':{'id':1}},'variable':{'name':"
        + "'SupportedOperationModes'}");
    assertThat(reported.split(",")).contains("ChargingOnly", "CentralSetpoint", "CentralFrequency", "LocalFrequency");
    assertThat(central.setTxProfile(1, "Dynamic", "", "," + period)).isEqualTo("Accepted");
  }

  @Test
  @Covers("2.1 Q03.FR.01")
  void setpoints_overTime_areFollowedOneAfterTheOther() {
    var from = ",'startSchedule':'%s'".formatted(stay.virtual.loop.now());
    central.setTxProfile(1, "Absolute", from, ",'operationMode':'CentralSetpoint','setpoint':-5000},"
        + "{'startPeriod':60,'operationMode':'CentralSetpoint','setpoint':2000},"
        + "{'startPeriod':120,'operationMode':'ChargingOnly','limit':3000");
    stay.virtual.seconds(5);
    assertThat(stay.commanded()).isEqualTo(-5_000);
    stay.virtual.seconds(60);
    assertThat(stay.commanded()).isEqualTo(2_000);
    stay.virtual.seconds(60);
    assertThat(stay.commanded()).isEqualTo(3_000);
  }

  /** A setpoint of the transaction under limits of another profile, in watts or as the station's maximum. */
  @ParameterizedTest
  @Covers({"V2X.03", "V2X.04"})
  @CsvSource({"2000,1000,1000", "2000,2000,2000", "2000,9000,2000", "-2000,0,0", "-2000,1000,-2000"})
  void setpoint_beyondALimitOfTheStation_isCapped(int setpoint, int limit, int followed) {
    assertThat(set(0, "ChargingStationMaxProfile", 7, "'limit':" + limit)).isEqualTo("Accepted");
    central.setTxProfile(1, "Dynamic", "", ",'operationMode':'CentralSetpoint','setpoint':" + setpoint);
    stay.virtual.seconds(5);
    assertThat(stay.commanded()).isEqualTo(followed);
  }

  @Test
  @Covers("V2X.04")
  void setpoint_updatedBeyondItsDischargeLimit_isRefused() {
    central.setTxProfile(1, "Dynamic", "",
        ",'operationMode':'CentralSetpoint','dischargeLimit':-3000,'setpoint':-2000");
    assertThat(central.status("UpdateDynamicSchedule",
        "{'chargingProfileId':101,'scheduleUpdate':{'setpoint':-3001}}")).isEqualTo("Rejected");
    stay.virtual.seconds(5);
    assertThat(stay.commanded()).isEqualTo(-2_000);
  }

  @Test
  @Covers("2.1 K19.FR.11")
  void dynamicVehicle_withoutAProfileOfItsOwn_keepsToTheDefault() {
    set(0, "TxDefaultProfile", 8, "'limit':4200");
    stay.virtual.hardware().plugOut(1);
    stay.virtual.seconds(70);
    stay.virtual.hardware().plugIn(1, SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), Watts.ZERO).soc(40)
        .manners(Manners.second(ControlMode.DynamicControl)).build());
    stay.virtual.seconds(2);
    stay.virtual.hardware().swipe(new IdToken("CARD-1", IdTokenType.ISO14443), Set.of(1));
    stay.virtual.seconds(2);
    stay.virtual.disconnectNetwork();
    stay.watch(Duration.ofSeconds(70), _ -> assertThat(stay.commanded()).isBetween(0, 4_200));
    assertThat(stay.commanded()).isEqualTo(4_200);
  }

  private String set(int evseId, String purpose, int id, String period) {
    return central.status("SetChargingProfile", """
        {'evseId':%d,'chargingProfile':{'id':%d,'stackLevel':0,'chargingProfilePurpose':'%s',
        'chargingProfileKind':'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'startSchedule':'%s','chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}""".formatted(evseId, id, purpose,
        stay.virtual.loop.now().minusSeconds(1), period));
  }

  private String get(String variable) {
    JsonNode result = central.ask("GetVariables", "{'getVariableData':[{%s}]}".formatted(variable))
        .at("/getVariableResult/0");
    assertThat(result.path("attributeStatus").asText()).isEqualTo("Accepted");
    return result.path("attributeValue").asText();
  }
}
