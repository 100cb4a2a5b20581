package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Names a component, or one variable of it. Immutable. OCPP 2.0.1 Part 2, 2.17.
 *
 * @param variable absent: all variables of the component
 */
public record ComponentVariable(Component component, @Nullable Variable variable, @Nullable CustomData customData) {
  public ComponentVariable {
    Check.required("component", component);
  }

  /** With the required fields only. */
  public static ComponentVariable of(Component component) {
    return new ComponentVariable(component, null, null);
  }
}
