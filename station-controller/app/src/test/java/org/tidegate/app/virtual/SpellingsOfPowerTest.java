package org.tidegate.app.virtual;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** A setpoint becomes the same power, however it came over the wire; the whole station in virtual time. */
class SpellingsOfPowerTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"V201; 'limit':-4200; -4200",
      "V201; 'limit':11000,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':-4200}; -4200",
      "V21; 'operationMode':'CentralSetpoint','setpoint':-4200; -4200",
      "V21; 'limit':11000,'dischargeLimit':-3000,'operationMode':'CentralSetpoint','setpoint':-2500; -2500",
      "V201; 'limit':3000,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':3000}; 3000",
      "V21; 'operationMode':'CentralSetpoint','setpoint':3000; 3000", "V21; 'operationMode':'Idle'; 0",
      "V201; 'limit':0,'customData':{'vendorId':'org.tidegate','operationMode':'Idle'}; 0",
      // A limit of nothing is power in neither direction, in either version.
      "V201; 'limit':0; 0", "V21; 'limit':0; 0"})
  void setChargingProfile_eachSpelling_isTheSamePower(OcppVersion version, String period, int watts) {
    var stay = PermittedStay.begin(VirtualSetup.of(7).speaking(version));
    ask(stay, period);
    stay.virtual.seconds(20);

    assertThat(stay.commanded()).isEqualTo(watts);
    assertThat(stay.virtual.failures()).isEmpty();
  }

  /** Not valid by the schemas of 2.0.1, and read only where the installer asked for it. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
      "'operationMode':'CentralSetpoint','setpoint':-4200; OCPP21_FIELDS; -4200",
      "'limit':11000,'operationMode':'CentralSetpoint','setpoint':-4200; OCPP21_FIELDS; -4200",
      "'limit':11000,'dischargeLimit':-3000,'operationMode':'CentralSetpoint','setpoint':-2500; OCPP21_FIELDS; -2500",
      "'operationMode':'CentralSetpoint','setpoint':3000; OCPP21_FIELDS; 3000",
      "'operationMode':'Idle'; OCPP21_FIELDS; 0", "'limit':0; OCPP21_FIELDS; 0", "'limit':-4200; OCPP21_FIELDS; -4200",
      // Elsewhere they are unknown fields, and the period is a plain limit.
      "'limit':5000,'operationMode':'CentralSetpoint','setpoint':-4200; CUSTOM_DATA; 5000",
      "'limit':5000,'operationMode':'CentralSetpoint','setpoint':-4200; NONE; 5000"})
  void setChargingProfile_fieldsOfOcpp21OnOcpp201_areTheSamePower(String period, Extension extension, int watts) {
    var spelling = new V2xSpelling(V2xSpelling.STANDARD_VENDOR_ID, true, extension);
    var stay = PermittedStay.begin(VirtualSetup.of(7).speaking(OcppVersion.V201).withSpelling(spelling));
    ask(stay, period);
    stay.virtual.seconds(20);

    assertThat(stay.commanded()).isEqualTo(watts);
    assertThat(stay.virtual.failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-6000", "1500", "0"})
  @Covers({"2.1 K28.FR.06", "2.1 K28.FR.09"})
  void updateDynamicSchedule_newSetpoint_isFollowedAtOnce(int watts) {
    var stay = PermittedStay.begin(VirtualSetup.of(7).speaking(OcppVersion.V21));
    ask(stay, "'operationMode':'CentralSetpoint','setpoint':-4200", "'chargingProfileKind':'Dynamic'", "");
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).isEqualTo(-4200);

    raw(stay, "UpdateDynamicSchedule", "{'chargingProfileId':9,'scheduleUpdate':{'setpoint':" + watts + "}}");
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).isEqualTo(watts);
  }

  private static void ask(PermittedStay stay, String period) {
    ask(stay, period, "'chargingProfileKind':'Absolute'",
        ",'startSchedule':'" + stay.virtual.loop.now().minusSeconds(1) + "'");
  }

  private static void ask(PermittedStay stay, String period, String kind, String start) {
    raw(stay, "SetChargingProfile", """
        {'evseId':1,'chargingProfile':{'id':9,'stackLevel':0,'chargingProfilePurpose':'TxProfile',%s,
        'transactionId':'%s','chargingSchedule':[{'id':1,'chargingRateUnit':'W'%s,
        'chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}""".formatted(kind,
        stay.virtual.session().transactionId().orElseThrow(), start, period));
  }

  /** A request that is answered with Accepted. */
  private static void raw(PermittedStay stay, String action, String payload) {
    stay.virtual.sendRaw("[2,\"raw-%s\",\"%s\",%s]".formatted(action, action, payload.replace('\'', '"')));
    stay.virtual.seconds(1);
    assertThat(stay.virtual.transcript()).anyMatch(
        line -> line.contains("[3,\"raw-" + action + "\",{\"status\":\"Accepted\""));
  }
}
