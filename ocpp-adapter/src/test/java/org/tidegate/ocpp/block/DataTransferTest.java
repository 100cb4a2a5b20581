package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.PriceRange;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.port.CentralSystemRequests.RemoteAnswer;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppSettings.Server;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class DataTransferTest {
  private static final String PRICES = """
      {'currency':'EUR','end':'2026-01-02T00:00:00Z','unknown':[1],'intervals':[
      {'start':'2026-01-01T00:00:00+01:00','salePrice':'0.3','purchasePrice':'-0.05'},{'start':'2026-01-01T01:00:00Z'}]}""";
  private static final String PERMISSION = """
      {'sessionId':'s-1','nonce':'n-1','granted':true,'via':'Example app','conditions':{'minimumCharge':30,
      'requiredCharge':80.5,'lowestSalePrice':'0.25','highestPurchasePrice':'0.2','currency':'EUR',
      'departureTime':'2026-01-01T18:00:00Z','slots':[{'days':['mon'],'from':'22:00','to':'06:00'}],
      'wearBudget':20000,'entrusted':true,'compensationUse':'points'}}""";
  private static final String TERMS = """
      {'aggregator':'Example Energy','termsVersion':'2026-03','text':{'en':'We use <b>your</b> battery.\\nYou are paid.',
      'de':'Wir zahlen.'},'currency':'EUR','salePrice':{'from':'0.2','to':'0.45'},'patterns':[
      {'id':'night-pool','name':{'en':'Night pool','de':'Nacht'},'minimumCharge':40,'requiredCharge':80,
      'lowestSalePrice':'0.2','highestPurchasePrice':'0.3','stayMinutes':480,'wearBudget':15000},
      {'id':'simple','name':{'en':'Simple'},'minimumCharge':50,'lowestSalePrice':'0','highestPurchasePrice':'1'}]}""";
  private static final String STATEMENT = """
      {'statementId':'st-1','partyRef':'party','at':'2026-01-01T12:00:00Z','from':'2025-12-01T00:00:00Z',
      'to':'2026-01-01T00:00:00Z','currency':'EUR','balance':-120,'earned':500,'spent':620,'offset':500,'points':40}""";
  private static final String ADVICE = """
      {'adviceId':'a-1','partyRef':'party','at':'2026-01-01T12:00:00Z','text':{'en':'Park until eight.'},'figures':[
      {'label':{'en':'You could have earned'},'amount':310,'currency':'EUR'},{'label':{'en':'Energy'},'energy':9000}]}""";
  private static final OcppSettings WITH_SWITCH = new OcppSettings(Wire.SETTINGS.security(),
      Wire.SETTINGS.v2x(), OcppSettings.EVERY_VERSION, true);

  private final Wire wire = Wire.accepted(WITH_SWITCH);

  @Test
  void priceSchedule_object_reachesTheStation() {
    assertThat(Schemas.faultsOfOurs("PriceSchedule", Wire.json(PRICES))).isEmpty();
    assertThat(transfer("PriceSchedule", PRICES)).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(PriceSchedule.of(List.of(
        new PriceInterval(Instant.parse("2025-12-31T23:00:00Z"), Optional.of(Price.of("0.3", "EUR")),
            Optional.of(Price.of("-0.05", "EUR"))),
        new PriceInterval(Instant.parse("2026-01-01T01:00:00Z"), Optional.empty(), Optional.empty())),
        Optional.of(Instant.parse("2026-01-02T00:00:00Z"))));
  }

  @Test
  void priceSchedule_stringThatHoldsAnObject_reachesTheStation() {
    assertThat(transfer("PriceSchedule", TextNode.valueOf(PRICES.replace('\'', '"')).toString()))
        .isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).hasSize(1);
  }

  @Test
  @Covers({"P01.FR.03", "P01.FR.07"})
  void terms_name_reachesTheStation() {
    assertThat(transfer("Terms", "{'aggregator':'Example Energy'}").path("status").asText()).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(Terms.of("Example Energy"));
  }

  @Test
  void terms_everything_reachesTheStation() {
    assertThat(Schemas.faultsOfOurs("Terms", Wire.json(TERMS))).isEmpty();
    assertThat(transfer("Terms", TERMS)).isEqualTo(Wire.json("{'status':'Accepted'}"));
    var keeps = new ConditionsPattern("night-pool", StateOfCharge.percent(40), Optional.of(StateOfCharge.percent(80)),
        Price.of("0.2", "EUR"), Price.of("0.3", "EUR"), Optional.of(Duration.ofHours(8)),
        Optional.of(new WattHours(15_000)));
    var simple = new ConditionsPattern("simple", StateOfCharge.percent(50), Optional.empty(), Price.of("0", "EUR"),
        Price.of("1", "EUR"), Optional.empty(), Optional.empty());
    assertThat(wire.station.asked).containsExactly(new Terms("2026-03", "Example Energy",
        Optional.of(new Said(Map.of("en", "We use <b>your</b> battery.\nYou are paid.", "de", "Wir zahlen."))),
        Optional.of(new PriceRange(Price.of("0.2", "EUR"), Price.of("0.45", "EUR"))), Optional.empty(),
        List.of(new OfferedPattern(new Said(Map.of("en", "Night pool", "de", "Nacht")), keeps),
            new OfferedPattern(Said.in("en", "Simple"), simple))));
  }

  @Test
  void statement_reachesTheStation() {
    assertThat(Schemas.faultsOfOurs("CompensationStatement", Wire.json(STATEMENT))).isEmpty();
    assertThat(transfer("CompensationStatement", STATEMENT)).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(new CompensationStatement("st-1", "party",
        Instant.parse("2026-01-01T12:00:00Z"),
        Optional.of(new CompensationStatement.Period(Instant.parse("2025-12-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:00:00Z"))),
        euros(-120), euros(500), euros(620), euros(500), 40));
  }

  @Test
  void advice_reachesTheStation() {
    assertThat(Schemas.faultsOfOurs("Advice", Wire.json(ADVICE))).isEmpty();
    assertThat(transfer("Advice", ADVICE)).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(new Advice("a-1", "party", Instant.parse("2026-01-01T12:00:00Z"),
        Said.in("en", "Park until eight."),
        List.of(new Advice.Figure(Said.in("en", "You could have earned"), Optional.of(euros(310)), Optional.empty()),
            new Advice.Figure(Said.in("en", "Energy"), Optional.empty(), Optional.of(new WattHours(9_000))))));
  }

  private static Money euros(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }

  @Test
  void setPermission_yes_reachesTheStation() {
    assertThat(Schemas.faultsOfOurs("SetPermission", Wire.json(PERMISSION))).isEmpty();
    assertThat(transfer("SetPermission", PERMISSION).path("status").asText()).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(new RemoteAnswer("s-1", "n-1", true,
        Optional.of(new Conditions(1, StateOfCharge.percent(30), Optional.of(StateOfCharge.percent(80.5)),
            Price.of("0.25", "EUR"), Price.of("0.2", "EUR"), Optional.of(Instant.parse("2026-01-01T18:00:00Z")),
            List.of(new Slot(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))),
            Optional.of(new WattHours(20_000)), true, Conditions.CompensationUse.POINTS)),
        "Example app"));
  }

  @Test
  void setPermission_no_needsNoConditions() {
    transfer("SetPermission", "{'sessionId':'s-1','nonce':'n-1','granted':false,'via':'app'}");

    assertThat(wire.station.asked)
        .containsExactly(new RemoteAnswer("s-1", "n-1", false, Optional.empty(), "app"));
  }

  @Test
  void setPermission_withoutTls_isRejected() {
    var plain = Wire.accepted();

    assertThat(transfer(plain, "SetPermission", PERMISSION).at("/statusInfo/reasonCode").asText())
        .isEqualTo("NotEnabled");
    assertThat(plain.station.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,ws,false", "1,ws,false", "2,wss,true"})
  void settings_allowRemotePermission_fromSecurityProfileTwoOn(int profile, String scheme, boolean allowed) {
    var server = new Server(URI.create(scheme + "://localhost/ocpp"), "CS1", Optional.of("secret"), profile,
        Optional.empty());

    assertThat(server.hasTls()).isEqualTo(allowed);
  }

  @Test
  @Covers({"P01.FR.07"})
  void stationRefuses_itsWordsComeBack() {
    wire.station.refusal = Optional.of("the question is not open");

    assertThat(transfer("SetPermission", PERMISSION)).isEqualTo(Wire.json(
        """
            {'status':'Rejected','statusInfo':{'reasonCode':'Unspecified','additionalInfo':'the question is not open'}}"""));
  }

  @Test
  @Covers("P01.FR.05")
  void otherVendor_isUnknown() {
    assertThat(wire.asks("DataTransfer", "{'vendorId':'com.example','messageId':'PriceSchedule'}"))
        .isEqualTo(Wire.json("{'status':'UnknownVendorId'}"));
  }

  @ParameterizedTest
  @Covers("P01.FR.06")
  @ValueSource(strings = {"", ",'messageId':'priceschedule'", ",'messageId':'VehicleConnected'", ",'messageId':''"})
  void otherMessage_isUnknown(String messageId) {
    assertThat(wire.asks("DataTransfer", "{'vendorId':'org.tidegate'%s}".formatted(messageId)))
        .isEqualTo(Wire.json("{'status':'UnknownMessageId'}"));
  }

  /** message; data; what is said to be wrong. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"Terms; 5; data is no JSON object",
      "Terms; []; data is no JSON object", "Terms; null; data is no JSON object", "Terms; ''; data is no JSON object",
      "Terms; '{'; data is not valid JSON", "Terms; '[1E+9999999999]'; data is not valid JSON",
      "Terms; '[1]'; data is no JSON object",
      "Terms; {}; aggregator: is required", "Terms; {'aggregator':null}; aggregator: is required",
      "Terms; {'aggregator':7}; aggregator: wrong JSON type or value",
      "Terms; {'aggregator':'  '}; aggregator: is blank, or longer than 50 characters",
      "Terms; {'aggregator':'x','version':2}; version: only version 1 is known",
      "Terms; {'aggregator':'x','text':{'en':'y'}}; termsVersion: is required",
      "Terms; {'aggregator':'x','termsVersion':'1','text':{}}; text: a text is given in 1 to 20 languages",
      "Terms; {'aggregator':'x','termsVersion':'1','text':{'english':'y'}}; text: a language is a tag such as en or de-AT",
      "Terms; {'aggregator':'x','termsVersion':'1','text':{'en':' '}}; text: the text in en is blank",
      "Terms; {'aggregator':'x','termsVersion':'1','text':{'en':null}}; text.en: is required",
      "Terms; {'aggregator':'x','termsVersion':'1','text':{'en':'a\\u202eb'}}; text: the text in en holds invisible characters",
      "Terms; {'aggregator':'x\\u0007'}; the text in en holds invisible characters",
      "Terms; {'aggregator':'x','termsVersion':'1','salePrice':{'from':'1','to':'2'}}; currency: is required",
      "Terms; {'aggregator':'x','termsVersion':'1','currency':'EUR','salePrice':{'from':'2','to':'1'}}; a range of prices begins above its end",
      "Terms; {'aggregator':'x','termsVersion':'1','currency':'EUR','patterns':[{'id':'A','name':{'en':'y'},'minimumCharge':1,'lowestSalePrice':'1','highestPurchasePrice':'1'}]}; patterns[0].id: is no lower-case word with hyphens, of at most 30 characters",
      "Terms; {'aggregator':'x','termsVersion':'1','currency':'EUR','patterns':[{'id':'a','name':{'en':'y'},'minimumCharge':1,'lowestSalePrice':'1','highestPurchasePrice':'1'},{'id':'a','name':{'en':'z'},'minimumCharge':1,'lowestSalePrice':'1','highestPurchasePrice':'1'}]}; two patterns have the same id",
      "CompensationStatement; {'statementId':'s','partyRef':'p','at':'2026-01-01T00:00:00Z','currency':'EUR','balance':0,'earned':-1,'spent':0,'offset':0}; earned: is below 0",
      "CompensationStatement; {'statementId':'s','partyRef':'p','at':'2026-01-01T00:00:00Z','currency':'EUR','balance':0,'earned':1,'spent':0}; offset: is required",
      "CompensationStatement; {'statementId':'s','partyRef':'p','at':'2026-01-01T00:00:00Z','from':'2026-01-01T00:00:00Z','currency':'EUR','balance':0,'earned':1,'spent':0,'offset':0}; to: is required",
      "Advice; {'adviceId':'a','partyRef':'p','at':'2026-01-01T00:00:00Z','text':{'en':'x'},'figures':[{'label':{'en':'y'}}]}; figures[0].amount: or energy is required, not both",
      "Advice; {'adviceId':'a','partyRef':'p','at':'2026-01-01T00:00:00Z','text':'x'}; text: wrong JSON type or value",
      "PriceSchedule; {'currency':'EUR'}; intervals: has 0 items, not 1 to 1000",
      "PriceSchedule; {'currency':'EUR','intervals':{}}; intervals: wrong JSON type or value",
      "PriceSchedule; {'currency':'euro','intervals':[{'start':'2026-01-01T00:00:00Z'}]}; currency: is no code of ISO 4217",
      "PriceSchedule; {'currency':'EUR','intervals':[{'start':'2026-01-01T00:00:00Z','salePrice':0.3}]}; intervals[0].salePrice: wrong JSON type or value",
      "PriceSchedule; {'currency':'EUR','intervals':[{'start':'2026-01-01T00:00:00Z','salePrice':'1e9'}]}; intervals[0].salePrice: is no decimal string with up to 7 digits and 10 decimals",
      "PriceSchedule; {'currency':'EUR','intervals':[{'start':'yesterday'}]}; intervals[0].start: no date and time with an offset",
      "PriceSchedule; {'currency':'EUR','intervals':[{'start':'2026-01-01T01:00:00Z'},{'start':'2026-01-01T01:00:00Z'}]}; interval 2 does not start after the one before it",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':true,'via':'x'}; conditions: are required with a yes",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':'true','via':'x'}; granted: wrong JSON type or value",
      "SetPermission; {'sessionId':'s','nonce':'n','via':'x'}; granted: is required",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':true,'via':'x','conditions':{'minimumCharge':101}}; conditions.minimumCharge: is not within 0 to 100 %",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':true,'via':'x','conditions':{'minimumCharge':50,'requiredCharge':40,'lowestSalePrice':'1','highestPurchasePrice':'1','currency':'EUR'}}; the required charge is below the minimum charge",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':true,'via':'x','conditions':{'minimumCharge':50,'lowestSalePrice':'1','highestPurchasePrice':'1','currency':'EUR','slots':[{'days':['someday'],'from':'00:00','to':'01:00'}]}}; conditions.slots[0].days: is none of [fri, mon, sat, sun, thu, tue, wed]",
      "SetPermission; {'sessionId':'s','nonce':'n','granted':true,'via':'x','conditions':{'minimumCharge':50,'lowestSalePrice':'1','highestPurchasePrice':'1','currency':'EUR','slots':[{'days':['mon'],'from':'24:00','to':'01:00'}]}}; conditions.slots[0].from: is no HH:mm"})
  void badContent_isRejectedWithWhatIsWrong(String messageId, String data, String why) {
    assertThat(transfer(messageId, data)).isEqualTo(Wire.json("""
        {'status':'Rejected','statusInfo':{'reasonCode':'InvalidValue','additionalInfo':'%s'}}""".formatted(why)));
    assertThat(wire.station.asked).isEmpty();
    assertThat(wire.handlerFailures).isEmpty();
  }

  @Test
  void badContent_deeplyNestedString_isRejected() {
    var nested = TextNode.valueOf("{\"aggregator\":" + "[".repeat(5000) + "]".repeat(5000) + "}").toString();

    assertThat(transfer("Terms", nested).path("status").asText()).isEqualTo("Rejected");
  }

  private JsonNode transfer(String messageId, String data) {
    return transfer(wire, messageId, data);
  }

  private static JsonNode transfer(Wire wire, String messageId, String data) {
    return wire.asks("DataTransfer",
        "{'vendorId':'org.tidegate','messageId':'%s','data':%s}".formatted(messageId, data));
  }
}
