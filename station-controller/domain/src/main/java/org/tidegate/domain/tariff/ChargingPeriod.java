package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A stretch of a transaction in which the same prices were in use, OCPP 2.1 Part 2, 2.15. Immutable.
 *
 * @param tariffId whose prices
 * @param start UTC
 * @param dimensions that the tariff has prices for, or conditions about
 */
public record ChargingPeriod(String tariffId, Instant start, Map<CostDimension, BigDecimal> dimensions) {
  /** Copies the map. */
  public ChargingPeriod {
    dimensions = Map.copyOf(dimensions);
  }
}
