package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks which messages are configured. Immutable. OCPP 2.1 Part 2, 1.30.1, O03 and O04.
 *
 * @param id one of these, from 0; absent: any
 * @param requestId to be repeated with the messages
 */
public record GetDisplayMessagesRequest(@Nullable List<Integer> id, Integer requestId,
    @Nullable MessagePriorityEnum priority, @Nullable MessageStateEnum state,
    @Nullable CustomData customData) implements OcppRequest {
  public GetDisplayMessagesRequest {
    id = Check.optionalItems("id", id);
    Check.eachAtLeast("id", id, 0);
    Check.required("requestId", requestId);
  }

  /** With the required fields only. */
  public static GetDisplayMessagesRequest of(Integer requestId) {
    return new GetDisplayMessagesRequest(null, requestId, null, null, null);
  }
}
