package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;

/**
 * By how much more or less than it is told one direction of a converter moves, learnt from the meter while the command
 * stands still, so that the next one can make up for it. Station loop only.
 *
 * <p>It need not wait until the power stands still too: of a power that nears its end by a steady fraction, as converters
 * do, three readings tell the end.
 *
 * <p>It is bounded: a deviation that is larger than converters err is somebody's limit, mostly the vehicle's, and nothing is
 * learnt of it. Nothing is learnt of little power either, where a meter's own error counts.
 */
@OnStationLoop
final class ConverterTrim {
  /** A converter errs by 1 %, an old one by 2 %. */
  static final double MOST = 0.03;
  /** By more than this nothing errs. */
  private static final double PLAUSIBLE = 0.05;
  /** Below this part of the rating nothing is learnt. */
  private static final double LEAST_PART = 0.1;
  /** What a power that stands still wanders by between two readings, as a part of the rating. */
  private static final double STILL_PART = 0.001;
  /** A command is given this long before the power is expected to stand still. */
  private static final Duration SETTLES = Duration.ofSeconds(2);
  /** Readings closer together don't tell whether the power stands still. */
  private static final Duration APART = Duration.ofMillis(800);
  /** Times between readings that are to be compared differ by less than this. */
  private static final Duration EVEN = Duration.ofMillis(100);
  /** A power that nears its end more slowly tells it too vaguely. */
  private static final double SLOWEST = 0.7;

  private final double rating;
  private double share;
  private Watts commanded = Watts.ZERO;
  private long commandedSince;
  private final Deque<Moment> moments = new ArrayDeque<>();

  private record Moment(int power, long at) {}

  ConverterTrim(Watts rating) {
    this.rating = rating.value();
  }

  /** What is to be commanded so that this power flows; in the same direction. */
  Watts corrected(Watts wanted) {
    return new Watts((int) Math.rint(wanted.value() * (1 + share)));
  }

  /** Looks at a reading, while this is commanded. */
  void measured(MeterReading reading, Watts command, long now) {
    if (!command.equals(commanded)) {
      commanded = command;
      commandedSince = now;
      moments.clear();
    }
    if (moments.isEmpty() || now - moments.getLast().at >= APART.toNanos()) {
      moments.addLast(new Moment(reading.power().value(), now));
      if (now - commandedSince >= SETTLES.toNanos()) {
        end().ifPresent(this::learn);
      }
    }
  }

  /** Where the power goes by the last three readings. */
  private OptionalDouble end() {
    while (moments.size() > 3) {
      moments.removeFirst();
    }
    var newest = moments.getLast();
    var all = moments.toArray(Moment[]::new);
    int change = newest.power - all[all.length - 2].power;
    if (Math.abs(change) <= Math.max(1, rating * STILL_PART)) {
      return OptionalDouble.of(newest.power);
    }
    return all.length < 3 ? OptionalDouble.empty() : nearing(all, change);
  }

  private static OptionalDouble nearing(Moment[] all, int change) {
    double fraction = change / (double) (all[1].power - all[0].power);
    boolean even = Math.abs((all[2].at - all[1].at) - (all[1].at - all[0].at)) <= EVEN.toNanos();
    return even && fraction > 0 && fraction <= SLOWEST
        ? OptionalDouble.of(all[2].power + change * fraction / (1 - fraction))
        : OptionalDouble.empty();
  }

  private void learn(double measured) {
    double error = measured / commanded.value() - 1;
    boolean tells = Math.abs(commanded.value()) >= rating * LEAST_PART && Math.abs(error) <= PLAUSIBLE;
    double next = Math.clamp(1 / (1 + error) - 1, -MOST, MOST);
    if (tells && Math.abs(next - share) * rating > rating * STILL_PART) {
      share = next;
    }
  }
}
