package org.tidegate.domain.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;

/**
 * Prices now and ahead, as the central system told them. Immutable. Before the first interval and from the end on
 * nothing is known; without an end the last interval holds on.
 *
 * @param intervals 1 to {@value #MOST_INTERVALS}, starts strictly ascending, all in one currency
 * @param end exclusive, after the last start, UTC
 */
public record PriceSchedule(List<PriceInterval> intervals, Optional<Instant> end) {
  /** Ten days of quarter hours. */
  public static final int MOST_INTERVALS = 1000;
  /** Digits after the decimal point that a unit price may have. */
  public static final int MOST_DECIMALS = 10;
  /** Largest size of a unit price in major units per kWh; a weak currency's price is still far below. */
  public static final BigDecimal LARGEST_PRICE = BigDecimal.valueOf(1_000_000);

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public PriceSchedule {
    intervals = List.copyOf(intervals);
    checkCount(intervals);
    checkOrder(intervals, end);
    checkPrices(intervals);
  }

  /**
   * A schedule of these intervals, sorted by start.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public static PriceSchedule of(List<PriceInterval> sorted, Optional<Instant> end) {
    return new PriceSchedule(sorted, end);
  }

  /** These intervals, the farthest left out where they are too many: what follows them is not known then. */
  static PriceSchedule nearest(List<PriceInterval> intervals, Optional<Instant> end) {
    if (intervals.size() <= MOST_INTERVALS) {
      return new PriceSchedule(intervals, end);
    }
    return new PriceSchedule(intervals.subList(0, MOST_INTERVALS),
        Optional.of(intervals.get(MOST_INTERVALS).start()));
  }

  /** The prices of this moment. */
  public PricesAt at(Instant moment) {
    int index = indexAt(moment);
    if (isOver(moment)) {
      return PricesAt.UNKNOWN;
    }
    if (index < 0) {
      return new PricesAt(Optional.empty(), Optional.empty(), Optional.of(intervals.getFirst().start()));
    }
    var current = intervals.get(index);
    return new PricesAt(current.sale(), current.purchase(), changeAfter(index));
  }

  /** The currency of its prices; absent when no interval tells a price. */
  public Optional<Currency> currency() {
    return intervals.stream().flatMap(PriceInterval::prices).map(Price::currency).findFirst();
  }

  /** The interval that covers this moment. */
  Optional<PriceInterval> intervalAt(Instant moment) {
    int index = indexAt(moment);
    return index < 0 || isOver(moment) ? Optional.empty() : Optional.of(intervals.get(index));
  }

  /** The first start, or the end, after this moment. */
  Optional<Instant> boundaryAfter(Instant moment) {
    int next = indexAt(moment) + 1;
    return next < intervals.size() ? Optional.of(intervals.get(next).start()) : end.filter(moment::isBefore);
  }

  /** The intervals that start after this moment. */
  List<PriceInterval> startingAfter(Instant moment) {
    return intervals.subList(indexAt(moment) + 1, intervals.size());
  }

  private boolean isOver(Instant moment) {
    return end.isPresent() && !moment.isBefore(end.get());
  }

  private int indexAt(Instant moment) {
    int index = intervals.size() - 1;
    while (index >= 0 && intervals.get(index).start().isAfter(moment)) {
      index--;
    }
    return index;
  }

  private Optional<Instant> changeAfter(int index) {
    return intervals.stream().skip(index + 1L).filter(next -> !next.hasPricesOf(intervals.get(index))).findFirst()
        .map(PriceInterval::start).or(() -> end);
  }

  private static void checkCount(List<PriceInterval> intervals) {
    if (intervals.isEmpty() || intervals.size() > MOST_INTERVALS) {
      throw new IllegalArgumentException(
          "a price schedule has 1 to " + MOST_INTERVALS + " intervals, not " + intervals.size());
    }
  }

  private static void checkOrder(List<PriceInterval> intervals, Optional<Instant> end) {
    for (int i = 1; i < intervals.size(); i++) {
      if (!intervals.get(i).start().isAfter(intervals.get(i - 1).start())) {
        throw new IllegalArgumentException("interval " + (i + 1) + " does not start after the one before it");
      }
    }
    if (end.isPresent() && !end.get().isAfter(intervals.getLast().start())) {
      throw new IllegalArgumentException("the price schedule ends before its last interval starts");
    }
  }

  private static void checkPrices(List<PriceInterval> intervals) {
    var prices = intervals.stream().flatMap(PriceInterval::prices).toList();
    if (prices.stream().map(Price::currency).distinct().count() > 1) {
      throw new IllegalArgumentException("all prices of a schedule must be in one currency");
    }
    if (!prices.stream().allMatch(price -> isReasonable(price.perKwh()))) {
      throw new IllegalArgumentException("a unit price has at most " + MOST_DECIMALS + " decimals and is at most "
          + LARGEST_PRICE.toPlainString() + " per kWh");
    }
  }

  private static boolean isReasonable(BigDecimal perKwh) {
    return perKwh.scale() <= MOST_DECIMALS && perKwh.abs().compareTo(LARGEST_PRICE) <= 0;
  }
}
