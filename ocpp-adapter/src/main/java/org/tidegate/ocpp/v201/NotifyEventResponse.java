package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a report of events. Immutable. OCPP 2.0.1 Part 2, 1.38.2, N07. */
public record NotifyEventResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static NotifyEventResponse of() {
    return new NotifyEventResponse(null);
  }
}
