package org.tidegate.ocpp.dialect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.ocpp.dialect.V2xSpelling.Extension;
import org.tidegate.ocpp.fixture.Codecs;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.translate.ChargingProfiles;
import org.tidegate.ocpp.v21.SetChargingProfileRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** The same meaning is the same profile in the domain, whichever of the four ways a period was written in. */
class FourSpellingsTest {
  private static final String VENDOR = "org.tidegate";
  private static final PayloadCodec CUSTOM_DATA = Codecs.of(OcppVersion.V201);
  private static final PayloadCodec FIELDS = Codecs.of(OcppVersion.V201,
      new V2xSpelling(VENDOR, true, Extension.OCPP21_FIELDS));
  private static final PayloadCodec NATIVE = Codecs.of(OcppVersion.V21);

  /**
   * What OCPP 2.1 says natively, which is also the spelling by its names on OCPP 2.0.1; in customData; as a limit below 0.
   * A dash: that spelling can't say it.
   */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', nullValues = "-", value = {
      "'limit':7000; -; -", "'limit':0; -; -", "'limit':7000,'numberPhases':1,'phaseToUse':2; -; -",
      "'operationMode':'CentralSetpoint','setpoint':-4200.5; -; 'limit':-4200.5",
      "'operationMode':'CentralSetpoint','setpoint':-4200,'limit':11000; 'limit':11000,@'operationMode':'CentralSetpoint','setpoint':-4200}; -",
      "'operationMode':'CentralSetpoint','setpoint':3000,'limit':0; 'limit':0,@'operationMode':'CentralSetpoint','setpoint':3000}; -",
      "'operationMode':'CentralSetpoint','setpoint':-1,'limit':9000,'dischargeLimit':-8000; 'limit':9000,@'operationMode':'CentralSetpoint','setpoint':-1,'dischargeLimit':-8000}; -",
      "'operationMode':'Idle'; 'limit':0,@'operationMode':'Idle'}; -",
      "'operationMode':'ChargingOnly','limit':5000; 'limit':5000,@'operationMode':'ChargingOnly'}; -",
      "'operationMode':'LocalFrequency','limit':5000,'v2xBaseline':100,'v2xFreqWattCurve':[{'frequency':49.8,'power':-10000},{'frequency':50.2,'power':10000}],'v2xSignalWattCurve':[{'signal':-1,'power':-2000}]; 'limit':5000,@'operationMode':'LocalFrequency','v2xBaseline':100,'v2xFreqWattCurve':[{'frequency':49.8,'power':-10000},{'frequency':50.2,'power':10000}],'v2xSignalWattCurve':[{'signal':-1,'power':-2000}]}; -",
      "'limit':5000,'limit_L2':4000,'limit_L3':3000,'evseSleep':true; 'limit':5000,@'limit_L2':4000,'limit_L3':3000,'evseSleep':true}; -"})
  void read_eachSpelling_isTheSameProfile(String fields, @Nullable String customData, @Nullable String negativeLimit) {
    var expected = read(NATIVE, fields);

    assertThat(read(FIELDS, fields)).isEqualTo(expected);
    if (customData != null) {
      assertThat(read(CUSTOM_DATA, customData.replace("@", "'customData':{'vendorId':'org.tidegate',")))
          .isEqualTo(expected);
    }
    if (negativeLimit != null) {
      assertThat(read(CUSTOM_DATA, negativeLimit)).isEqualTo(expected);
      assertThat(read(FIELDS, negativeLimit)).isEqualTo(expected);
    }
    if (!fields.contains("operationMode") && !fields.contains("_L2")) {
      assertThat(read(CUSTOM_DATA, fields)).isEqualTo(expected);
    }
  }

  private static ChargingProfile read(PayloadCodec codec, String period) {
    var request = (SetChargingProfileRequest) codec.readRequest("SetChargingProfile", Wire.json("""
        {'evseId':1,'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxProfile',
        'chargingProfileKind':'Relative','transactionId':'TX-1','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}""".formatted(period)));
    var profiles = new ChargingProfiles("org.tidegate", () -> OcppVersion.V201);
    assertThat(profiles.fault(request.chargingProfile())).isEmpty();
    return profiles.read(request.chargingProfile());
  }
}
