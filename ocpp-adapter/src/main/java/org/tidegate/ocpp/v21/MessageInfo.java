package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A message on a display. Immutable. OCPP 2.1 Part 2, 2.67.
 *
 * @param display which one; absent: the main display
 * @param state only while it is so; absent: always
 * @param startDateTime from when; absent: from now
 * @param endDateTime until when; absent: until it is cleared
 * @param transactionId only during this transaction
 * @param messageExtra the same in other languages
 */
public record MessageInfo(@Nullable Component display, Integer id, MessagePriorityEnum priority,
    @Nullable MessageStateEnum state, @Nullable Instant startDateTime, @Nullable Instant endDateTime,
    @Nullable String transactionId, MessageContent message, @Nullable List<MessageContent> messageExtra,
    @Nullable CustomData customData) {
  public MessageInfo {
    Check.required("id", id);
    Check.atLeast("id", id, 0);
    Check.required("priority", priority);
    Check.maxLength("transactionId", transactionId, 36);
    Check.required("message", message);
    messageExtra = Check.optionalItems("messageExtra", messageExtra, 4);
  }

  /** With the required fields only. */
  public static MessageInfo of(Integer id, MessagePriorityEnum priority, MessageContent message) {
    return new MessageInfo(null, id, priority, null, null, null, null, message, null, null);
  }
}
