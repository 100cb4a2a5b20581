package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks the charging station to send a message of its own now. Immutable. OCPP 2.0.1 Part 2, 1.61.1, F06.
 *
 * @param evse absent: not limited to one EVSE
 */
public record TriggerMessageRequest(MessageTriggerEnum requestedMessage, @Nullable EVSE evse,
    @Nullable CustomData customData) implements OcppRequest {
  public TriggerMessageRequest {
    Check.required("requestedMessage", requestedMessage);
  }

  /** With the required fields only. */
  public static TriggerMessageRequest of(MessageTriggerEnum requestedMessage) {
    return new TriggerMessageRequest(requestedMessage, null, null);
  }
}
