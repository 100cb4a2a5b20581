package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.CentralSystemRequests.Composite;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.fixture.FakeStation;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class SmartChargingTest {
  private static final String CURVE = "{'frequency':49.8,'power':-5000},{'frequency':50.2,'power':5000}";

  private final Wire wire = Wire.accepted();

  /** EVSE; purpose; the period; reason code of the refusal, or none. Judged by the domain's own rules. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {"1; TxProfile; 'limit':11000; -",
      "1; TxProfile; 'limit':-5000; -", "0; TxDefaultProfile; 'limit':-5000; -",
      "0; ChargingStationMaxProfile; 'limit':-5000; InvalidSchedule", "0; ChargingStationMaxProfile; 'limit':5000; -",
      "1; TxProfile; 'limit':9000,@'operationMode':'CentralSetpoint','setpoint':-5000}; -",
      "1; TxProfile; 'limit':9000,@'operationMode':'CentralSetpoint','setpoint':-5000,'dischargeLimit':-6000}; -",
      "1; TxProfile; 'limit':-1,@'operationMode':'CentralSetpoint','setpoint':-5000}; InvalidSchedule",
      "1; TxProfile; 'limit':9000,@'setpoint':-5000}; InvalidSchedule",
      "1; TxProfile; 'limit':9000,@'operationMode':'ChargingOnly','dischargeLimit':-5000}; InvalidSchedule",
      "1; TxProfile; 'limit':9000,@'operationMode':'ChargingOnly'}; -",
      "1; TxProfile; 'limit':9000,@'operationMode':'LocalFrequency'}; NoFreqWattCurve",
      "1; TxProfile; 'limit':999999,@'operationMode':'LocalFrequency','v2xBaseline':0,'v2xFreqWattCurve':[" + CURVE
          + "]}; -",
      "1; TxProfile; 'limit':9000,@'operationMode':'LocalFrequency','v2xBaseline':0,'v2xFreqWattCurve':[" + CURVE
          + "]}; InvalidSchedule",
      "1; TxProfile; 'limit':-1,@'operationMode':'LocalFrequency','v2xBaseline':0,'v2xFreqWattCurve':[" + CURVE
          + "]}; InvalidSchedule",
      "1; TxProfile; 'limit':0,@'operationMode':'Idle'}; -",
      "1; TxProfile; 'limit':9000,@'operationMode':'Idle'}; InvalidSchedule",
      "1; TxProfile; 'limit':9000,@'setpoint':'-5000'}; InvalidSchedule",
      "3; TxProfile; 'limit':11000; UnknownEvse", "-1; TxProfile; 'limit':11000; UnknownEvse"})
  void setChargingProfile_eachSpelling_isTakenOrRefused(int evseId, String purpose, String period, String reason) {
    assertThat(reason(set(wire, evseId, purpose, period))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {
      "false; CUSTOM_DATA; 'limit':-5000; InvalidSchedule",
      "true; NONE; 'limit':9000,@'setpoint':-5000}; InvalidSchedule",
      "true; OCPP21_FIELDS; 'operationMode':'CentralSetpoint','setpoint':-5000; -",
      "true; OCPP21_FIELDS; 'limit':-1,'operationMode':'CentralSetpoint','setpoint':-5000; InvalidSchedule",
      "true; OCPP21_FIELDS; 'limit':9000,'setpoint':-5000; InvalidSchedule",
      "true; OCPP21_FIELDS; 'limit':9000,@'setpoint':-5000}; InvalidSchedule",
      "true; OCPP21_FIELDS; 'limit':9000; -"})
  void setChargingProfile_switches_decide(boolean negativeLimit, Extension extension, String period, String reason) {
    assertThat(reason(set(Wire.accepted(settings(negativeLimit, extension)), 1, "TxProfile", period)))
        .isEqualTo(reason);
  }

  @Test
  void setChargingProfile_noLimitWhereFieldsAreNotExpected_isRefusedByTheSchema() {
    assertThat(wire.refuses("SetChargingProfile",
        request(1, "TxProfile", "'operationMode':'CentralSetpoint','setpoint':-5000")))
        .isEqualTo("OccurrenceConstraintViolation");
  }

  @Test
  void getChargingProfiles_criteria_areTranslated() {
    set(wire, 1, "TxProfile", "'limit':5");
    wire.station.asked.clear();
    JsonNode answer = wire.asks("GetChargingProfiles", """
        {'requestId':3,'evseId':1,'chargingProfile':{'stackLevel':0,'chargingProfilePurpose':'TxProfile',
        'chargingProfileId':[1,2],'chargingLimitSource':['EMS','CSO']}}""");

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(
        new ReportCriteria(Optional.of(1), Set.of(1, 2), Set.of(ProfilePurpose.TxProfile), Optional.of(0),
            Set.of(LimitSource.EMS, LimitSource.CSO)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"'chargingLimitSource':['EMS','SO']",
      "'chargingProfileId':[9]"})
  void getChargingProfiles_nothingMatches_isNoProfiles(String criterion) {
    set(wire, 1, "TxProfile", "'limit':5");

    assertThat(wire.asks("GetChargingProfiles", "{'requestId':3,'chargingProfile':{%s}}".formatted(criterion)))
        .isEqualTo(Wire.json("{'status':'NoProfiles'}"));
  }

  @Test
  @Covers("K10.FR.03")
  void clearChargingProfile_byId_isAcceptedOnce() {
    set(wire, 1, "TxProfile", "'limit':5");

    assertThat(clear("'chargingProfileId':1")).isEqualTo("Accepted");
    assertThat(clear("'chargingProfileId':1")).isEqualTo("Unknown");
  }

  @Test
  @Covers("K10.FR.04")
  void clearChargingProfile_byCriteria_areTranslated() {
    clear("'chargingProfileCriteria':{'evseId':0,'chargingProfilePurpose':'TxDefaultProfile','stackLevel':2}");

    assertThat(wire.station.asked).containsExactly(new ClearCriteria(Optional.empty(), Optional.of(0),
        Optional.of(ProfilePurpose.TxDefaultProfile), Optional.of(2)));
  }

  @ParameterizedTest
  @Covers("K10.FR.02")
  @CsvSource(quoteCharacter = '^', value = {"{}", "{'chargingProfileCriteria':{}}"})
  void clearChargingProfile_nothingNamed_clearsNothing(String payload) {
    set(wire, 1, "TxProfile", "'limit':5");

    assertThat(wire.asks("ClearChargingProfile", payload)
        .path("status").asText()).isEqualTo("Unknown");
    assertThat(wire.station.profiles.all()).hasSize(1);
  }

  @Test
  @Covers("K08.FR.02")
  void getCompositeSchedule_setpoints_areShownAsLimits() {
    JsonNode answer = wire.asks("GetCompositeSchedule", "{'duration':600,'evseId':1,'chargingRateUnit':'W'}");

    assertThat(answer).isEqualTo(Wire.json("""
        {'status':'Accepted','schedule':{'evseId':1,'duration':100,'scheduleStart':'2026-01-01T00:00:00Z',
        'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':11000},
        {'startPeriod':60,'limit':-4200.5},{'startPeriod':90,'limit':3000}]}}"""));
    assertThat(wire.station.asked)
        .containsExactly(List.of(1, Duration.ofSeconds(600), Optional.of(RateUnit.W)));
  }

  @ParameterizedTest
  @Covers("K08.FR.05")
  @CsvSource({"0,1,ValueOutOfRange", "-5,1,ValueOutOfRange", "2678401,1,ValueOutOfRange", "60,3,UnknownEvse",
      "60,-1,UnknownEvse"})
  void getCompositeSchedule_whatCantBeTold_isRejected(int duration, int evseId, String reason) {
    assertThat(wire.asks("GetCompositeSchedule", "{'duration':%d,'evseId':%d}".formatted(duration, evseId))
        .at("/statusInfo/reasonCode").asText()).isEqualTo(reason);
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers("K08.FR.07")
  void getCompositeSchedule_stationRefuses_saysWhy() {
    wire.station.composite = new Composite(Optional.of(new Refusal("UnsupportedRateUnit", "not in A")),
        FakeStation.NOW, RateUnit.A, List.of());

    assertThat(wire.asks("GetCompositeSchedule", "{'duration':60,'evseId':0,'chargingRateUnit':'A'}")).isEqualTo(
        Wire.json(
            "{'status':'Rejected','statusInfo':{'reasonCode':'UnsupportedRateUnit','additionalInfo':'not in A'}}"));
  }

  private String clear(String fields) {
    return wire.asks("ClearChargingProfile", "{" + fields + "}").path("status").asText();
  }

  private static JsonNode set(Wire wire, int evseId, String purpose, String period) {
    return wire.asks("SetChargingProfile", request(evseId, purpose, period));
  }

  private static String reason(JsonNode answer) {
    boolean accepted = answer.path("status").asText().equals("Accepted");
    return accepted ? null : answer.at("/statusInfo/reasonCode").asText();
  }

  private static String request(int evseId, String purpose, String period) {
    return """
        {'evseId':%d,'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'%s',
        'chargingProfileKind':'Absolute'%s,'chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'startSchedule':'2026-01-01T00:00:00Z','chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}""".formatted(evseId,
        purpose, purpose.equals("TxProfile") ? ",'transactionId':'TX-1'" : "",
        period.replace("@", "'customData':{'vendorId':'org.tidegate',"));
  }

  private static OcppSettings settings(boolean negativeLimit, Extension extension) {
    return new OcppSettings(Wire.SETTINGS.security(),
        new V2xSpelling("org.tidegate", negativeLimit, extension), OcppSettings.EVERY_VERSION, false);
  }
}
