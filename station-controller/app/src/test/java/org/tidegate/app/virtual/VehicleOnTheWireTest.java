package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.OcppJson;

import static org.assertj.core.api.Assertions.assertThat;

/** What the central system learns of a negotiating vehicle, and what the vehicle learns of it: identity and prices. */
class VehicleOnTheWireTest {
  private static final IdToken CARD = new IdToken("CARD-1", IdTokenType.ISO14443);
  private static final String EVCCID = "WMIV1234567890ABCDEX";

  private static final String SALES_TARIFF = """
      'salesTariff':{'id':1,'numEPriceLevels':2,'salesTariffDescription':'night','salesTariffEntry':[
      {'relativeTimeInterval':{'start':0,'duration':3600},'ePriceLevel':1,'consumptionCost':[{'startValue':0.0,
      'cost':[{'costKind':'RelativePricePercentage','amount':20,'amountMultiplier':0}]}]},
      {'relativeTimeInterval':{'start':3600},'ePriceLevel':2}]}""";
  private static final String PRICE_LEVELS = """
      'priceLevelSchedule':{'priceLevelScheduleEntries':[{'duration':3600,'priceLevel':3}],
      'timeAnchor':'2026-03-02T07:00:00Z','priceScheduleId':7,'numberOfPriceLevels':5},'signatureId':4,
      'digestValue':'q83vEjRWeJA='""";
  private static final String ABSOLUTE_PRICES = """
      'absolutePriceSchedule':{'timeAnchor':'2026-03-02T07:00:00Z','priceScheduleID':8,'currency':'EUR','language':'en',
      'priceAlgorithm':'urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power','priceRuleStacks':[{'duration':3600,
      'priceRule':[{'energyFee':{'exponent':-2,'value':32},'powerRangeStart':{'exponent':0,'value':0}}]}]}""";

  private String startPoint = "EVConnected,Authorized";
  private VirtualStation station;
  private RawRequests central;

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(station.failures()).isEmpty();
    station.close();
  }

  @Test
  @Covers("2.1 Q01.FR.02")
  void started_onceAuthorizedAndConnected_namesTheVehicle() {
    startPoint = "PowerPathClosed";
    begin(OcppVersion.V21, Manners.second(ControlMode.DynamicControl));
    assertThat(vehicle("Started")).isEqualTo("EVCCID " + EVCCID);
  }

  @Test
  @Covers("2.1 Q01.FR.02")
  void token_afterTheStart_namesTheVehicle() {
    begin(OcppVersion.V21, Manners.second(ControlMode.DynamicControl));
    assertThat(vehicle("Updated")).isEqualTo("EVCCID " + EVCCID);
  }

  /** It may not interchange power both ways. */
  @Test
  @Covers("2.1 Q01.FR.02")
  void token_ofAVehicleOfTheFirstEdition_namesNoVehicle() {
    begin(OcppVersion.V21, Manners.first());
    assertThat(vehicle("Updated")).isEmpty();
  }

  /** OCPP 2.0.1 does not ask for it. */
  @Test
  void token_onOcpp201_namesNoVehicle() {
    begin(OcppVersion.V201, Manners.second(ControlMode.DynamicControl));
    assertThat(vehicle("Updated")).isEmpty();
    assertThat(station.transcript()).noneMatch(line -> line.contains(EVCCID) && line.contains("TransactionEvent"));
  }

  @ParameterizedTest
  @EnumSource(ControlMode.class)
  @Covers({"2.1 K18.FR.07", "2.1 K19.FR.09"})
  void prices_ofOcpp21_reachTheVehicleAndAreReportedAsTheyCame(ControlMode mode) {
    begin(OcppVersion.V21, Manners.second(mode));
    for (var prices : new String[]{PRICE_LEVELS, ABSOLUTE_PRICES}) {
      sendsPrices(prices);
      station.seconds(5);
      assertThat(station.hardware().pricesTold(1)).singleElement().extracting(VehicleOnTheWireTest::json)
          .isEqualTo(json("{" + prices + "}"));
      assertReported(prices);
    }
  }

  @ParameterizedTest
  @EnumSource(OcppVersion.class)
  @Covers({"K15.FR.07", "2.1 K18.FR.07"})
  void salesTariff_reachesTheVehicleAndIsReportedAsItCame(OcppVersion version) {
    begin(version, Manners.first());
    sendsPrices(SALES_TARIFF);
    station.seconds(5);
    assertThat(station.hardware().pricesTold(1)).singleElement().extracting(VehicleOnTheWireTest::json)
        .isEqualTo(json("{" + SALES_TARIFF + "}"));
    assertReported(SALES_TARIFF);
  }

  @Test
  void prices_areThereAgainAfterTheProgramWasKilled() {
    begin(OcppVersion.V21, Manners.second(ControlMode.DynamicControl));
    sendsPrices(PRICE_LEVELS);
    station.kill();
    station.start();
    station.seconds(90);
    assertReported(PRICE_LEVELS);
  }

  private void begin(OcppVersion version, Manners manners) {
    station = new VirtualStation(VirtualSetup.of(15_118).speaking(version)
        .withPreset(VariableAddress.of("TxCtrlr", "TxStartPoint"), startPoint));
    central = new RawRequests(station);
    station.seconds(70);
    station.hardware().plugIn(1, SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).soc(60)
        .evccId(EVCCID).manners(manners).build());
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(5);
  }

  private void sendsPrices(String prices) {
    assertThat(central.setTxProfile(1, "Absolute", ",'startSchedule':'%s',%s".formatted(station.loop.now(), prices),
        ",'limit':6000")).isEqualTo("Accepted");
  }

  private void assertReported(String prices) {
    var schedule = central.profiles("{'chargingProfileId':[101]}").getLast().at("/chargingSchedule/0");
    json("{" + prices + "}").properties()
        .forEach(field -> assertThat(schedule.get(field.getKey())).isEqualTo(field.getValue()));
  }

  private String vehicle(String eventType) {
    var token = central.sent("TransactionEvent").stream()
        .filter(event -> event.path("eventType").asText().equals(eventType) && event.has("idToken")).findFirst()
        .orElseThrow().path("idToken");
    return token.has("additionalInfo")
        ? token.at("/additionalInfo/0/type").asText() + " " + token.at("/additionalInfo/0/additionalIdToken").asText()
        : "";
  }

  private static JsonNode json(String text) {
    try {
      return OcppJson.mapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
