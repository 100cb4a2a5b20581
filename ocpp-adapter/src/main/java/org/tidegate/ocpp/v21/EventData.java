package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * One thing a monitor noticed. Immutable. OCPP 2.1 Part 2, 2.43.
 *
 * @param cause id of the event that led to this one
 * @param cleared whether this tells the return to normal
 * @param transactionId compared without regard to case
 */
public record EventData(Integer eventId, Instant timestamp, EventTriggerEnum trigger, String actualValue,
    Component component, EventNotificationEnum eventNotificationType, Variable variable, @Nullable Integer cause,
    @Nullable String techCode, @Nullable String techInfo, @Nullable Boolean cleared, @Nullable String transactionId,
    @Nullable Integer variableMonitoringId, @Nullable Integer severity, @Nullable CustomData customData) {
  public EventData {
    Check.required("eventId", eventId);
    Check.atLeast("eventId", eventId, 0);
    Check.required("timestamp", timestamp);
    Check.required("trigger", trigger);
    Check.required("actualValue", actualValue);
    Check.maxLength("actualValue", actualValue, 2500);
    Check.required("component", component);
    Check.required("eventNotificationType", eventNotificationType);
    Check.required("variable", variable);
    Check.atLeast("cause", cause, 0);
    Check.maxLength("techCode", techCode, 50);
    Check.maxLength("techInfo", techInfo, 500);
    Check.maxLength("transactionId", transactionId, 36);
    Check.atLeast("variableMonitoringId", variableMonitoringId, 0);
    Check.atLeast("severity", severity, 0);
  }

  /** With the required fields only. */
  public static EventData of(Integer eventId, Instant timestamp, EventTriggerEnum trigger, String actualValue,
      Component component, EventNotificationEnum eventNotificationType, Variable variable) {
    return new EventData(eventId, timestamp, trigger, actualValue, component, eventNotificationType, variable, null,
        null, null, null, null, null, null, null);
  }
}
