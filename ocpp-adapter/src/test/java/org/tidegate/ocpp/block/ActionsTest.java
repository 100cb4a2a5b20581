package org.tidegate.ocpp.block;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.fixture.Schemas;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class ActionsTest {
  private static final Set<String> ANSWERED = Set.of("DataTransfer", "SetChargingProfile", "GetChargingProfiles",
      "ClearChargingProfile", "GetCompositeSchedule", "GetVariables", "SetVariables", "GetBaseReport", "GetReport",
      "RequestStartTransaction", "RequestStopTransaction", "TriggerMessage", "Reset");

  @Test
  void ofTheStandard_areThoseOfTheOfficialSchemas() {
    assertThat(Actions.ofTheStandard()).containsExactlyInAnyOrderElementsOf(Schemas.officialActions());
  }

  static Set<String> actions() {
    return Actions.ofTheStandard();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void call_emptyPayload_isNeverAnUnexpectedFailure(String action) {
    var wire = Wire.accepted();

    if (ANSWERED.contains(action) && !action.equals("ClearChargingProfile")) {
      assertThat(wire.refuses(action, "{}")).isEqualTo("OccurrenceConstraintViolation");
    } else if (!ANSWERED.contains(action)) {
      assertThat(wire.refuses(action, "{}")).isIn("NotSupported", "OccurrenceConstraintViolation");
    }
    assertThat(wire.handlerFailures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnlockConnector", "ClearCache", "ChangeAvailability", "ReserveNow", "GetLog", "Heartbeat"})
  void call_actionOfTheStandardThatWeDoNotAnswer_isNotSupported(String action) {
    assertThat(Wire.accepted().refuses(action, "{}")).isEqualTo("NotSupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AFRRSignal", "getvariables", "RemoteStartTransaction"})
  void call_actionOfNoStandard_isNotImplemented(String action) {
    assertThat(Wire.accepted().refuses(action, "{}")).isEqualTo("NotImplemented");
  }
}
