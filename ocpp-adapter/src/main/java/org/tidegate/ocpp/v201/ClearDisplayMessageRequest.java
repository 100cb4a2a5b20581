package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Takes a message off the display. Immutable. OCPP 2.0.1 Part 2, 1.8.1, O05. */
public record ClearDisplayMessageRequest(Integer id, @Nullable CustomData customData) implements OcppRequest {
  public ClearDisplayMessageRequest {
    Check.required("id", id);
  }

  /** With the required fields only. */
  public static ClearDisplayMessageRequest of(Integer id) {
    return new ClearDisplayMessageRequest(id, null);
  }
}
