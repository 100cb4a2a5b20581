package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The charging period that goes on. Immutable.
 *
 * @param start UTC
 * @param inUse which price of each item is in use, by its place in the tariff
 * @param energy net, Wh
 * @param charging time in which energy flowed
 * @param idle time in which none did
 * @param power measured so far, W
 * @param current measured so far, A
 */
record OpenPeriod(Instant start, Map<CostItem, Integer> inUse, long energy, Duration charging, Duration idle,
    Span power, Span current) {
  OpenPeriod {
    inUse = Map.copyOf(inUse);
  }

  record Span(BigDecimal least, BigDecimal most) {
    static Span of(BigDecimal first) {
      return new Span(first, first);
    }

    Span with(BigDecimal next) {
      return new Span(least.min(next), most.max(next));
    }
  }

  static OpenPeriod from(Instant start, Map<CostItem, Integer> inUse, Metered now) {
    return new OpenPeriod(start, inUse, 0, Duration.ZERO, Duration.ZERO, Span.of(watts(now)), Span.of(now.amps()));
  }

  OpenPeriod with(long energyMore) {
    return new OpenPeriod(start, inUse, energy + energyMore, charging, idle, power, current);
  }

  OpenPeriod with(Duration more, boolean flowing) {
    return new OpenPeriod(start, inUse, energy, flowing ? charging.plus(more) : charging,
        flowing ? idle : idle.plus(more), power, current);
  }

  OpenPeriod with(Metered now) {
    return new OpenPeriod(start, inUse, energy, charging, idle, power.with(watts(now)), current.with(now.amps()));
  }

  /** It ends (2.1 I12.FR.35); told is what the tariff has prices for, or conditions about. */
  ChargingPeriod closed(Tariff tariff) {
    var told = new EnumMap<CostDimension, BigDecimal>(CostDimension.class);
    if (tariff.of(CostItem.ENERGY).isPresent()) {
      told.put(CostDimension.ENERGY, BigDecimal.valueOf(energy));
    }
    if (tariff.of(CostItem.CHARGING_TIME).isPresent()) {
      told.put(CostDimension.CHARGING_TIME, Seconds.of(charging));
    }
    if (tariff.of(CostItem.IDLE_TIME).isPresent()) {
      told.put(CostDimension.IDLE_TIME, Seconds.of(idle));
    }
    if (tariff.rates().anyMatch(rate -> rate.conditions().range(Measure.POWER).isPresent())) {
      told.put(CostDimension.MIN_POWER, power.least());
      told.put(CostDimension.MAX_POWER, power.most());
    }
    if (tariff.rates().anyMatch(rate -> rate.conditions().range(Measure.CURRENT).isPresent())) {
      told.put(CostDimension.MIN_CURRENT, current.least());
      told.put(CostDimension.MAX_CURRENT, current.most());
    }
    return new ChargingPeriod(tariff.id(), start, told);
  }

  private static BigDecimal watts(Metered now) {
    return BigDecimal.valueOf(now.power().value());
  }
}
