package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Power in neither, or never in the wrong, direction, whatever a central system writes on OCPP 2.1. */
class NeverTheWrongWayOverOcpp21Test {
  private static final Duration WHILE = Duration.ofSeconds(30);

  private PermittedStay stay;
  private RawRequests central;

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(stay.virtual.failures()).isEmpty();
    stay.virtual.close();
  }

  /** From full discharge and full charge. */
  @ParameterizedTest
  @Covers({"2.1 Q10.FR.01", "2.1 Q05.FR.01", "2.1 Q05.FR.02"})
  @ValueSource(strings = {"'limit':0", "'operationMode':'ChargingOnly','limit':0",
      "'operationMode':'CentralSetpoint','setpoint':0", "'operationMode':'CentralFrequency','setpoint':0",
      "'operationMode':'CentralSetpoint','limit':0,'dischargeLimit':0,'setpoint':0", "'operationMode':'Idle'",
      "'operationMode':'Idle','evseSleep':true", "'operationMode':'ExternalSetpoint'",
      "'operationMode':'ExternalLimits'",
      "'operationMode':'LocalFrequency','v2xBaseline':0,'v2xFreqWattCurve':[{'frequency':49.8,'power':-10000},"
          + "{'frequency':50.2,'power':10000}]"})
  void period_ofNothingOrOfWhatIsNotKnown_flowsInNeitherDirection(String period) {
    begin(VirtualStation.car(60));
    stay.grid(grid -> grid.withFrequency(49.5).withMetersSilent(true));
    stay.virtual.seconds(10);
    for (int before : new int[]{-5_000, 5_000}) {
      follow("'operationMode':'CentralSetpoint','setpoint':" + before);
      stay.virtual.seconds(10);
      assertThat(stay.actual()).isEqualTo(before);
      follow(period);
      assertNothingFlows();
    }
  }

  @ParameterizedTest
  @CsvSource({"-5000", "5000"})
  void update_toNothing_flowsInNeitherDirection(int before) {
    begin(VirtualStation.car(60));
    assertThat(central.setTxProfile(1, "Dynamic", "", ",'operationMode':'CentralSetpoint','setpoint':" + before))
        .isEqualTo("Accepted");
    stay.virtual.seconds(10);
    assertThat(stay.actual()).isEqualTo(before);
    assertThat(central.status("UpdateDynamicSchedule", "{'chargingProfileId':101,'scheduleUpdate':{'setpoint':0}}"))
        .isEqualTo("Accepted");
    assertNothingFlows();
  }

  /** Refused, and what was followed before still is. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"'limit':-5000", "'limit':0,'setpoint':5000",
      "'operationMode':'CentralSetpoint'", "'operationMode':'CentralSetpoint','limit':5000",
      "'operationMode':'CentralSetpoint','dischargeLimit':-1000,'setpoint':-5000",
      "'operationMode':'CentralSetpoint','limit':1000,'setpoint':5000",
      "'operationMode':'Idle','setpoint':5000", "'operationMode':'ChargingOnly','limit':5000,'dischargeLimit':-5000",
      "'operationMode':'LocalFrequency','v2xBaseline':0", "'operationMode':'LocalLoadBalancing'",
      "'operationMode':'CentralSetpoint','setpoint':5000,'setpointReactive':100",
      "'operationMode':'CentralSetpoint','setpoint':5000,'setpoint_L2':-5000", "'numberPhases':1,'limit':5000"})
  void period_contradictingItselfOrMissingAValue_isRefusedAndChangesNothing(String period) {
    begin(VirtualStation.car(60));
    follow("'operationMode':'CentralSetpoint','setpoint':-2000");
    assertThat(set(period)).isEqualTo("Rejected");
    stay.watch(WHILE, _ -> assertThat(stay.commanded()).isEqualTo(-2_000));
  }

  /** Limits of discharging are 0 or below on this wire: the schema refuses others, and the link lives. */
  @Test
  void dischargeLimit_aboveZero_isNoMessageOfOcpp21() {
    begin(VirtualStation.car(60));
    follow("'operationMode':'CentralSetpoint','setpoint':-2000");
    stay.virtual.sendRaw("[2,\"odd\",\"SetChargingProfile\"," + profile(
        "'operationMode':'CentralSetpoint','dischargeLimit':5000,'setpoint':3000").replace('\'', '"') + "]");
    assertThat(stay.virtual.transcript()).anyMatch(line -> line.contains("[4,\"odd\",\"PropertyConstraintViolation\""));
    stay.watch(WHILE, _ -> assertThat(stay.commanded()).isEqualTo(-2_000));
    follow("'operationMode':'CentralSetpoint','dischargeLimit':-3000,'setpoint':-3000");
    stay.virtual.seconds(2);
    assertThat(stay.commanded()).isEqualTo(-3_000);
  }

  @ParameterizedTest
  @CsvSource({"POSITIVE", "NEGATIVE"})
  void dischargeLimitOfTheCar_eitherSign_isAMagnitude(DischargeLimitSign sign) {
    begin(
        SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), new Watts(4_000)).capacityWh(60_000).soc(60).build());
    stay.virtual.hardware().device(1, before -> before.withSpelling(sign));
    follow("'operationMode':'CentralSetpoint','setpoint':-9000");
    stay.watch(WHILE, _ -> assertWithin(-4_000, 0));
    assertThat(stay.actual()).isEqualTo(-4_000);
  }

  @Test
  void carThatOnlyCharges_isNeverDischarged() {
    begin(SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), Watts.ZERO).capacityWh(60_000).soc(60).build());
    follow("'operationMode':'CentralSetpoint','setpoint':-5000");
    assertNothingFlows();
  }

  @Test
  void carWithBasicSignalling_isNeverDischarged() {
    var approval = new ExportApproval("VDE-AR-N 4105", VirtualSetup.RATED, "test");
    var rating = new Rating(CurrentKind.AC, VirtualSetup.RATED, VirtualSetup.RATED, Optional.empty(),
        Optional.empty(), Optional.of(approval));
    begin(VirtualSetup.of(10).withEvses(new EvseSettings(1, "cType2", rating, 3, 230)),
        SimulatedCar.basic(CurrentKind.AC, new Watts(7_400)).build());
    follow("'operationMode':'CentralSetpoint','setpoint':-5000");
    assertNothingFlows();
  }

  /** The vehicle was offered services, and has not answered yet, nor chosen a schedule. */
  @Test
  void service_notYetNegotiated_flowsInNeitherDirection() {
    var virtual = new VirtualStation(VirtualSetup.of(15_118).speaking(OcppVersion.V21));
    virtual.seconds(70);
    virtual.hardware().plugIn(1, SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).soc(60)
        .manners(Manners.second(ControlMode.DynamicControl).withAnswersAfter(Duration.ofSeconds(20))).build());
    virtual.seconds(2);
    virtual.hardware().swipe(new IdToken("CARD-1", IdTokenType.ISO14443), Set.of(1));
    virtual.seconds(1);
    virtual.centralSystem.prices("0.30", "0.25");
    virtual.seconds(1);
    stay = PermittedStay.of(virtual);
    central = new RawRequests(virtual);
    stay.permit();
    assertThat(set("'operationMode':'CentralSetpoint','setpoint':-5000")).as("before the needs").isEqualTo("Rejected");
    stay.watch(Duration.ofSeconds(14), _ -> assertWithin(0, 0));
    virtual.seconds(5);
    assertThat(set("'operationMode':'CentralSetpoint','setpoint':-5000")).isEqualTo("Accepted");
    stay.watch(Duration.ofSeconds(15), _ -> assertWithin(0, 0));
  }

  private void begin(SimulatedCar car) {
    begin(VirtualSetup.of(21), car);
  }

  private void begin(VirtualSetup setup, SimulatedCar car) {
    stay = PermittedStay.begin(setup.speaking(OcppVersion.V21), car);
    central = new RawRequests(stay.virtual);
  }

  private void follow(String period) {
    assertThat(set(period)).isEqualTo("Accepted");
  }

  private String set(String period) {
    return central.status("SetChargingProfile", profile(period));
  }

  private String profile(String period) {
    return """
        {'evseId':1,'chargingProfile':{'id':101,'stackLevel':0,'chargingProfilePurpose':'TxProfile',
        'chargingProfileKind':'Absolute','transactionId':'%s','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'startSchedule':'%s','chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}""".formatted(
        stay.virtual.session().transactionId().orElseThrow(), stay.virtual.loop.now(), period);
  }

  private void assertNothingFlows() {
    stay.virtual.loop.runPosted();
    stay.watch(WHILE, _ -> assertWithin(0, 0));
  }

  private void assertWithin(int least, int most) {
    assertThat(stay.commanded()).as("commanded").isBetween(least, most);
    assertThat(stay.actual()).as("actual").isBetween(least, most);
  }
}
