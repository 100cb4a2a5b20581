package org.tidegate.domain.tariff;

import java.math.BigDecimal;

/** What a tariff has prices for, OCPP 2.1 Part 2, 2.104. */
public enum CostItem {
  /** By the kilowatt-hour; counted in watt-hours. */
  ENERGY(1_000),
  /** By the minute in which energy flows; counted in nanoseconds. */
  CHARGING_TIME(CostItem.NANOS_PER_MINUTE),
  /** By the minute in which none does; counted in nanoseconds. */
  IDLE_TIME(CostItem.NANOS_PER_MINUTE),
  /** Once. */
  FIXED(1),
  /** By the minute from the reservation to the start; counted in nanoseconds. */
  RESERVATION_TIME(CostItem.NANOS_PER_MINUTE),
  /** Once, for a driver who had reserved. */
  RESERVATION_FIXED(1);

  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final BigDecimal counted;

  CostItem(long counted) {
    this.counted = BigDecimal.valueOf(counted);
  }

  /** How many of what is counted make one of what has a price. */
  BigDecimal counted() {
    return counted;
  }
}
