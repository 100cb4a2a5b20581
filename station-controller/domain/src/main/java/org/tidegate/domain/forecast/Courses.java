package org.tidegate.domain.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * The assumed courses of a stay, at most {@code MOST_LEVELS + 2} of some hundred decisions each: one at a time, so that
 * nothing else waits for long. Not thread-safe.
 */
public final class Courses {
  /** The price levels that are tried; between the lowest and the dearest, more make no difference that matters. */
  private static final int MOST_LEVELS = 3;

  private final Forecast forecast;
  private final Conditions conditions;
  private final Instant end;
  private final Deque<Assumed> waiting = new ArrayDeque<>();
  private final List<Segment> segments;
  private final List<Course> best = new ArrayList<>();
  private final List<Course> worst = new ArrayList<>();

  /** Whether there is enough to go by. */
  enum Facts {
    KNOWN, MISSING
  }

  private record Assumed(Optional<Price> level, Battery battery) {}

  Courses(Forecast forecast, Conditions conditions, Facts facts) {
    this.forecast = forecast;
    this.conditions = conditions;
    var now = forecast.situation().now();
    var last = now.plus(Forecast.FURTHEST);
    end = conditions.departure().filter(at -> at.isBefore(last)).filter(now::isBefore).orElse(last);
    segments = facts == Facts.KNOWN ? Segment.between(now, end, forecast.ahead().prices()) : List.of();
    if (facts == Facts.KNOWN) {
      var levels = levels();
      levels.forEach(level -> waiting.add(new Assumed(level, Battery.BEST)));
      waiting.add(new Assumed(levels.getFirst(), Battery.WORST));
      if (levels.size() > 1) {
        waiting.add(new Assumed(levels.getLast(), Battery.WORST));
      }
    }
  }

  /** Whether all are worked out. */
  public boolean isDone() {
    return waiting.isEmpty();
  }

  /** Works out one more. */
  public void next() {
    var assumed = waiting.remove();
    var replay = new Replay(forecast.situation(), forecast.ahead(), conditions, assumed.battery, segments);
    (assumed.battery == Battery.BEST ? best : worst).add(replay.from(assumed.level, end));
  }

  /** What they amount to; absent when there was not enough to go by. */
  public Optional<Expectation> expectation() {
    if (best.isEmpty()) {
      return Optional.empty();
    }
    var earnings = best.stream().map(Course::earned).toList();
    var least = earnings.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    var most = earnings.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    boolean leaves = conditions.departure().filter(end::equals).isPresent();
    double charge = worst.stream().mapToDouble(course -> leaves ? course.last() : course.lowest()).min().orElseThrow();
    double sold = best.stream().mapToDouble(Course::sold).max().orElseThrow();
    return Optional.of(new Expectation(total(least), total(most), StateOfCharge.percent(charge),
        forecast.situation().exported().plus(new WattHours((long) Math.ceil(sold)))));
  }

  private Money total(BigDecimal more) {
    return Money.rounded(forecast.earned().majorUnits().add(more), forecast.earned().currency());
  }

  /** The lowest sale price known, and of those that the driver sells at some up to the dearest; absent: none is known. */
  private List<Optional<Price>> levels() {
    var known = new TreeSet<Price>((one, other) -> one.perKwh().compareTo(other.perKwh()));
    segments.stream().flatMap(segment -> segment.prices().sale().stream()).forEach(known::add);
    var lowest = known.isEmpty() ? null : known.first();
    known.removeIf(price -> price != lowest && !conditions.sellsAt(price));
    var all = List.copyOf(known);
    var levels = new ArrayList<Optional<Price>>();
    int count = Math.min(MOST_LEVELS, all.size());
    for (int i = 0; i < count; i++) {
      levels.add(Optional.of(all.get(count == 1 ? 0 : i * (all.size() - 1) / (count - 1))));
    }
    return levels.isEmpty() ? List.of(Optional.empty()) : levels;
  }
}
