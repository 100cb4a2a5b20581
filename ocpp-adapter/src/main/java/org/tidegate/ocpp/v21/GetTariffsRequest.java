package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Asks which tariffs there are. Immutable. OCPP 2.1 Part 2, 1.37.1, I09. */
public record GetTariffsRequest(Integer evseId, @Nullable CustomData customData) implements OcppRequest {
  public GetTariffsRequest {
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static GetTariffsRequest of(Integer evseId) {
    return new GetTariffsRequest(evseId, null);
  }
}
