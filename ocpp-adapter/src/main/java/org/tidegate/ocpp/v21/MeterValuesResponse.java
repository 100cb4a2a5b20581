package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms meter readings. Immutable. OCPP 2.1 Part 2, 1.43.2, J01. */
public record MeterValuesResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static MeterValuesResponse of() {
    return new MeterValuesResponse(null);
  }
}
