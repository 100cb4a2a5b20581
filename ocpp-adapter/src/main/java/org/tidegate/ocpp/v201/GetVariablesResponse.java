package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Gives values of the device model, one result per value asked for. Immutable. OCPP 2.0.1 Part 2, 1.28.2, B06. */
public record GetVariablesResponse(List<GetVariableResult> getVariableResult,
    @Nullable CustomData customData) implements OcppResponse {
  public GetVariablesResponse {
    getVariableResult = Check.items("getVariableResult", getVariableResult);
  }

  /** With the required fields only. */
  public static GetVariablesResponse of(List<GetVariableResult> getVariableResult) {
    return new GetVariablesResponse(getVariableResult, null);
  }
}
