package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Asks for values of the device model. Immutable. OCPP 2.1 Part 2, 1.39.1, B06. */
public record GetVariablesRequest(List<GetVariableData> getVariableData,
    @Nullable CustomData customData) implements OcppRequest {
  public GetVariablesRequest {
    getVariableData = Check.items("getVariableData", getVariableData);
  }

  /** With the required fields only. */
  public static GetVariablesRequest of(List<GetVariableData> getVariableData) {
    return new GetVariablesRequest(getVariableData, null);
  }
}
