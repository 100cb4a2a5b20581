package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * One thing a monitor noticed. Immutable. OCPP 2.0.1 Part 2, 2.22.
 *
 * @param cause id of the event that led to this one
 * @param cleared whether this tells the return to normal
 * @param transactionId compared without regard to case
 */
public record EventData(Integer eventId, Instant timestamp, EventTriggerEnum trigger, String actualValue,
    Component component, EventNotificationEnum eventNotificationType, Variable variable, @Nullable Integer cause,
    @Nullable String techCode, @Nullable String techInfo, @Nullable Boolean cleared, @Nullable String transactionId,
    @Nullable Integer variableMonitoringId, @Nullable CustomData customData) {
  public EventData {
    Check.required("eventId", eventId);
    Check.required("timestamp", timestamp);
    Check.required("trigger", trigger);
    Check.required("actualValue", actualValue);
    Check.maxLength("actualValue", actualValue, 2500);
    Check.required("component", component);
    Check.required("eventNotificationType", eventNotificationType);
    Check.required("variable", variable);
    Check.maxLength("techCode", techCode, 50);
    Check.maxLength("techInfo", techInfo, 500);
    Check.maxLength("transactionId", transactionId, 36);
  }

  /** With the required fields only. */
  public static EventData of(Integer eventId, Instant timestamp, EventTriggerEnum trigger, String actualValue,
      Component component, EventNotificationEnum eventNotificationType, Variable variable) {
    return new EventData(eventId, timestamp, trigger, actualValue, component, eventNotificationType, variable, null,
        null, null, null, null, null, null);
  }
}
