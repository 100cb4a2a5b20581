package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A message on a display. Immutable. OCPP 2.0.1 Part 2, 2.31.
 *
 * @param display which one; absent: the main display
 * @param state only while it is so; absent: always
 * @param startDateTime from when; absent: from now
 * @param endDateTime until when; absent: until it is cleared
 * @param transactionId only during this transaction
 */
public record MessageInfo(@Nullable Component display, Integer id, MessagePriorityEnum priority,
    @Nullable MessageStateEnum state, @Nullable Instant startDateTime, @Nullable Instant endDateTime,
    @Nullable String transactionId, MessageContent message, @Nullable CustomData customData) {
  public MessageInfo {
    Check.required("id", id);
    Check.required("priority", priority);
    Check.maxLength("transactionId", transactionId, 36);
    Check.required("message", message);
  }

  /** With the required fields only. */
  public static MessageInfo of(Integer id, MessagePriorityEnum priority, MessageContent message) {
    return new MessageInfo(null, id, priority, null, null, null, null, message, null);
  }
}
