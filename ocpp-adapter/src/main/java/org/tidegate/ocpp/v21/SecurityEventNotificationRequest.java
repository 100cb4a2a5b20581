package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports an event of importance for security. Immutable. OCPP 2.1 Part 2, 1.71.1, A04.
 *
 * @param type from the list of security events, Part 2 appendices
 */
public record SecurityEventNotificationRequest(String type, Instant timestamp, @Nullable String techInfo,
    @Nullable CustomData customData) implements OcppRequest {
  public SecurityEventNotificationRequest {
    Check.required("type", type);
    Check.maxLength("type", type, 50);
    Check.required("timestamp", timestamp);
    Check.maxLength("techInfo", techInfo, 255);
  }

  /** With the required fields only. */
  public static SecurityEventNotificationRequest of(String type, Instant timestamp) {
    return new SecurityEventNotificationRequest(type, timestamp, null, null);
  }
}
