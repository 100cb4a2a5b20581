package org.tidegate.ocpp.v201;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Readings taken at one moment. Immutable. OCPP 2.0.1 Part 2, 2.32. */
public record MeterValue(List<SampledValue> sampledValue, Instant timestamp, @Nullable CustomData customData) {
  public MeterValue {
    sampledValue = Check.items("sampledValue", sampledValue);
    Check.required("timestamp", timestamp);
  }

  /** With the required fields only. */
  public static MeterValue of(List<SampledValue> sampledValue, Instant timestamp) {
    return new MeterValue(sampledValue, timestamp, null);
  }
}
