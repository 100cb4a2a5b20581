package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Has received it. Immutable. OCPP 2.0.1 Part 2, 1.11.2. */
public record CostUpdatedResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without any field. */
  public static CostUpdatedResponse of() {
    return new CostUpdatedResponse(null);
  }
}
