package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms meter readings. Immutable. OCPP 2.0.1 Part 2, 1.32.2, J01. */
public record MeterValuesResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static MeterValuesResponse of() {
    return new MeterValuesResponse(null);
  }
}
