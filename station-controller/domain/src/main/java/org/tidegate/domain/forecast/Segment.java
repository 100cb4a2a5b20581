package org.tidegate.domain.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;

/**
 * A time in which the prices stay the same. Immutable.
 *
 * @param start inclusive, UTC
 */
record Segment(Instant start, PricesAt prices) {
  /** Two days of quarter hours. */
  private static final int MOST = 200;

  /** What is known from now on; the last one holds on. */
  static List<Segment> between(Instant now, Instant end, Function<Instant, PricesAt> prices) {
    var all = new ArrayList<Segment>();
    var moment = Optional.of(now);
    while (moment.isPresent() && moment.get().isBefore(end) && all.size() < MOST) {
      var at = moment.get();
      all.add(new Segment(at, prices.apply(at)));
      moment = all.getLast().prices.until().filter(at::isBefore);
    }
    return List.copyOf(all);
  }

  /** Whether the sale price has reached this level; never when the aggregator never asks. */
  boolean reaches(Optional<Price> level) {
    return level.isPresent() && prices.sale().filter(price -> !price.isBelow(level.get())).isPresent();
  }
}
