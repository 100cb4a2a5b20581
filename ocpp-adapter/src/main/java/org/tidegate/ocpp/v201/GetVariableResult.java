package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A value of the device model, or why there is none. Immutable. OCPP 2.0.1 Part 2, 2.26.
 *
 * @param attributeType absent means Actual
 * @param attributeValue absent unless accepted
 */
public record GetVariableResult(GetVariableStatusEnum attributeStatus, Component component, Variable variable,
    @Nullable StatusInfo attributeStatusInfo, @Nullable AttributeEnum attributeType, @Nullable String attributeValue,
    @Nullable CustomData customData) {
  public GetVariableResult {
    Check.required("attributeStatus", attributeStatus);
    Check.required("component", component);
    Check.required("variable", variable);
    Check.maxLength("attributeValue", attributeValue, 2500);
  }

  /** With the required fields only. */
  public static GetVariableResult of(GetVariableStatusEnum attributeStatus, Component component, Variable variable) {
    return new GetVariableResult(attributeStatus, component, variable, null, null, null, null);
  }
}
