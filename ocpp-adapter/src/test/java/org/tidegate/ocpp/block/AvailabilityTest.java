package org.tidegate.ocpp.block;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.AvailabilityRequests.ChangeAnswer;
import org.tidegate.domain.port.AvailabilityRequests.UnlockAnswer;
import org.tidegate.domain.station.SetAvailability;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityTest {
  private final Wire wire = Wire.accepted();

  @ParameterizedTest
  @Covers({"G03.FR.01", "G03.FR.02", "G04.FR.01", "G04.FR.02", "G04.FR.03"})
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"Inoperative; ; 0; 0; false", "Operative; ; 0; 0; true",
      "Inoperative; ,'evse':{'id':2}; 2; 0; false", "Operative; ,'evse':{'id':2,'connectorId':1}; 2; 1; true",
      "Operative; ,'evse':{'id':0}; -1; 0; true", "Operative; ,'evse':{'id':1,'connectorId':0}; 1; -1; true"})
  void change_eachLevel_isPassedOn(String status, String evse, int evseId, int connectorId, boolean operative) {
    var answer = wire.asks("ChangeAvailability",
        "{'operationalStatus':'%s'%s}".formatted(status, evse == null ? "" : evse));

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(new SetAvailability(evseId, connectorId, operative));
  }

  @ParameterizedTest
  @CsvSource({"SCHEDULED, Scheduled, ''", "UNKNOWN_EVSE, Rejected, UnknownEvse",
      "UNKNOWN_CONNECTOR, Rejected, UnknownConnectorId"})
  void change_eachAnswer_isTranslated(ChangeAnswer given, String status, String reason) {
    wire.station.changeAnswer = given;

    var answer = wire.asks("ChangeAvailability",
        "{'operationalStatus':'Operative','evse':{'id':7,'connectorId':1}}");

    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo(reason);
  }

  @ParameterizedTest
  @Covers("F05.FR.01")
  @CsvSource({"UNLOCKED, Unlocked, ''", "FAILED, UnlockFailed, ''", "FIXED_CABLE, UnlockFailed, FixedCable",
      "IN_USE, OngoingAuthorizedTransaction, TxInProgress", "UNKNOWN_CONNECTOR, UnknownConnector, UnknownConnectorId"})
  void unlock_eachAnswer_isTranslated(UnlockAnswer given, String status, String reason) {
    wire.station.unlockAnswer = given;

    var answer = wire.asks("UnlockConnector", "{'evseId':1,'connectorId':1}");

    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo(reason);
    assertThat(wire.station.asked).containsExactly(List.of(1, 1));
  }

  @Test
  void change_withoutStatus_isRefused() {
    assertThat(wire.refuses("ChangeAvailability", "{}")).isEqualTo("OccurrenceConstraintViolation");
  }
}
