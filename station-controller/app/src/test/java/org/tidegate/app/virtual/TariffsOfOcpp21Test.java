package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.virtual.VirtualSetup.Wire;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v21.AuthorizeResponse;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;

/** Tariffs of OCPP 2.1, I07 to I12, with the whole station; every frame is held against the official schemas. */
class TariffsOfOcpp21Test {
  private static final IdToken CARD = new IdToken("CARD-1", IdTokenType.ISO14443);
  private static final String DAY = "'energy':{'prices':[{'priceKwh':0.4,'conditions':{'startTimeOfDay':'06:00',"
      + "'endTimeOfDay':'18:00'}},{'priceKwh':0.25}],'taxRates':[{'type':'vat','tax':10}]},'fixedFee':{'prices':["
      + "{'priceFixed':1}]},'description':[{'format':'UTF8','language':'en','content':'0.44 by day'}]";
  private static final String FLAT = "'energy':{'prices':[{'priceKwh':0.2}]}";

  private VirtualStation station = new VirtualStation(VirtualSetup.of(2_107).speaking(OcppVersion.V21));
  private RawRequests central = new RawRequests(station);

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(station.failures()).isEmpty();
    station.close();
  }

  @Test
  @Covers({"2.1 I07.FR.04", "2.1 I07.FR.06", "2.1 I07.FR.10", "2.1 I07.FR.11", "2.1 I07.FR.12", "2.1 I09.FR.01",
      "2.1 I09.FR.02", "2.1 I09.FR.03", "2.1 I09.FR.04", "2.1 I09.FR.07"})
  void defaults_areInstalledWhereTheyAreMeant_andListed() {
    station.seconds(2);
    assertThat(tariffs(0).path("status").asText()).isEqualTo("NoTariff");
    assertThat(setDefault(0, "A", DAY)).isEqualTo("Accepted");
    assertThat(setDefault(1, "B", FLAT)).isEqualTo("Accepted");
    assertThat(setDefault(2, "C", "'validFrom':'2026-03-03T00:00:00Z'," + FLAT)).isEqualTo("Accepted");

    assertThat(setDefault(1, "B", FLAT)).isEqualTo("DuplicateTariffId");
    assertThat(setDefault(3, "D", FLAT)).isEqualTo("Rejected");
    assertThat(tariffs(0).path("tariffAssignments")).isEqualTo(json("""
        [{'tariffId':'A','tariffKind':'DefaultTariff','evseIds':[2]},
        {'tariffId':'B','tariffKind':'DefaultTariff','evseIds':[1]},
        {'tariffId':'C','tariffKind':'DefaultTariff','validFrom':'2026-03-03T00:00:00Z','evseIds':[2]}]"""));
    assertThat(tariffs(1).path("tariffAssignments").findValuesAsText("tariffId")).containsExactly("B");
    assertThat(tariffs(7).path("status").asText()).isEqualTo("NoTariff");
  }

  @Test
  @Covers({"2.1 I10.FR.01", "2.1 I10.FR.02", "2.1 I10.FR.03", "2.1 I10.FR.05", "2.1 I10.FR.06"})
  void cleared_areThoseMeant() {
    station.seconds(2);
    assertThat(cleared("{}")).containsExactly("NoTariff");
    setDefault(0, "A", FLAT);
    setDefault(0, "B", "'validFrom':'2026-03-03T00:00:00Z'," + FLAT);

    assertThat(cleared("{'tariffIds':['A'],'evseId':1}")).containsExactly("A", "Accepted");
    assertThat(tariffs(0).at("/tariffAssignments/0/evseIds")).isEqualTo(json("[2]"));
    assertThat(cleared("{'tariffIds':['A','X']}")).containsExactly("A", "Accepted");
    assertThat(cleared("{'tariffIds':['A']}")).containsExactly("NoTariff");
    assertThat(cleared("{'evseId':2}")).containsExactly("B", "Accepted");
    assertThat(cleared("{}")).containsExactly("B", "Accepted");
    assertThat(tariffs(0).path("status").asText()).isEqualTo("NoTariff");
  }

  @ParameterizedTest
  @Covers({"2.1 I07.FR.02", "2.1 I07.FR.05"})
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "'currency':'EUR','energy':{'prices':[{'priceKwh':0.1,'conditions':{'startTimeOfDay':'24:00'}}]} | Rejected",
      "'currency':'EUR','energy':{'prices':[{'priceKwh':0.1,'conditions':{'startTimeOfDay':'8:00'}}]} | Rejected",
      "'currency':'EUR','energy':{'prices':[{'priceKwh':0.1,'conditions':{'validFromDate':'2026-02-30'}}]} | Rejected",
      "'currency':'EUR','energy':{'prices':[{'priceKwh':0.1,'conditions':{'minPower':9,'maxPower':9}}]} | Rejected",
      "'currency':'eur' | Rejected", "'currency':'QQQ' | Rejected", "'currency':'EUR' | Accepted",
      "'currency':'EUR','energy':{'prices':[{'priceKwh':1e30}]} | Rejected",
      "'currency':'EUR','minCost':{'exclTax':2},'maxCost':{'exclTax':1} | Rejected"})
  void nonsense_isRejectedWithAReason(String content, String status) {
    station.seconds(2);
    var answer = central.ask("SetDefaultTariff", "{'evseId':0,'tariff':{'tariffId':'X'," + content + "}}");
    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo(status.equals("Rejected") ? "InvalidValue" : "");
  }

  @Test
  @Covers({"2.1 I07.FR.02", "2.1 I11.FR.02"})
  void veryLargeTariff_isTooMany_andNothingElseSuffers() {
    begin();
    var prices = "'energy':{'prices':[%s]}".formatted("{'priceKwh':0.1},".repeat(20_000) + "{'priceKwh':0.1}");
    assertThat(setDefault(0, "X", prices)).isIn("TooManyElements", "");
    var few = "'energy':{'prices':[%s]}".formatted("{'priceKwh':0.1},".repeat(97) + "{'priceKwh':0.1}");
    assertThat(setDefault(0, "X", few)).isEqualTo("TooManyElements");
    assertThat(change(few)).isEqualTo("TooManyElements");
    station.seconds(5);
    assertThat(station.actual()).isPositive();
  }

  @Test
  @Covers({"2.1 I07.FR.01", "2.1 I11.FR.01"})
  void switchedOff_isNotSupported() {
    station.seconds(2);
    enable("Enabled", "Tariff", "false");
    central.set("TariffCostCtrlr", "Problem", "true"); // read-only: refused, and nothing changes
    for (var ask : List.of("SetDefaultTariff\",{\"evseId\":0,\"tariff\":{\"tariffId\":\"A\",\"currency\":\"EUR\"}}",
        "ChangeTransactionTariff\",{\"transactionId\":\"A\",\"tariff\":{\"tariffId\":\"A\",\"currency\":\"EUR\"}}",
        "GetTariffs\",{\"evseId\":0}", "ClearTariffs\",{}")) {
      station.sendRaw("[2,\"off\",\"" + ask + "]");
      assertThat(station.frames().getLast().path(2).asText()).isEqualTo("NotSupported");
    }
  }

  /** From 08:00 in Berlin on, with a default tariff: what is told at the end is what the meter and the tariff say. */
  @ParameterizedTest
  @Covers({"2.1 I07.FR.14", "2.1 I07.FR.32", "2.1 I12.FR.01", "2.1 I12.FR.02", "2.1 I12.FR.03", "2.1 I12.FR.04",
      "2.1 I12.FR.42"})
  @ValueSource(strings = {"MEMORY", "SOCKET"})
  void transaction_withADefaultTariff_tellsItsCost(Wire wire) {
    station.close();
    station = new VirtualStation(VirtualSetup.of(2_107).speaking(OcppVersion.V21).over(wire));
    central = new RawRequests(station);
    station.seconds(2);
    enable("Enabled", "RunningCost", "true");
    enable("Interval", "Cost", "300");
    setDefault(0, "A", DAY);
    begin();
    assertThat(tariffWords()).isEqualTo("0.44 by day");
    station.seconds(700);

    var running = events("RunningCost");
    assertThat(running).hasSizeBetween(1, 2).allSatisfy(event -> {
      assertThat(event.at("/costDetails/chargingPeriods").isMissingNode()).isTrue();
      assertThat(event.at("/costDetails/totalCost/typeOfCost").asText()).isEqualTo("NormalCost");
    });
    assertThat(cost()).isInstanceOf(Cost.Running.class);
    unplug();

    var end = ended();
    assertThat(tariffIds()).containsExactly("A");
    var energy = end.at("/costDetails/totalUsage/energy").decimalValue();
    assertThat(energy).isGreaterThan(new BigDecimal("1000"));
    var expected = energy.movePointLeft(3).multiply(new BigDecimal("0.44"));
    assertThat(end.at("/costDetails/totalCost/energy/inclTax").decimalValue()).isEqualByComparingTo(expected);
    assertThat(end.at("/costDetails/totalCost/fixed/exclTax").decimalValue()).isEqualByComparingTo("1");
    assertThat(end.at("/costDetails/totalCost/total/inclTax").decimalValue())
        .isEqualByComparingTo(expected.add(BigDecimal.ONE));
    assertThat(end.at("/costDetails/chargingPeriods")).hasSize(1);
    assertThat(end.at("/costDetails/chargingPeriods/0/tariffId").asText()).isEqualTo("A");
    assertThat(cost()).isEqualTo(new Cost.Final(Money.rounded(expected.add(BigDecimal.ONE), VirtualStation.EUR)));
  }

  @Test
  @Covers("2.1 I12.FR.35")
  void priceThatEndsInTheMiddle_isFollowedToTheSecond() {
    station.seconds(2);
    setDefault(0, "A", "'chargingTime':{'prices':[{'priceMinute':1,'conditions':{'endTimeOfDay':'08:10'}}]}");
    begin();
    station.seconds(1_200);
    unplug();

    var periods = ended().at("/costDetails/chargingPeriods");
    assertThat(periods).hasSize(2);
    assertThat(periods.at("/1/startPeriod").asText()).startsWith("2026-03-02T07:10:00");
    var minutes = ended().at("/costDetails/totalCost/chargingTime/exclTax").decimalValue();
    assertThat(minutes).isEqualByComparingTo(periods.at("/0/dimensions/0/volume").decimalValue()
        .divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_EVEN));
  }

  @Test
  @Covers({"2.1 I08.FR.04", "2.1 I08.FR.06", "2.1 I08.FR.07", "2.1 I08.FR.22", "2.1 I09.FR.05", "2.1 I09.FR.06"})
  void driversOwnTariff_goesBeforeTheDefault_andIsForgottenWithTheTransaction() {
    station.seconds(2);
    setDefault(0, "A", DAY);
    assertThat(central.set("TxCtrlr", "TxStartPoint", "EVConnected")).isEqualTo("Accepted");
    authorizeWith("'tariffId':'MSP','currency':'EUR'," + FLAT);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(1);
    assertThat(own(tariffs(0))).isEqualTo(json(
        "{'tariffId':'MSP','tariffKind':'DriverTariff','idTokens':['CARD-1']}"));

    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(600);
    assertThat(own(tariffs(1))).isEqualTo(json(
        "{'tariffId':'MSP','tariffKind':'DriverTariff','evseIds':[1],'idTokens':['CARD-1']}"));
    assertThat(tariffIds()).containsExactly("MSP");
    unplug();

    var energy = ended().at("/costDetails/totalUsage/energy").decimalValue();
    assertThat(ended().at("/costDetails/totalCost/total/exclTax").decimalValue())
        .isEqualByComparingTo(energy.movePointLeft(3).multiply(new BigDecimal("0.2")));
    assertThat(tariffs(0).path("tariffAssignments").findValuesAsText("tariffId")).containsExactly("A");
  }

  @Test
  @Covers("2.1 I08.FR.05")
  void driversOwnTariff_isRememberedWithTheToken() {
    station.seconds(2);
    authorizeWith("'tariffId':'MSP','currency':'EUR'," + FLAT);
    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(60);
    unplug();
    station.kill();
    station.start();
    station.seconds(60);
    station.disconnectNetwork();

    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(60);
    station.connectNetwork();
    station.seconds(60);
    assertThat(tariffIds()).containsExactly("MSP", "MSP");
  }

  @ParameterizedTest
  @Covers({"2.1 I08.FR.30", "2.1 I08.FR.31", "2.1 I08.FR.32", "2.1 I08.FR.33", "2.1 I08.FR.37", "2.1 I08.FR.35",
      "2.1 I08.FR.36"})
  @CsvSource({"Deauthorize,false,", "UseDefaultTariff,true,A", "CentralCost,true,"})
  void driversOwnTariff_thatMakesNoSense_isDealtWithAsConfigured(String handling, boolean charges, String tariffId) {
    station.seconds(2);
    setDefault(0, "A", FLAT);
    enable("HandleFailedTariff", "Tariff", handling);
    authorizeWith("'tariffId':'MSP','currency':'???'," + FLAT);
    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(60);

    assertThat(problems()).containsExactly("true");
    assertThat(station.actual() > 0).isEqualTo(charges);
    assertThat(tariffIds()).isEqualTo(tariffId == null ? List.of() : List.of(tariffId));
    unplug();
    authorizeWith("'tariffId':'MSP-2','currency':'EUR'," + FLAT);
    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(2);
    station.hardware().swipe(new IdToken("CARD-2", IdTokenType.ISO14443), Set.of(1));
    station.seconds(60);
    assertThat(problems()).containsExactly("true", "false");
    assertThat(tariffIds().getLast()).isEqualTo("MSP-2");
  }

  @Test
  @Covers({"2.1 I11.FR.04", "2.1 I11.FR.05", "2.1 I11.FR.06", "2.1 I11.FR.07", "2.1 I11.FR.08"})
  void anotherTariff_holdsFromThenOn() {
    station.seconds(2);
    setDefault(0, "A", FLAT);
    begin();
    station.seconds(600);
    assertThat(central.status("ChangeTransactionTariff",
        "{'transactionId':'other','tariff':{'tariffId':'N','currency':'EUR'}}")).isEqualTo("TxNotFound");
    assertThat(central.status("ChangeTransactionTariff",
        "{'transactionId':'%s','tariff':{'tariffId':'N','currency':'CHF'}}".formatted(transaction())))
        .isEqualTo("NoCurrencyChange");

    assertThat(change("'energy':{'prices':[{'priceKwh':0.6}]}")).isEqualTo("Accepted");
    station.seconds(1);
    assertThat(place("-> [3,", ",{\"status\":\"Accepted\"}]")).isLessThan(place("-> [2,", "TariffChanged"));
    assertThat(events("TariffChanged")).singleElement()
        .satisfies(event -> assertThat(event.at("/transactionInfo/tariffId").asText()).isEqualTo("X"));
    assertThat(own(tariffs(0)).path("tariffId").asText()).isEqualTo("X");
    station.seconds(600);
    unplug();

    var periods = ended().at("/costDetails/chargingPeriods");
    assertThat(periods.findValuesAsText("tariffId")).containsExactly("A", "X");
    var expected = volume(periods, 0).multiply(new BigDecimal("0.2"))
        .add(volume(periods, 1).multiply(new BigDecimal("0.6")));
    assertThat(ended().at("/costDetails/totalCost/total/exclTax").decimalValue()).isEqualByComparingTo(expected);
  }

  @Test
  @Covers({"2.1 I07.FR.13", "2.1 I07.FR.24", "2.1 I10.FR.07"})
  void killedInTheMiddle_theTransactionGoesOnWithItsTariff_whateverBecameOfTheDefault() {
    station.seconds(2);
    setDefault(0, "A", FLAT);
    begin();
    station.seconds(600);
    assertThat(cleared("{}")).containsExactly("A", "Accepted");
    assertThat(setDefault(0, "A", FLAT)).isEqualTo("DuplicateTariffId");
    assertThat(setDefault(0, "B", DAY)).isEqualTo("Accepted");
    var meter = station.hardware().state(1).imported();
    station.kill();
    station.start();
    station.seconds(600);
    assertThat(station.hardware().state(1).imported()).isGreaterThan(meter);
    assertThat(tariffs(0).path("tariffAssignments").findValuesAsText("tariffId")).containsExactly("B");
    unplug();

    assertThat(tariffIds()).containsExactly("A");
    var energy = ended().at("/costDetails/totalUsage/energy").decimalValue();
    assertThat(ended().at("/costDetails/totalCost/total/exclTax").decimalValue())
        .isEqualByComparingTo(energy.movePointLeft(3).multiply(new BigDecimal("0.2")));
    assertThat(energy).isGreaterThan(new BigDecimal("2000"));
    assertThat(setDefault(0, "A", FLAT)).isEqualTo("Accepted");
  }

  /** It ends offline, and the connection comes back in OCPP 2.0.1, which has no word for it. */
  @Test
  void cost_toldOnOcpp201_isLeftOut() {
    station.seconds(2);
    setDefault(0, "A", FLAT);
    enable("Enabled", "RunningCost", "true");
    begin();
    station.seconds(60);
    station.link.refuse(Disconnection.of(Disconnection.Reason.UNREACHABLE));
    station.link.cut();
    station.seconds(120);
    unplug();
    assertThat(cost()).isInstanceOf(Cost.Final.class);
    station.speaks(OcppVersion.V201);
    station.link.admit();
    station.seconds(600);

    assertThat(station.subprotocol()).contains(OcppVersion.V201.subprotocol());
    assertThat(ended().path("offline").asBoolean()).isTrue();
    assertThat(ended().has("costDetails")).isFalse();
    assertThat(events("RunningCost")).isNotEmpty().noneMatch(event -> event.path("offline").asBoolean());
  }

  @Test
  void transactionWithoutTariff_tellsNoCost() {
    begin();
    station.seconds(120);
    unplug();
    assertThat(ended().has("costDetails")).isFalse();
    assertThat(tariffIds()).isEmpty();
  }

  /** Until 08:20 0.44 with tax, then 0.275: 0.30 is the most that this driver buys for. */
  @Test
  void tariff_isTheFirstSourceOfThePurchasePrice() {
    station.seconds(2);
    setDefault(0, "A", DAY.replace("18:00", "08:20"));
    permitAndCharge();
    assertThat(station.commanded()).isZero();
    assertThat(station.session().reasons()).contains(LimitReason.PURCHASE_PRICE);
    assertThat(station.evse(1).prices().purchase().orElseThrow().perKwh()).isEqualByComparingTo("0.44");
    assertThat(station.evse(1).prices().sale().orElseThrow().perKwh()).isEqualByComparingTo("0.30");

    station.seconds(1_200);
    assertThat(station.evse(1).prices().purchase().orElseThrow().perKwh()).isEqualByComparingTo("0.275");
    assertThat(station.session().reasons()).doesNotContain(LimitReason.PURCHASE_PRICE);
  }

  @Test
  void tariffInOtherMoney_isNoPriceThatADriverAgreedTo() {
    station.seconds(2);
    central.ask("SetDefaultTariff", "{'evseId':0,'tariff':{'tariffId':'CHF','currency':'CHF'," + FLAT + "}}");
    station.centralSystem.prices("0.30", "0.10");
    begin();
    assertThat(station.evse(1).prices().purchase()).isEmpty();
    assertThat(station.session().permitPossible()).isFalse();
    station.seconds(60);
    unplug();
    assertThat(ended().at("/costDetails/totalCost/currency").asText()).isEqualTo("CHF");
    assertThat(((Cost.Final) cost()).amount().currency()).isEqualTo(Currency.getInstance("CHF"));
  }

  private void permitAndCharge() {
    station.centralSystem.prices("0.30", "0.10");
    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(3);
    station.press((acts, version) -> acts.start(1, version));
    station.seconds(1);
    var conditions = VirtualStation.conditions(20, "0.10", "0.30");
    station.press((acts, version) -> acts.setConditions(1, version, conditions));
    station.press((acts, version) -> acts.permit(1, version, VirtualStation.seen()));
    station.seconds(5);
    PermittedStay.of(station).setpoint(5_000);
    station.seconds(10);
  }

  private void begin() {
    station.seconds(1);
    station.hardware().plugIn(1, VirtualStation.car(40));
    station.seconds(3);
    station.press((acts, version) -> acts.start(1, version));
    station.seconds(2);
  }

  private void unplug() {
    station.hardware().plugOut(1);
    station.seconds(10);
  }

  private void authorizeWith(String tariff) {
    station.centralSystem.always(V21.AUTHORIZE, Reply.with(read("{'idTokenInfo':{'status':'Accepted'},'tariff':{"
        + tariff + "}}")));
  }

  private static AuthorizeResponse read(String content) {
    try {
      return OcppJson.mapper().readValue(content.replace('\'', '"'), AuthorizeResponse.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String setDefault(int evseId, String id, String content) {
    return central.status("SetDefaultTariff",
        "{'evseId':%d,'tariff':{'tariffId':'%s','currency':'EUR',%s}}".formatted(evseId, id, content));
  }

  private String change(String content) {
    return central.status("ChangeTransactionTariff",
        "{'transactionId':'%s','tariff':{'tariffId':'X','currency':'EUR',%s}}"
            .formatted(transaction(), content));
  }

  /** Of the newest frame that begins so and says this. */
  private int place(String beginning, String text) {
    var frames = station.transcript();
    return IntStream.range(0, frames.size())
        .filter(i -> frames.get(i).contains(beginning) && frames.get(i).contains(text))
        .max().orElseThrow();
  }

  private JsonNode tariffs(int evseId) {
    return central.ask("GetTariffs", "{'evseId':" + evseId + "}");
  }

  private static JsonNode own(JsonNode tariffs) {
    return tariffs.path("tariffAssignments").valueStream()
        .filter(one -> one.path("tariffKind").asText().equals("DriverTariff")).findFirst().orElseThrow();
  }

  private List<String> cleared(String meant) {
    return central.ask("ClearTariffs", meant).path("clearTariffsResult").valueStream()
        .flatMap(result -> result.valueStream().map(JsonNode::asText)).toList();
  }

  private void enable(String variable, String instance, String value) {
    assertThat(central.ask("SetVariables", """
        {'setVariableData':[{'component':{'name':'TariffCostCtrlr'},'variable':{'name':'%s','instance':'%s'},
        'attributeValue':'%s'}]}""".formatted(variable, instance, value))
        .at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Accepted");
  }

  private List<JsonNode> events(String trigger) {
    return central.sent("TransactionEvent").stream()
        .filter(event -> event.path("triggerReason").asText().equals(trigger)).toList();
  }

  private JsonNode ended() {
    return central.sent("TransactionEvent").stream().filter(event -> event.path("eventType").asText().equals("Ended"))
        .reduce((_, newest) -> newest).orElseThrow();
  }

  private List<String> tariffIds() {
    return central.sent("TransactionEvent").stream().map(event -> event.at("/transactionInfo/tariffId"))
        .filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }

  private List<String> problems() {
    return central.sent("NotifyEvent").stream().flatMap(told -> told.path("eventData").valueStream())
        .filter(event -> event.at("/component/name").asText().equals("TariffCostCtrlr"))
        .map(event -> event.path("actualValue").asText()).toList();
  }

  private static BigDecimal volume(JsonNode periods, int index) {
    return periods.at("/" + index + "/dimensions/0/volume").decimalValue().movePointLeft(3);
  }

  private String tariffWords() {
    return station.evse(1).board().tariff().getFirst().plain();
  }

  private Cost cost() {
    return station.evse(1).board().cost().orElseThrow();
  }

  private String transaction() {
    return station.session().transactionId().orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return OcppJson.mapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
