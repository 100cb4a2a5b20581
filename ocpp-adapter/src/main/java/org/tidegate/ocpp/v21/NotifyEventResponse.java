package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a report of events. Immutable. OCPP 2.1 Part 2, 1.52.2, N07. */
public record NotifyEventResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static NotifyEventResponse of() {
    return new NotifyEventResponse(null);
  }
}
