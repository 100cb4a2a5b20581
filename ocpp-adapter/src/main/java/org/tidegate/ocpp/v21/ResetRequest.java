package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Orders a restart of the charging station or of one EVSE. Immutable. OCPP 2.1 Part 2, 1.70.1, B11 and B12.
 *
 * @param evseId absent: the whole charging station
 */
public record ResetRequest(ResetEnum type, @Nullable Integer evseId,
    @Nullable CustomData customData) implements OcppRequest {
  public ResetRequest {
    Check.required("type", type);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static ResetRequest of(ResetEnum type) {
    return new ResetRequest(type, null, null);
  }
}
