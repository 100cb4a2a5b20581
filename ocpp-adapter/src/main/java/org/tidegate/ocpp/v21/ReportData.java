package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A variable as the report shows it. Immutable. OCPP 2.1 Part 2, 2.84.
 *
 * @param variableAttribute one per type of attribute
 */
public record ReportData(Component component, Variable variable, List<VariableAttribute> variableAttribute,
    @Nullable VariableCharacteristics variableCharacteristics, @Nullable CustomData customData) {
  public ReportData {
    Check.required("component", component);
    Check.required("variable", variable);
    variableAttribute = Check.items("variableAttribute", variableAttribute, 4);
  }

  /** With the required fields only. */
  public static ReportData of(Component component, Variable variable, List<VariableAttribute> variableAttribute) {
    return new ReportData(component, variable, variableAttribute, null, null);
  }
}
