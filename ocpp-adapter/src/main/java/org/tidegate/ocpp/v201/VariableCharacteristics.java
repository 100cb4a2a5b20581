package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What values a variable can have. Immutable. OCPP 2.0.1 Part 2, 2.51.
 *
 * @param unit of the variable's value
 * @param maxLimit for text and lists: the greatest length
 * @param valuesList comma-separated; for the list types
 */
public record VariableCharacteristics(DataEnum dataType, Boolean supportsMonitoring, @Nullable String unit,
    @Nullable BigDecimal minLimit, @Nullable BigDecimal maxLimit, @Nullable String valuesList,
    @Nullable CustomData customData) {
  public VariableCharacteristics {
    Check.required("dataType", dataType);
    Check.required("supportsMonitoring", supportsMonitoring);
    Check.maxLength("unit", unit, 16);
    Check.decimal("minLimit", minLimit);
    Check.decimal("maxLimit", maxLimit);
    Check.maxLength("valuesList", valuesList, 1000);
  }

  /** With the required fields only. */
  public static VariableCharacteristics of(DataEnum dataType, Boolean supportsMonitoring) {
    return new VariableCharacteristics(dataType, supportsMonitoring, null, null, null, null, null);
  }
}
