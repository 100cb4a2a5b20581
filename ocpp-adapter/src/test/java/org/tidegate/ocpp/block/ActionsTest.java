package org.tidegate.ocpp.block;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.Actions;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

class ActionsTest {
  @Test
  void of_eachVersion_areThoseOfTheOfficialSchemas() {
    assertThat(OcppVersion.values()).allSatisfy(version -> assertThat(Actions.of(version))
        .containsExactlyInAnyOrderElementsOf(Schemas.officialActions(version)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DataTransfer", "SetChargingProfile", "GetChargingProfiles", "GetCompositeSchedule",
      "GetVariables", "SetVariables", "GetBaseReport", "GetReport", "RequestStartTransaction", "RequestStopTransaction",
      "TriggerMessage", "Reset", "ChangeAvailability", "UnlockConnector", "UpdateFirmware",
      "GetLog", "ReserveNow", "CancelReservation"})
  void call_nothingInIt_isRefusedByTheSchema(String action) {
    var wire = Wire.accepted();

    assertThat(wire.refuses(action, "{}")).isEqualTo("OccurrenceConstraintViolation");
    assertThat(wire.station.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SetVariableMonitoring", "Heartbeat"})
  void call_actionOfTheStandardThatWeDoNotAnswer_isNotSupported(String action) {
    assertThat(Wire.accepted().refuses(action, "{}")).isEqualTo("NotSupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AFRRSignal", "getvariables", "RemoteStartTransaction"})
  void call_actionOfNoStandard_isNotImplemented(String action) {
    assertThat(Wire.accepted().refuses(action, "{}")).isEqualTo("NotImplemented");
  }
}
