package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A stretch of a transaction in which one price held. Immutable. OCPP 2.1 Part 2, 2.15. */
public record ChargingPeriod(Instant startPeriod, @Nullable List<CostDimension> dimensions, @Nullable String tariffId,
    @Nullable CustomData customData) {
  public ChargingPeriod {
    Check.required("startPeriod", startPeriod);
    dimensions = Check.optionalItems("dimensions", dimensions);
    Check.maxLength("tariffId", tariffId, 60);
  }

  /** With the required fields only. */
  public static ChargingPeriod of(Instant startPeriod) {
    return new ChargingPeriod(startPeriod, null, null, null);
  }
}
