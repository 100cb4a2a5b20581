package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Takes a message off the display. Immutable. OCPP 2.1 Part 2, 1.13.1, O05. */
public record ClearDisplayMessageRequest(Integer id, @Nullable CustomData customData) implements OcppRequest {
  public ClearDisplayMessageRequest {
    Check.required("id", id);
    Check.atLeast("id", id, 0);
  }

  /** With the required fields only. */
  public static ClearDisplayMessageRequest of(Integer id) {
    return new ClearDisplayMessageRequest(id, null);
  }
}
