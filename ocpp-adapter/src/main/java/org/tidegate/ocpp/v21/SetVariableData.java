package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A value to be set in the device model. Immutable. OCPP 2.1 Part 2, 2.90.
 *
 * @param attributeValue may be empty
 * @param attributeType absent means Actual
 */
public record SetVariableData(String attributeValue, Component component, Variable variable,
    @Nullable AttributeEnum attributeType, @Nullable CustomData customData) {
  public SetVariableData {
    Check.required("attributeValue", attributeValue);
    Check.maxLength("attributeValue", attributeValue, 2500);
    Check.required("component", component);
    Check.required("variable", variable);
  }

  /** With the required fields only. */
  public static SetVariableData of(String attributeValue, Component component, Variable variable) {
    return new SetVariableData(attributeValue, component, variable, null, null);
  }
}
