package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A variable's value of one type, and how it may change. Immutable. OCPP 2.0.1 Part 2, 2.50.
 *
 * @param type absent means Actual
 * @param value absent only when it can't be read
 * @param mutability absent means ReadWrite
 * @param persistent whether it outlives a restart; absent means no
 * @param constant whether it never changes; absent means no
 */
public record VariableAttribute(@Nullable AttributeEnum type, @Nullable String value,
    @Nullable MutabilityEnum mutability, @Nullable Boolean persistent, @Nullable Boolean constant,
    @Nullable CustomData customData) {
  public VariableAttribute {
    Check.maxLength("value", value, 2500);
  }
}
