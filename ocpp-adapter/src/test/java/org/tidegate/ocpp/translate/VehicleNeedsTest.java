package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.dialog.Negotiation.Edition;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.dialog.Negotiation.MobilityNeeds;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;
import org.tidegate.ocpp.fixture.Codecs;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.NotifyEVChargingNeedsRequest;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleNeedsTest {
  private static final Optional<Electrical> DC = Optional.of(new Electrical(500, 25.9, 6));
  private static final Optional<Electrical> AC = Optional.of(new Electrical(230, 16, 5.5));
  private static final Optional<StateOfCharge> SOC = charge(55.5);

  private CurrentKind current = CurrentKind.DC;
  private Optional<StateOfCharge> soc = SOC;
  private Optional<WattHours> capacity = Optional.of(new WattHours(60_000));
  private Optional<Watts> mostCharge = Optional.of(new Watts(10_000));
  private Optional<Watts> mostDischarge = Optional.empty();
  private Optional<StateOfCharge> minimum = Optional.empty();
  private Optional<StateOfCharge> target = Optional.empty();
  private Optional<Electrical> electrical = DC;
  private Optional<Negotiation> negotiation = Optional.empty();
  private Optional<Instant> waitedSince = Optional.empty();

  @Test
  void write_chargingOnlyDc_isTheStandardMessage() {
    target = charge(80);
    // 60,000 Wh x (80 - 55.5) % = 14,700 Wh; amperes are never rounded up beyond the vehicle's.
    assertThat(written()).isEqualTo(Wire.json("""
        {'chargingNeeds':{'requestedEnergyTransfer':'DC','dcChargingParameters':{'evMaxCurrent':25,'evMaxVoltage':500,
        'energyAmount':14700,'evMaxPower':10000,'stateOfCharge':55,'evEnergyCapacity':60000},
        'departureTime':'2026-01-01T12:00:00.123Z'},'evseId':1}"""));
  }

  @Test
  void write_bidirectionalDc_tellsTheRestInCustomData() {
    mostDischarge = Optional.of(new Watts(7_000));
    minimum = charge(30);
    target = charge(80);
    // Down to the minimum: 60,000 Wh x (30 - 55.5) % = -15,300 Wh.
    assertThat(written().at("/chargingNeeds/requestedEnergyTransfer").asText()).isEqualTo("DC");
    assertThat(written().at("/chargingNeeds/customData")).isEqualTo(Wire.json("""
        {'vendorId':'org.tidegate','requestedEnergyTransfer':'DC_BPT','availableEnergyTransfer':['DC','DC_BPT'],
        'v2xChargingParameters':{'maxChargePower':10000,'maxDischargePower':7000,'minChargeCurrent':6.0,
        'maxChargeCurrent':25.9,'maxVoltage':500.0,'evTargetEnergyRequest':14700,'targetSoC':80,
        'evMinV2XEnergyRequest':-15300}}"""));
  }

  @Test
  void write_dcOfWhichLittleIsKnown_leavesItOut() {
    soc = Optional.empty();
    capacity = Optional.empty();
    mostCharge = Optional.empty();
    target = charge(80);

    assertThat(written().at("/chargingNeeds/dcChargingParameters"))
        .isEqualTo(Wire.json("{'evMaxCurrent':25,'evMaxVoltage':500}"));
  }

  @Test
  void write_ac_tellsItsChargeInCustomData() {
    alternating(11_040);
    // Until full: 60,000 Wh x (100 - 55.5) % = 26,700 Wh; the least current is rounded up.
    assertThat(written().path("chargingNeeds")).isEqualTo(Wire.json("""
        {'requestedEnergyTransfer':'AC_three_phase','acChargingParameters':{'energyAmount':26700,'evMinCurrent':6,
        'evMaxCurrent':16,'evMaxVoltage':230},'departureTime':'2026-01-01T12:00:00.123Z',
        'customData':{'vendorId':'org.tidegate','stateOfCharge':55}}"""));
  }

  @Test
  void write_bidirectionalDcOnOcpp21_hasItsOwnFields() {
    mostDischarge = Optional.of(new Watts(7_000));
    minimum = charge(30);
    target = charge(80);

    assertThat(written(OcppVersion.V21).path("chargingNeeds")).isEqualTo(Wire.json("""
        {'requestedEnergyTransfer':'DC_BPT','availableEnergyTransfer':['DC','DC_BPT'],
        'dcChargingParameters':{'evMaxCurrent':25.9,'evMaxVoltage':500.0,'energyAmount':14700,'evMaxPower':10000,
        'stateOfCharge':55,'evEnergyCapacity':60000},'departureTime':'2026-01-01T12:00:00.123Z',
        'v2xChargingParameters':{'maxChargePower':10000,'maxDischargePower':7000,'minChargeCurrent':6.0,
        'maxChargeCurrent':25.9,'maxVoltage':500.0,'evTargetEnergyRequest':14700,'targetSoC':80,
        'evMinV2XEnergyRequest':-15300}}"""));
  }

  @Test
  void write_bidirectionalAc_saysSo() {
    alternating(3_680);
    mostDischarge = Optional.of(new Watts(3_680));

    assertThat(written().at("/chargingNeeds/customData")).isEqualTo(Wire.json("""
        {'vendorId':'org.tidegate','requestedEnergyTransfer':'AC_BPT',
        'availableEnergyTransfer':['AC_single_phase','AC_BPT'],
        'v2xChargingParameters':{'maxChargePower':3680,'maxDischargePower':3680},'stateOfCharge':55}"""));
  }

  @ParameterizedTest
  @CsvSource({"3680,AC_single_phase", "3000,AC_single_phase", "7360,AC_two_phase", "11000,AC_three_phase"})
  void write_ac_phasesFollowFromPower(int watts, String mode) {
    alternating(watts);
    assertThat(written().at("/chargingNeeds/requestedEnergyTransfer").asText()).isEqualTo(mode);
  }

  @Test
  void write_acAboveItsTarget_wantsNothing() {
    alternating(3_680);
    target = charge(50);
    assertThat(written().at("/chargingNeeds/acChargingParameters/energyAmount").intValue()).isZero();
  }

  @Test
  void write_mandatoryValueUnknown_isNoMessage() {
    electrical = Optional.empty();
    assertThat(write(1)).isEmpty();
    alternating(3_680);
    soc = Optional.empty();
    assertThat(write(1)).isEmpty();
    soc = SOC;
    capacity = Optional.empty();
    assertThat(write(1)).isEmpty();
    capacity = Optional.of(new WattHours(60_000));
    mostCharge = Optional.empty();
    assertThat(write(1)).isEmpty();
  }

  @Test
  void write_basicSignallingOrStation_isNoMessage() {
    var basic = Vehicle.basic(CurrentKind.DC, mostCharge);
    assertThat(VehicleNeeds.write(new Outgoing.ChargingNeeds(1, basic), "org.tidegate", OcppVersion.V21)).isEmpty();
    assertThat(write(0)).isEmpty();
  }

  @Test
  @Covers({"2.1 K18.FR.01", "2.1 K18.FR.06", "2.1 K18.FR.21", "2.1 K19.FR.06", "2.1 K19.FR.14", "2.1 K20.FR.05",
      "2.1 Q01.FR.03", "2.1 K17.FR.06", "2.1 K17.FR.17"})
  void write_secondEditionOnOcpp21_isInItsOwnWords() {
    mostDischarge = Optional.of(new Watts(7_000));
    negotiation = Optional.of(negotiates(Edition.ISO15118_20_DC, EnergyTransfer.DC_BPT));
    waitedSince = Optional.of(Outgoings.AT);
    assertThat(written(OcppVersion.V21)).isEqualTo(Wire.json("""
        {'chargingNeeds':{'requestedEnergyTransfer':'DC_BPT','availableEnergyTransfer':['DC','DC_BPT'],
        'departureTime':'2026-01-01T12:00:00.123Z','controlMode':'ScheduledControl','mobilityNeedsMode':'EVCC_SECC',
        'v2xChargingParameters':{'maxChargePower':10000,'maxDischargePower':7000,'minChargeCurrent':6.0,
        'maxChargeCurrent':25.9,'maxVoltage':500.0,'evTargetEnergyRequest':9000,'evMinEnergyRequest':-100,
        'evMaxEnergyRequest':26700,'evMinV2XEnergyRequest':-15300,'evMaxV2XEnergyRequest':20000}},
        'evseId':1,'maxScheduleTuples':12,'timestamp':'2026-01-01T12:00:00.123Z'}"""));
  }

  @Test
  void write_serviceThatOnlyCharges_tellsThatTheVehicleCouldDoMore() {
    mostDischarge = Optional.of(new Watts(7_000));
    negotiation = Optional.of(negotiates(Edition.ISO15118_20_DC, EnergyTransfer.DC));
    var needs = written().path("chargingNeeds");
    assertThat(needs.path("requestedEnergyTransfer").asText()).isEqualTo("DC");
    assertThat(needs.path("dcChargingParameters").path("stateOfCharge").intValue()).isEqualTo(55);
    assertThat(needs.path("customData").path("requestedEnergyTransfer").isMissingNode()).isTrue();
    assertThat(needs.path("customData").path("availableEnergyTransfer")).hasSize(2);
    assertThat(needs.path("customData").path("controlMode").asText()).isEqualTo("ScheduledControl");
    assertThat(written().path("maxScheduleTuples").intValue()).isEqualTo(12);
  }

  @Test
  @Covers({"K15.FR.06", "K17.FR.06"})
  void write_firstEdition_hasThePlainParametersOnEitherVersion() {
    negotiation = Optional.of(negotiates(Edition.ISO15118_2, EnergyTransfer.DC));
    for (var version : OcppVersion.values()) {
      var needs = written(version).path("chargingNeeds");
      assertThat(needs.has("dcChargingParameters")).isTrue();
      assertThat(needs.has("acChargingParameters")).isFalse();
      assertThat(needs.has("controlMode")).isFalse();
    }
  }

  private static Negotiation negotiates(Edition edition, EnergyTransfer service) {
    var energy = new EnergyRequests(wattHours(9_000), wattHours(-100), wattHours(26_700), wattHours(-15_300),
        wattHours(20_000));
    return new Negotiation(edition, Optional.of(service), Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT),
        ControlMode.ScheduledControl, MobilityNeeds.EVCC_SECC, Optional.of(12), energy);
  }

  private static Optional<WattHours> wattHours(long value) {
    return Optional.of(new WattHours(value));
  }

  private void alternating(int watts) {
    current = CurrentKind.AC;
    electrical = AC;
    mostCharge = Optional.of(new Watts(watts));
  }

  private JsonNode written() {
    return written(OcppVersion.V201);
  }

  private JsonNode written(OcppVersion version) {
    var json = Wire.json(Codecs.of(version).write(write(1, version).orElseThrow()));
    assertThat(Schemas.faultsOfRequest(version, "NotifyEVChargingNeeds", json)).isEmpty();
    return json;
  }

  private Optional<NotifyEVChargingNeedsRequest> write(int evseId) {
    return write(evseId, OcppVersion.V201);
  }

  private Optional<NotifyEVChargingNeedsRequest> write(int evseId, OcppVersion version) {
    var told = new Vehicle(Signalling.ISO15118, current, Optional.empty(), soc, soc.map(_ -> Outgoings.AT), capacity,
        Optional.empty(), mostCharge, mostDischarge, minimum, target, Optional.of(Outgoings.AT), electrical);
    var vehicle = negotiation.map(told::negotiating).orElse(told);
    return VehicleNeeds.write(new Outgoing.ChargingNeeds(evseId, vehicle, waitedSince), "org.tidegate", version);
  }

  private static Optional<StateOfCharge> charge(double percent) {
    return Optional.of(StateOfCharge.percent(percent));
  }
}
