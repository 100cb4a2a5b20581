package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Sends meter readings outside a transaction. Immutable. OCPP 2.1 Part 2, 1.43.1, J01.
 *
 * @param evseId {@code 0} is the main meter
 */
public record MeterValuesRequest(Integer evseId, List<MeterValue> meterValue,
    @Nullable CustomData customData) implements OcppRequest {
  public MeterValuesRequest {
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
    meterValue = Check.items("meterValue", meterValue);
  }

  /** With the required fields only. */
  public static MeterValuesRequest of(Integer evseId, List<MeterValue> meterValue) {
    return new MeterValuesRequest(evseId, meterValue, null);
  }
}
