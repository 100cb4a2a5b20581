package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A property of a component in the device model. Immutable. OCPP 2.0.1 Part 2, 2.53.
 *
 * @param name compared without regard to case
 * @param instance compared without regard to case
 */
public record Variable(String name, @Nullable String instance, @Nullable CustomData customData) {
  public Variable {
    Check.required("name", name);
    Check.maxLength("name", name, 50);
    Check.maxLength("instance", instance, 50);
  }

  /** With the required fields only. */
  public static Variable of(String name) {
    return new Variable(name, null, null);
  }
}
