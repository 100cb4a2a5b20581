package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.fixture.Codecs;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.v21.ChargingStation;
import org.tidegate.ocpp.v21.SetChargingProfileRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ChargingProfilesTest {
  private static final V2xSpelling BOTH = V2xSpelling.standard();
  private static final V2xSpelling NO_NEGATIVE = new V2xSpelling("org.tidegate", false, Extension.CUSTOM_DATA);
  private static final V2xSpelling NO_EXTENSION = new V2xSpelling("org.tidegate", true, Extension.NONE);
  private static final V2xSpelling FIELDS = new V2xSpelling("org.tidegate", true, Extension.OCPP21_FIELDS);

  /** Period on the wire (without startPeriod) → limit | discharge limit | setpoint | mode | spelling. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {
      "'limit':11000; 11000; -; -; ChargingOnly", "'limit':0; 0; -; -; ChargingOnly",
      "'limit':-4200.5; -; -; -4200.5; CentralSetpoint",
      "'limit':11000,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':-5000}; 11000; -; -5000; CentralSetpoint",
      "'limit':11000,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':3000.5,'dischargeLimit':-2000}; 11000; -2000; 3000.5; CentralSetpoint",
      "'limit':0,'customData':{'vendorId':'org.tidegate','operationMode':'Idle'}; -; -; -; Idle",
      // Without a mode it is ChargingOnly, which the station then finds to contradict a setpoint.
      "'limit':7000,'customData':{'vendorId':'org.tidegate','setpoint':-5000}; 7000; -; -5000; ChargingOnly",
      // The station refuses a limit below 0 that is no setpoint.
      "'limit':-1,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':-5000}; -1; -; -5000; CentralSetpoint",
      "'limit':7000,'customData':{'vendorId':'com.example','setpoint':-5000}; 7000; -; -; ChargingOnly",
      "'limit':7000,'customData':{'vendorId':'org.tidegate','note':'x'}; 7000; -; -; ChargingOnly"})
  void read_eachSpelling_meansThis(String wire, @Nullable String limit, @Nullable String dischargeLimit,
      @Nullable String setpoint, String mode) {
    SchedulePeriod period = period(read(BOTH, wire));

    assertThat(period.limit()).isEqualTo(decimal(limit));
    assertThat(period.dischargeLimit()).isEqualTo(decimal(dischargeLimit));
    assertThat(period.setpoint()).isEqualTo(decimal(setpoint));
    assertThat(period.mode()).hasToString(mode);
  }

  @Test
  void read_negativeLimitSwitchedOff_staysALimitThatTheStationRefuses() {
    SchedulePeriod period = period(read(NO_NEGATIVE, "'limit':-1"));

    assertThat(period.limit()).contains(new BigDecimal("-1"));
    assertThat(period.setpoint()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'setpoint':'5'", "'dischargeLimit':1",
      "'operationMode':'Sometimes'",
      "'operationMode':1", "'setpoint':5,'v2xFreqWattCurve':[]"})
  void fault_fieldsThatAreNotWhatOcpp21SaysTheyAre_isInvalidSchedule(String fields) {
    var wire = wire(BOTH, "'limit':1,'customData':{'vendorId':'org.tidegate',%s}".formatted(fields));

    assertThat(profiles().fault(wire)).hasValueSatisfying(refusal -> {
      assertThat(refusal.reasonCode()).isEqualTo("InvalidSchedule");
      assertThat(refusal.detail()).startsWith("period 0: the fields in customData");
    });
  }

  @Test
  void fault_customDataSwitchedOff_isRefusedAndNotIgnored() {
    var wire = wire(NO_EXTENSION, "'limit':9000,'customData':{'vendorId':'org.tidegate','setpoint':-5000}");

    assertThat(profiles().fault(wire)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'limit':11000.5", "'limit':-4200", "'limit':16,'numberPhases':1,'phaseToUse':2",
      "'limit':11000,'customData':{'vendorId':'org.tidegate','operationMode':'CentralSetpoint','setpoint':-5000,'dischargeLimit':-6000.1}",
      "'limit':0,'customData':{'vendorId':'org.tidegate','operationMode':'Idle'}"})
  void write_whatWasRead_isTheSameAgain(String period) {
    var profile = read(BOTH, period);

    assertThat(written(BOTH, profile).at("/chargingProfile/0")).isEqualTo(profileJson(period));
  }

  @Test
  void write_everyFieldOfAProfile_isTheSameAgain() {
    var json = Wire.json(
        """
            {'id':7,'stackLevel':2,'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Recurring',
            'recurrencyKind':'Weekly','validFrom':'2026-01-01T00:00:00Z','validTo':'2026-02-01T00:00:00Z',
            'chargingSchedule':[{'id':3,'chargingRateUnit':'A','startSchedule':'2026-01-01T00:00:00Z','duration':3600,
            'minChargingRate':6.5,'chargingSchedulePeriod':[{'startPeriod':0,'limit':16},{'startPeriod':60,'limit':-8.5}]}]}""");
    var profile = profiles().read(wire(BOTH, json));

    assertThat(written(BOTH, profile).at("/chargingProfile/0")).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {
      "'operationMode':'CentralSetpoint','setpoint':-5000; -; -5000; -; CentralSetpoint",
      "'limit':7000,'operationMode':'CentralSetpoint','setpoint':-5000,'dischargeLimit':-6000; 7000; -5000; -6000; CentralSetpoint",
      "'operationMode':'Idle'; -; -; -; Idle",
      "'limit':3000; 3000; -; -; ChargingOnly"})
  void read_fieldsOfOcpp21_meanTheSameAndGoBack(String wire, @Nullable String limit, @Nullable String setpoint,
      @Nullable String dischargeLimit, String mode) {
    var profile = read(FIELDS, wire);

    assertThat(period(profile).limit()).isEqualTo(decimal(limit));
    assertThat(period(profile).setpoint()).isEqualTo(decimal(setpoint));
    assertThat(period(profile).dischargeLimit()).isEqualTo(decimal(dischargeLimit));
    assertThat(period(profile).mode()).hasToString(mode);
    assertThat(written(FIELDS, profile).at("/chargingProfile/0")).isEqualTo(profileJson(wire));
  }

  @Test
  void write_negativeLimitWhereFieldsAreSwitchedOn_isTheFieldsThatMeanTheSame() {
    var profile = read(FIELDS, "'limit':-3000");

    assertThat(written(FIELDS, profile).at("/chargingProfile/0"))
        .isEqualTo(profileJson("'operationMode':'CentralSetpoint','setpoint':-3000"));
  }

  @Test
  void fault_reactiveSetpointOfOtherPhasesOnly_isRefused() {
    var wire = wire(FIELDS, "'operationMode':'CentralSetpoint','setpoint':1,'setpointReactive_L2':2");

    assertThat(profiles().fault(wire)).hasValueSatisfying(
        refusal -> assertThat(refusal.detail()).isEqualTo("period 0: setpointReactive is missing"));
  }

  @Test
  void readRequest_fieldsOfOcpp21_leavesTheFrameAsItCame() {
    JsonNode payload = payload(profileJson("'operationMode':'Idle'"));
    String before = payload.toString();
    codec(FIELDS).readRequest("SetChargingProfile", payload);

    assertThat(payload).hasToString(before);
  }

  private static ChargingProfile read(V2xSpelling spelling, String period) {
    var profiles = profiles();
    var wire = wire(spelling, period);
    assertThat(profiles.fault(wire)).isEmpty();
    return profiles.read(wire);
  }

  private static org.tidegate.ocpp.v21.ChargingProfile wire(V2xSpelling spelling, String period) {
    return wire(spelling, profileJson(period));
  }

  private static org.tidegate.ocpp.v21.ChargingProfile wire(V2xSpelling spelling, JsonNode profile) {
    return ((SetChargingProfileRequest) codec(spelling).readRequest("SetChargingProfile", payload(profile)))
        .chargingProfile();
  }

  /** Valid by the official schema, unless the fields of OCPP 2.1 are switched on. */
  private static JsonNode written(V2xSpelling spelling, ChargingProfile profile) {
    var calls = new Calls("org.tidegate", () -> ChargingStation.of("One", "Tidegate"), () -> OcppVersion.V21);
    var call = calls.of(new Outgoing.Profiles(1, 2, LimitSource.CSO, false, List.of(profile))).orElseThrow();
    JsonNode json = Wire.json(codec(spelling).write(call.request()));
    if (spelling.extension() != Extension.OCPP21_FIELDS) {
      assertThat(Schemas.faultsOfRequest("ReportChargingProfiles", json)).isEmpty();
    }
    return json;
  }

  private static ChargingProfiles profiles() {
    return new ChargingProfiles("org.tidegate", () -> OcppVersion.V201);
  }

  private static PayloadCodec codec(V2xSpelling spelling) {
    return Codecs.of(OcppVersion.V201, spelling);
  }

  private static JsonNode profileJson(String period) {
    return Wire.json("""
        {'id':1,'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',
        'transactionId':'tx-1','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}""".formatted(period));
  }

  private static JsonNode payload(JsonNode profile) {
    return Wire.json("{'evseId':1,'chargingProfile':%s}".formatted(profile));
  }

  private static SchedulePeriod period(ChargingProfile profile) {
    return profile.schedules().getFirst().periods().getFirst();
  }

  private static Optional<BigDecimal> decimal(@Nullable String number) {
    return Optional.ofNullable(number).map(BigDecimal::new);
  }
}
