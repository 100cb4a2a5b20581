package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Puts a message on a display, or replaces the one with its id. Immutable. OCPP 2.1 Part 2, 1.76.1, O01, O02 and O06. */
public record SetDisplayMessageRequest(MessageInfo message, @Nullable CustomData customData) implements OcppRequest {
  public SetDisplayMessageRequest {
    Check.required("message", message);
  }

  /** With the required fields only. */
  public static SetDisplayMessageRequest of(MessageInfo message) {
    return new SetDisplayMessageRequest(message, null);
  }
}
