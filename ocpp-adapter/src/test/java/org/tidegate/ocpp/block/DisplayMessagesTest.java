package org.tidegate.ocpp.block;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.DisplayRequests.Criteria;
import org.tidegate.domain.port.DisplayRequests.SetAnswer;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayMessagesTest {
  private static final String TEXT = "'message':{'format':'UTF8','content':'Hello','language':'en'}";
  private final Wire wire = Wire.accepted();

  @Test
  void set_everyField_isPassedOn() {
    assertThat(set(wire, "'id':3,'priority':'InFront','state':'Charging','startDateTime':'2026-01-01T00:00:00Z',"
        + "'endDateTime':'2026-01-01T01:00:00+00:00','transactionId':'TX-1'," + TEXT)).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(new DisplayMessage(3, DisplayMessage.Priority.InFront,
        Optional.of(DisplayMessage.State.Charging), Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
        Optional.of(Instant.parse("2026-01-01T01:00:00Z")), Optional.of("tx-1"),
        List.of(new DisplayText(DisplayText.Format.UTF8, "Hello", Optional.of("en")))));
  }

  @Test
  void set_otherLanguagesOnOcpp21_arePassedOnToo() {
    var newer = Wire.accepted(OcppVersion.V21);
    assertThat(set(newer, "'id':3,'priority':'NormalCycle','state':'Discharging'," + TEXT
        + ",'messageExtra':[{'format':'HTML','content':'<b>Bonjour</b>','language':'fr'}]")).isEqualTo("Accepted");
    assertThat(newer.station.asked).singleElement().satisfies(asked -> {
      assertThat(((DisplayMessage) asked).texts()).extracting(DisplayText::plain).containsExactly("Hello", "Bonjour");
      assertThat(((DisplayMessage) asked).state()).contains(DisplayMessage.State.Discharging);
    });
  }

  @ParameterizedTest
  @Covers({"O01.FR.20", "O01.FR.22", "O01.FR.23"})
  @CsvSource({"Display,Accepted", "display,Accepted", "Screen,Rejected"})
  void set_display_isThePanelOrUnknown(String name, String status) {
    assertThat(set(wire, "'id':3,'priority':'InFront','display':{'name':'" + name + "'}," + TEXT))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'name':'Display','instance':'second'", "'name':'Display','evse':{'id':1}"})
  void set_anotherDisplay_isRejectedAndNotPassedOn(String component) {
    assertThat(set(wire, "'id':3,'priority':'InFront','display':{" + component + "}," + TEXT)).isEqualTo("Rejected");
    assertThat(wire.station.asked).isEmpty();
  }

  /** OCPP 2.0.1 lets such ids pass. */
  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void anyRequest_ofAnIdThatNoMessageCanHave_isAnswered(int id) {
    assertThat(set(wire, "'id':" + id + ",'priority':'InFront'," + TEXT)).isEqualTo("Rejected");
    assertThat(wire.station.asked).isEmpty();
    assertThat(wire.asks("ClearDisplayMessage", "{'id':%d}".formatted(id)).path("status").asText())
        .isEqualTo("Unknown");
    assertThat(wire.asks("GetDisplayMessages", "{'requestId':1,'id':[%d]}".formatted(id)).path("status").asText())
        .isEqualTo("Unknown");
    assertThat(wire.refuses("NotifyDisplayMessages", "{'requestId':1,'messageInfo':[{'id':%d,'priority':'InFront',%s}]}"
        .formatted(id, TEXT))).as("a message of the other direction").isEqualTo("NotSupported");
  }

  @Test
  void set_refused_saysWhy() {
    wire.station.displayAnswer = SetAnswer.rejected("TooManyElements", "full");
    var answer = wire.asks("SetDisplayMessage", "{'message':{'id':3,'priority':'InFront'," + TEXT + "}}");
    assertThat(answer.path("status").asText()).isEqualTo("Rejected");
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo("TooManyElements");
  }

  @ParameterizedTest
  @CsvSource({"7,Accepted", "8,Unknown"})
  void get_byId_asksForIt(int id, String status) {
    assertThat(wire.asks("GetDisplayMessages",
        "{'requestId':1,'id':[%d],'priority':'AlwaysFront','state':'Idle'}".formatted(id)).path("status").asText())
        .isEqualTo(status);
    assertThat(wire.station.asked).containsExactly(new Criteria(Set.of(id),
        Optional.of(DisplayMessage.Priority.AlwaysFront), Optional.of(DisplayMessage.State.Idle)));
  }

  @ParameterizedTest
  @CsvSource({"7,Accepted", "8,Unknown"})
  void clear_byId_saysWhetherThereWasOne(int id, String status) {
    assertThat(wire.asks("ClearDisplayMessage", "{'id':%d}".formatted(id)).path("status").asText()).isEqualTo(status);
  }

  @Test
  @Covers("I02.FR.02")
  void costUpdated_isPassedOnExactly() {
    assertThat(wire.asks("CostUpdated", "{'totalCost':12.345,'transactionId':'TX-1'}")).isEmpty();
    assertThat(wire.station.asked).containsExactly(List.of("tx-1", new BigDecimal("12.345")));
  }

  private static String set(Wire wire, String fields) {
    return wire.asks("SetDisplayMessage", "{'message':{" + fields + "}}").path("status").asText();
  }
}
