package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.dialog.Negotiation.ControlMode;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Manners;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the central system allows during a transaction, OCPP 2.1 Q02: the whole station with a negotiating car. Its
 * Authorize answer has not said what is allowed.
 */
class AllowedTransferTest {
  private static final IdToken CARD = new IdToken("CARD-1", IdTokenType.ISO14443);

  private final VirtualStation station = new VirtualStation(VirtualSetup.of(15_118).speaking(OcppVersion.V21));
  private int lastId;

  @BeforeEach
  void driverHasPermitted() {
    station.seconds(70);
    station.hardware().plugIn(1, SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).soc(60)
        .manners(Manners.second(ControlMode.DynamicControl)).build());
    station.seconds(2);
    station.hardware().swipe(CARD, Set.of(1));
    station.seconds(1);
    station.centralSystem.prices("0.40", "0.20");
    station.seconds(1);
    station.press((acts, version) -> acts.setConditions(1, version, VirtualStation.conditions(20, "0.30", "0.50")));
    station.press((acts, version) -> acts.permit(1, version, VirtualStation.seen()));
    station.seconds(1);
  }

  @AfterEach
  void nothingElseWentWrong() {
    assertThat(station.failures()).isEmpty();
    station.close();
  }

  @Test
  @Covers({"2.1 Q02.FR.04", "2.1 Q02.FR.06", "2.1 Q02.FR.07"})
  void bothWays_allowedDuringTheTransaction_dischargesOnlyOnceAgreed() {
    discharge();
    for (int second = 0; second < 60; second++) {
      station.seconds(1);
      assertThat(station.commanded()).isNotNegative();
    }
    assertThat(requested()).containsExactly("DC");

    assertThat(allow(transaction(), "DC", "DC_BPT")).isEqualTo("Accepted");
    assertThat(station.commanded()).as("while it is negotiated").isZero();
    station.seconds(3);
    assertThat(requested()).containsExactly("DC", "DC_BPT");
    assertThat(station.commanded()).isZero();
    discharge();
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  @Test
  void bothWays_noLongerAllowed_stopsAtOnceUntilAllowedAgain() {
    dischargesAllowed();

    assertThat(allow(transaction(), "DC")).isEqualTo("Accepted");
    assertThat(station.commanded()).isZero();
    station.seconds(5);
    discharge();
    var exported = station.hardware().state(1).exported();
    for (int second = 0; second < 60; second++) {
      station.seconds(1);
      assertThat(station.commanded()).isNotNegative();
    }
    assertThat(station.hardware().state(1).exported()).isEqualTo(exported);

    dischargesAllowed();
  }

  @Test
  void anotherTransaction_isRejectedAndThisOneGoesOn() {
    dischargesAllowed();

    assertThat(allow("no-such-transaction", "DC")).isEqualTo("Rejected");
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  /** What was allowed last holds for the program that starts after it. */
  @ParameterizedTest
  @CsvSource({"DC,0", "DC_BPT,-5000"})
  void allowed_isRememberedWhenTheProgramIsKilled(String last, int watts) {
    dischargesAllowed();
    allow(transaction(), last);
    station.kill();
    station.start();

    for (int second = 0; second < 120; second++) {
      station.seconds(1);
      assertThat(station.commanded()).isBetween(watts, 0);
    }
    assertThat(station.commanded()).isEqualTo(watts);
  }

  private void dischargesAllowed() {
    allow(transaction(), "DC", "DC_BPT");
    station.seconds(3);
    discharge();
    station.seconds(3);
    assertThat(station.commanded()).isEqualTo(-5_000);
  }

  private String allow(String transaction, String... transfers) {
    return ask("NotifyAllowedEnergyTransfer", "{'transactionId':'%s','allowedEnergyTransfer':['%s']}"
        .formatted(transaction, String.join("','", transfers))).path("status").asText();
  }

  private void discharge() {
    var answer = ask("SetChargingProfile", """
        {'evseId':1,'chargingProfile':{'id':9,'stackLevel':0,'chargingProfilePurpose':'TxProfile',
        'chargingProfileKind':'Absolute','transactionId':'%s','chargingSchedule':[{'id':1,'chargingRateUnit':'W',
        'startSchedule':'%s','chargingSchedulePeriod':[{'startPeriod':0,'operationMode':'CentralSetpoint',
        'setpoint':-5000}]}]}}""".formatted(transaction(), station.loop.now()));
    assertThat(answer.path("status").asText()).isEqualTo("Accepted");
  }

  private JsonNode ask(String action, String payload) {
    var id = "ask-" + ++lastId;
    station.sendRaw("[2,\"%s\",\"%s\",%s]".formatted(id, action, payload.replace('\'', '"')));
    return station.frames().stream().filter(frame -> frame.path(0).asInt() == 3 && frame.path(1).asText().equals(id))
        .findFirst().orElseThrow().path(2);
  }

  private List<String> requested() {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals("NotifyEVChargingNeeds"))
        .map(frame -> frame.at("/3/chargingNeeds/requestedEnergyTransfer").asText()).toList();
  }

  private String transaction() {
    return station.session().transactionId().orElseThrow();
  }
}
