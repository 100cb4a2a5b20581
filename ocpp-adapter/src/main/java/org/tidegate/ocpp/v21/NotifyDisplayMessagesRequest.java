package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Tells some of the messages that were asked for. Immutable. OCPP 2.1 Part 2, 1.49.1, O03 and O04.
 *
 * @param requestId of the request that asked
 * @param tbc whether more follow; absent means no
 */
public record NotifyDisplayMessagesRequest(@Nullable List<MessageInfo> messageInfo, Integer requestId,
    @Nullable Boolean tbc, @Nullable CustomData customData) implements OcppRequest {
  public NotifyDisplayMessagesRequest {
    messageInfo = Check.optionalItems("messageInfo", messageInfo);
    Check.required("requestId", requestId);
  }

  /** With the required fields only. */
  public static NotifyDisplayMessagesRequest of(Integer requestId) {
    return new NotifyDisplayMessagesRequest(null, requestId, null, null);
  }
}
