package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A part of the charging station in the device model. Immutable. OCPP 2.1 Part 2, 2.25.
 *
 * @param name compared without regard to case
 * @param evse absent: a part of the whole station
 * @param instance compared without regard to case
 */
public record Component(String name, @Nullable EVSE evse, @Nullable String instance, @Nullable CustomData customData) {
  public Component {
    Check.required("name", name);
    Check.maxLength("name", name, 50);
    Check.maxLength("instance", instance, 50);
  }

  /** With the required fields only. */
  public static Component of(String name) {
    return new Component(name, null, null, null);
  }
}
