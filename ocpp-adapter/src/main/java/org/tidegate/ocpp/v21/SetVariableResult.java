package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What came of setting a value. Immutable. OCPP 2.1 Part 2, 2.91.
 *
 * @param attributeType absent means Actual
 */
public record SetVariableResult(SetVariableStatusEnum attributeStatus, Component component, Variable variable,
    @Nullable AttributeEnum attributeType, @Nullable StatusInfo attributeStatusInfo, @Nullable CustomData customData) {
  public SetVariableResult {
    Check.required("attributeStatus", attributeStatus);
    Check.required("component", component);
    Check.required("variable", variable);
  }

  /** With the required fields only. */
  public static SetVariableResult of(SetVariableStatusEnum attributeStatus, Component component, Variable variable) {
    return new SetVariableResult(attributeStatus, component, variable, null, null, null);
  }
}
