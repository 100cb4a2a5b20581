package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Gives one result per value to be set. Immutable. OCPP 2.1 Part 2, 1.81.2, B05. */
public record SetVariablesResponse(List<SetVariableResult> setVariableResult,
    @Nullable CustomData customData) implements OcppResponse {
  public SetVariablesResponse {
    setVariableResult = Check.items("setVariableResult", setVariableResult);
  }

  /** With the required fields only. */
  public static SetVariablesResponse of(List<SetVariableResult> setVariableResult) {
    return new SetVariablesResponse(setVariableResult, null);
  }
}
