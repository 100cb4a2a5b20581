package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Names a value of the device model. Immutable. OCPP 2.1 Part 2, 2.55.
 *
 * @param attributeType absent means Actual
 */
public record GetVariableData(Component component, Variable variable, @Nullable AttributeEnum attributeType,
    @Nullable CustomData customData) {
  public GetVariableData {
    Check.required("component", component);
    Check.required("variable", variable);
  }

  /** With the required fields only. */
  public static GetVariableData of(Component component, Variable variable) {
    return new GetVariableData(component, variable, null, null);
  }
}
