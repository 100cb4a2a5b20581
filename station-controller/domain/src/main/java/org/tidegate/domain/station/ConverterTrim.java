package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;

/**
 * By how much more or less than it is told one direction of a converter moves, and how slowly it gets there, learnt from
 * the meter while the command stands still, so that commands can make up for it. Station loop only.
 *
 * <p>It need not wait until the power stands still too: of a power that nears its end by a steady fraction, as converters
 * do, three readings tell the end, and what is left. A command that goes beyond the end for as long as to the next reading
 * then brings the power there by that reading, and no further.
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
  /** What was read sooner after a command may be from before it: meters are that late without saying so. */
  private static final Duration LATENCY = Duration.ofMillis(400);
  /** A power on its way tells where it goes if it still moves by this part of the rating between two readings. */
  private static final double MOVING_PART = 0.01;
  /** A power that nears its end more slowly tells it too vaguely. */
  private static final double SLOWEST = 0.7;
  /** Less than this part of the rating, left to go, is not worth a command of its own. */
  private static final double WORTH_PART = 0.003;
  /**
   * The most to go beyond the end, as a part of what is left. A lag of 1 s read each second wants 0.58; with more, a meter
   * that is later than it says would make the power overshoot.
   */
  private static final double MOST_LEAD = 0.6;
  /** A lead back does not go below this part of what is wanted, nor ever to the other direction. */
  private static final double LEAST_LED = 0.25;

  private final double rating;
  private double share;
  private Watts wanted = Watts.ZERO;
  private Watts issued = Watts.ZERO;
  private long issuedAt;
  private Watts commanded = Watts.ZERO;
  private long firstRead;
  private @Nullable Instant lastRead;
  private Lead lead = Lead.NONE;
  private final Deque<Moment> moments = new ArrayDeque<>();

  private record Moment(int power, long at) {}

  /** Where a power goes that nears its end by this fraction from reading to reading. */
  private record Approach(double end, double fraction, long apart) {
    /** It is there. */
    private static Approach over(double end) {
      return new Approach(end, 0, 0);
    }
  }

  /** How far to go beyond what is wanted, and until when. */
  private record Lead(Watts wanted, double watts, long until) {
    private static final Lead NONE = new Lead(Watts.ZERO, 0, Long.MIN_VALUE);

    private double at(Watts now, long moment) {
      return now.equals(wanted) && moment < until ? watts : 0;
    }
  }

  ConverterTrim(Watts rating) {
    this.rating = rating.value();
  }

  /** What is to be commanded so that this power flows; in the same direction. */
  Watts corrected(Watts power, long now) {
    return corrected(power, lead.at(power, now), now);
  }

  /** The same without haste: where what is wanted follows from what flows, the one loop would take the other's lead. */
  Watts correctedInTheEnd(Watts power, long now) {
    return corrected(power, 0, now);
  }

  private Watts corrected(Watts power, double ahead, long now) {
    wanted = power;
    double led = power.value() + ahead;
    double least = power.value() * LEAST_LED;
    double target = power.isDischarge() ? Math.min(led, least) : Math.max(led, least);
    var command = new Watts((int) Math.rint(target * (1 + share)));
    if (!command.equals(issued)) {
      issued = command;
      issuedAt = now;
      moments.clear();
    }
    return command;
  }

  /**
   * Looks at a reading, while this is commanded.
   *
   * @param age of the reading
   */
  void measured(MeterReading reading, Duration age, Watts command, long now) {
    if (reading.at().equals(lastRead)) {
      return; // A meter that says the same again says nothing new.
    }
    lastRead = reading.at();
    long read = now - (age.isPositive() ? age.toNanos() : 0);
    if (!command.equals(commanded)) {
      commanded = command;
      moments.clear();
    }
    if (moments.isEmpty() && read - issuedAt < LATENCY.toNanos()) {
      return;
    }
    if (moments.isEmpty() || read - moments.getLast().at >= APART.toNanos()) {
      if (moments.isEmpty()) {
        firstRead = read;
      }
      moments.addLast(new Moment(reading.power().value(), read));
      if (read - firstRead >= SETTLES.toNanos()) {
        approach().filter(this::tells).ifPresent(approach -> {
          learn(approach.end);
          lead(approach, now);
        });
      }
    }
  }

  /** Where the power goes by the last three readings. */
  private Optional<Approach> approach() {
    while (moments.size() > 3) {
      moments.removeFirst();
    }
    var newest = moments.getLast();
    var all = moments.toArray(Moment[]::new);
    int change = newest.power - all[all.length - 2].power;
    if (Math.abs(change) <= Math.max(1, rating * STILL_PART)) {
      return Optional.of(Approach.over(newest.power));
    }
    return all.length < 3 ? Optional.empty() : nearing(all, change);
  }

  private Optional<Approach> nearing(Moment[] all, int change) {
    double fraction = change / (double) (all[1].power - all[0].power);
    long apart = all[2].at - all[1].at;
    boolean even = Math.abs(apart - (all[1].at - all[0].at)) <= EVEN.toNanos();
    return even && Math.abs(change) >= rating * MOVING_PART && fraction > 0 && fraction <= SLOWEST
        ? Optional.of(new Approach(all[2].power + change * fraction / (1 - fraction), fraction, apart))
        : Optional.empty();
  }

  private boolean tells(Approach approach) {
    return Math.abs(commanded.value()) >= rating * LEAST_PART && Math.abs(error(approach.end)) <= PLAUSIBLE;
  }

  private double error(double end) {
    return end / commanded.value() - 1;
  }

  private void learn(double end) {
    double next = Math.clamp(1 / (1 + error(end)) - 1, -MOST, MOST);
    if (Math.abs(next - share) * rating > rating * STILL_PART) {
      share = next;
    }
  }

  private void lead(Approach approach, long now) {
    var newest = moments.getLast();
    if (approach.fraction == 0) {
      return;
    }
    double left = (wanted.value() - newest.power)
        * Math.pow(approach.fraction, (now - newest.at) / (double) approach.apart);
    if (Math.abs(left) > rating * WORTH_PART) {
      double watts = left * Math.min(MOST_LEAD, approach.fraction / (1 - approach.fraction));
      lead = new Lead(wanted, watts, now + approach.apart - EVEN.toNanos() / 2);
    }
  }
}
