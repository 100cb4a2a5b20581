package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Sends meter readings outside a transaction. Immutable. OCPP 2.0.1 Part 2, 1.32.1, J01.
 *
 * @param evseId {@code 0} is the main meter
 */
public record MeterValuesRequest(Integer evseId, List<MeterValue> meterValue,
    @Nullable CustomData customData) implements OcppRequest {
  public MeterValuesRequest {
    Check.required("evseId", evseId);
    meterValue = Check.items("meterValue", meterValue);
  }

  /** With the required fields only. */
  public static MeterValuesRequest of(Integer evseId, List<MeterValue> meterValue) {
    return new MeterValuesRequest(evseId, meterValue, null);
  }
}
