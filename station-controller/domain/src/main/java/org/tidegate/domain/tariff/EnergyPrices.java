package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;

/**
 * What a tariff says of the price of a kilowatt-hour, taxes included, before it is known how much power will flow. Pure
 * functions, safe from any thread.
 *
 * <p>Where the price depends on the power, a purchase is promised at the highest and a sale at the lowest of those that any
 * power within the rating could have: so no decision about power changes the price that it was made by. A price without a
 * condition that names discharging (a negative bound) promises nothing for a sale: whoever wrote it may never have thought of
 * one.
 */
public final class EnergyPrices {
  /** Of boundaries at which a price may change and does not; then it is looked again. */
  private static final int MOST_LOOKS = 8;
  private static final Set<Measure> BY_USAGE = EnumSet.of(Measure.ENERGY, Measure.TIME, Measure.CHARGING_TIME,
      Measure.IDLE_TIME);

  private EnergyPrices() {}

  /**
   * Who charges and discharges. Immutable.
   *
   * @param charge at most
   * @param discharge at most, as a positive number
   */
  public record Rating(Watts charge, Watts discharge) {}

  /** Whether they depend on what was used so far. */
  public static boolean dependOnUsage(Tariff tariff) {
    return tariff.of(CostItem.ENERGY).stream().flatMap(rates -> rates.rates().stream())
        .anyMatch(rate -> BY_USAGE.stream().anyMatch(measure -> rate.conditions().range(measure).isPresent()));
  }

  /** The prices of a moment; with what was used so far, where a transaction runs. */
  public static PricesAt at(Tariff tariff, Optional<CostAccount> account, Place place, Rating rating, Instant moment) {
    var now = pricesAt(tariff, account, place, rating, moment);
    var until = mayChangeAfter(tariff, place, moment);
    for (int look = 1; look < MOST_LOOKS && until.isPresent(); look++) {
      var then = pricesAt(tariff, account, place, rating, until.get());
      if (!then.equals(now)) {
        break;
      }
      until = mayChangeAfter(tariff, place, until.get());
    }
    return new PricesAt(now.sale(), now.purchase(), until);
  }

  private static PricesAt pricesAt(Tariff tariff, Optional<CostAccount> account, Place place, Rating rating,
      Instant moment) {
    var usage = account.map(known -> known.usage(moment, place)).orElseGet(() -> place.usage(moment, Map.of()));
    var rates = tariff.of(CostItem.ENERGY);
    return new PricesAt(rates.flatMap(some -> sale(some, usage, rating)).map(price -> price(price, tariff)),
        rates.map(some -> purchase(some, usage, rating)).map(price -> price(price, tariff)), Optional.empty());
  }

  private static Price price(BigDecimal net, Tariff tariff) {
    var taxes = tariff.of(CostItem.ENERGY).map(Rates::taxes).orElse(List.of());
    var gross = Tax.added(net, taxes).setScale(PriceSchedule.MOST_DECIMALS, RoundingMode.HALF_EVEN);
    return new Price(gross.stripTrailingZeros(), tariff.currency());
  }

  private static BigDecimal purchase(Rates rates, Usage usage, Rating rating) {
    var span = new Span(BigDecimal.ONE, BigDecimal.valueOf(rating.charge().value()));
    var any = any(rates, usage, span);
    var prices = new ArrayList<>(any.rates.stream().map(Rate::price).toList());
    if (!any.complete) {
      prices.add(BigDecimal.ZERO); // At some power none holds: there energy costs nothing.
    }
    return prices.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
  }

  private static Optional<BigDecimal> sale(Rates rates, Usage usage, Rating rating) {
    var span = new Span(BigDecimal.ONE.negate(), BigDecimal.valueOf(rating.discharge().value()).negate());
    var any = any(rates, usage, span);
    boolean promised = any.complete && any.rates.stream().allMatch(EnergyPrices::namesDischarging);
    return any.rates.stream().map(Rate::price).min(Comparator.naturalOrder()).filter(_ -> promised);
  }

  private static boolean namesDischarging(Rate rate) {
    return List.of(Measure.POWER, Measure.CURRENT).stream()
        .anyMatch(measure -> rate.conditions().range(measure).filter(Range::isNegative).isPresent());
  }

  /**
   * The powers that are possible, in whole watts.
   *
   * @param least closest to zero
   * @param most farthest from zero
   */
  private record Span(BigDecimal least, BigDecimal most) {
    boolean includes(BigDecimal power) {
      return power.compareTo(least.min(most)) >= 0 && power.compareTo(least.max(most)) <= 0;
    }
  }

  /**
   * Prices that may be in use.
   *
   * @param complete whether at every power one of them is
   */
  private record Any(Set<Rate> rates, boolean complete) {}

  /** Between two bounds nothing changes: it is enough to look at both sides of each. */
  private static Any any(Rates rates, Usage usage, Span span) {
    var used = new LinkedHashSet<Rate>();
    var bounds = rates.rates().stream().flatMap(rate -> rate.conditions().range(Measure.POWER).stream())
        .flatMap(range -> Stream.of(range.min(), range.max()).flatMap(Optional::stream))
        .flatMap(bound -> Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING).map(side -> bound.setScale(0, side)))
        .flatMap(bound -> Stream.of(bound.subtract(BigDecimal.ONE), bound, bound.add(BigDecimal.ONE)));
    boolean complete = Stream.concat(Stream.of(span.least, span.most), bounds).filter(span::includes).distinct()
        .map(power -> use(rates, usage, power, used)).reduce(true, Boolean::logicalAnd);
    return new Any(used, complete);
  }

  /** Adds what may be in use at this power; whether something surely is. */
  private static boolean use(Rates rates, Usage usage, BigDecimal power, Set<Rate> used) {
    for (var rate : rates.rates()) {
      if (mayHold(rate.conditions(), usage, power)) {
        used.add(rate);
        if (rate.conditions().range(Measure.CURRENT).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayHold(PriceConditions conditions, Usage usage, BigDecimal power) {
    return conditions.mayBeMet(usage) && conditions.ranges().entrySet().stream()
        .allMatch(range -> switch (range.getKey()) {
          case POWER -> range.getValue().includes(power);
          case CURRENT -> mayInclude(range.getValue(), power.signum());
          default -> range.getValue().includes(usage.of(range.getKey()));
        });
  }

  /** How many amperes a power is depends on the voltage: only its direction is sure. */
  private static boolean mayInclude(Range amps, int direction) {
    return direction < 0 ? amps.isNegative() || amps.min().isEmpty() : !amps.isNegative();
  }

  private static Optional<Instant> mayChangeAfter(Tariff tariff, Place place, Instant moment) {
    return tariff.of(CostItem.ENERGY).stream().flatMap(rates -> rates.rates().stream())
        .flatMap(rate -> rate.conditions().calendar().mayChangeAfter(moment, place.zone()).stream())
        .min(Comparator.naturalOrder());
  }
}
