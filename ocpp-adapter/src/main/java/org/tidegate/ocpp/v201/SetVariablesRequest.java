package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Sets values of the device model. Immutable. OCPP 2.0.1 Part 2, 1.57.1, B05. */
public record SetVariablesRequest(List<SetVariableData> setVariableData,
    @Nullable CustomData customData) implements OcppRequest {
  public SetVariablesRequest {
    setVariableData = Check.items("setVariableData", setVariableData);
  }

  /** With the required fields only. */
  public static SetVariablesRequest of(List<SetVariableData> setVariableData) {
    return new SetVariablesRequest(setVariableData, null);
  }
}
