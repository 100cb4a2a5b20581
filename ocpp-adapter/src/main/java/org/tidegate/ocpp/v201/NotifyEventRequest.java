package org.tidegate.ocpp.v201;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports what monitors noticed. Immutable. OCPP 2.0.1 Part 2, 1.38.1, N07.
 *
 * @param seqNo of this part, from 0
 * @param tbc whether another part of the report follows; absent means no
 */
public record NotifyEventRequest(Instant generatedAt, Integer seqNo, List<EventData> eventData, @Nullable Boolean tbc,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyEventRequest {
    Check.required("generatedAt", generatedAt);
    Check.required("seqNo", seqNo);
    eventData = Check.items("eventData", eventData);
  }

  /** With the required fields only. */
  public static NotifyEventRequest of(Instant generatedAt, Integer seqNo, List<EventData> eventData) {
    return new NotifyEventRequest(generatedAt, seqNo, eventData, null, null);
  }
}
