package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks the charging station to send a message of its own now. Immutable. OCPP 2.1 Part 2, 1.85.1, F06.
 *
 * @param evse absent: not limited to one EVSE
 * @param customTrigger which message, with CustomTrigger
 */
public record TriggerMessageRequest(MessageTriggerEnum requestedMessage, @Nullable EVSE evse,
    @Nullable String customTrigger, @Nullable CustomData customData) implements OcppRequest {
  public TriggerMessageRequest {
    Check.required("requestedMessage", requestedMessage);
    Check.maxLength("customTrigger", customTrigger, 50);
  }

  /** With the required fields only. */
  public static TriggerMessageRequest of(MessageTriggerEnum requestedMessage) {
    return new TriggerMessageRequest(requestedMessage, null, null, null);
  }
}
