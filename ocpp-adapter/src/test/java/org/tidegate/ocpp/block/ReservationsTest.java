package org.tidegate.ocpp.block;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.ReservationRequests;
import org.tidegate.domain.port.ReservationRequests.Status;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class ReservationsTest {
  private static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);

  private final Wire wire = Wire.accepted();

  @Test
  void reserveNow_allThatIsSaid_isPassedOn() {
    var answer = wire.asks("ReserveNow", """
        {'id':0,'expiryDateTime':'2026-05-01T10:00:00+02:00','connectorType':'s309-3P-32A','evseId':2,
        'idToken':{'idToken':'04AABB','type':'ISO14443'},'groupIdToken':{'idToken':'FLEET','type':'Central'}}""");

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(new Reservation.Request(0, Instant.parse("2026-05-01T08:00:00Z"),
        Optional.of(2), Optional.of("s309-3P-32A"), CARD, Optional.of(new IdToken("FLEET", IdTokenType.Central))));
  }

  @Test
  void reserveNow_onlyWhatIsRequired_leavesTheRestOpen() {
    wire.asks("ReserveNow", REQUIRED);
    assertThat(wire.station.asked).containsExactly(new Reservation.Request(7, Instant.parse("2026-05-01T08:00:00Z"),
        Optional.empty(), Optional.empty(), CARD, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void reserveNow_everyOutcome_isTold(Status status) {
    wire.station.reserved = new ReservationRequests.Answer(status, Optional.of(new Refusal("UnknownEvse", "why")));
    assertThat(wire.asks("ReserveNow", REQUIRED)).isEqualTo(Wire.json(
        "{'status':'" + status + "','statusInfo':{'reasonCode':'UnknownEvse','additionalInfo':'why'}}"));
  }

  @ParameterizedTest
  @CsvSource({"0, Accepted", "1, Rejected"})
  @Covers({"H02.FR.01", "H02.FR.02"})
  void cancelReservation_isAcceptedOnlyWhenItIsKnown(int id, String status) {
    var answer = wire.asks("CancelReservation", "{'reservationId':" + id + "}");
    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(wire.station.asked).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "CCCS2"})
  void reserveNow_unknownConnectorType_isRefusedByTheSchema(String type) {
    assertThat(wire.refuses("ReserveNow", REQUIRED.replace("}}", "},'connectorType':'" + type + "'}")))
        .isEqualTo("PropertyConstraintViolation");
    assertThat(wire.station.asked).isEmpty();
  }

  /** OCPP 2.1 does not have such an id; OCPP 2.0.1 does not say that there is none. */
  @Test
  void reserveNow_negativeId_isRejected() {
    var answer = wire.asks("ReserveNow", REQUIRED.replace("'id':7", "'id':-7"));
    assertThat(answer.path("status").asText()).isEqualTo("Rejected");
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidValue");
    assertThat(wire.station.asked).isEmpty();
    wire.asks("CancelReservation", "{'reservationId':-7}");
    assertThat(wire.station.asked).containsExactly(Integer.MAX_VALUE);
  }

  private static final String REQUIRED = "{'id':7,'expiryDateTime':'2026-05-01T08:00:00Z',"
      + "'idToken':{'idToken':'04AABB','type':'ISO14443'}}";
}
