package org.tidegate.domain.station;

import java.time.Duration;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;

/**
 * By how much more or less than it is told one direction of a converter moves, learnt from the meter while both stand
 * still, so that the next command can make up for it. Station loop only.
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
  private static final double LEAST_PART = 0.05;
  /** What a power that stands still wanders by between two readings, as a part of the rating. */
  private static final double STILL_PART = 0.001;
  /** A command is given this long before the power is expected to stand still. */
  private static final Duration SETTLES = Duration.ofSeconds(2);
  /** Readings closer together don't tell whether the power stands still. */
  private static final Duration APART = Duration.ofMillis(800);

  private final double rating;
  private double share;
  private Watts commanded = Watts.ZERO;
  private long commandedSince;
  private Watts before = Watts.ZERO;
  private long beforeAt;

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
      before = reading.power();
      beforeAt = now;
    } else if (now - beforeAt >= APART.toNanos()) {
      boolean still = Math.abs(reading.power().value() - before.value()) <= Math.max(1, rating * STILL_PART);
      if (still && now - commandedSince >= SETTLES.toNanos()) {
        learn(reading.power());
      }
      before = reading.power();
      beforeAt = now;
    }
  }

  private void learn(Watts measured) {
    double error = (double) measured.value() / commanded.value() - 1;
    boolean tells = Math.abs(commanded.value()) >= rating * LEAST_PART && Math.abs(error) <= PLAUSIBLE;
    double next = Math.clamp(1 / (1 + error) - 1, -MOST, MOST);
    if (tells && Math.abs(next - share) * rating > rating * STILL_PART) {
      share = next;
    }
  }
}
