package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.quantity.Watts;

/**
 * Whether a converter does what it was told. For one thread; knows no clock but what it is given, monotonic nanoseconds.
 *
 * <p>Less than commanded is the vehicle's right while the converter runs. More, or the other direction, is not; nor is a
 * converter that is off, or never ends to start, while power is commanded, one that does not know its power, and one that goes on after its
 * reversion timer must have ended it. A target that changes all the time excuses nothing: what is moved must fit one of
 * those that were told within the time to settle.
 */
final class Following {
  /** A converter's own ramp and its measuring need this long. */
  static final Duration SETTLES_WITHIN = Duration.ofSeconds(2);
  /** From off to running, with a test of the insulation in between. */
  static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
  /** It may have to wait for the grid by itself: IEEE 1547-2018 table 4 lets it wait for up to 600 s. */
  static final Duration ENTERS_SERVICE_WITHIN = Duration.ofSeconds(660);
  /** A converter that did not follow must be seen following for this long before it is trusted again. */
  static final Duration TRUSTED_AFTER = Duration.ofSeconds(60);

  private static final double TOLERANCE = 0.05;
  private static final int LEAST_TOLERANCE_W = 200;

  private final Deque<Past> before = new ArrayDeque<>();
  private Watts target = Watts.ZERO;
  private long ends;
  private @Nullable Deviation deviation;
  private long deviates;
  private long follows;
  private boolean failed;

  /** The device took this, until its reversion timer ends it. */
  void told(Watts power, long now, long until) {
    replace(power, now);
    ends = until;
  }

  private void replace(Watts power, long now) {
    if (!power.equals(target)) {
      before.addLast(new Past(target, now));
      target = power;
    }
    before.removeIf(past -> now - past.until() >= SETTLES_WITHIN.toNanos());
  }

  /** What it should be moving now. */
  Watts target(long now) {
    return now - ends >= 0 ? Watts.ZERO : target;
  }

  /** Takes what was measured, and says what is wrong with it for too long; nothing when it follows. */
  Optional<Deviation> measured(ConverterReading reading, long now) {
    if (now - ends >= 0) {
      replace(Watts.ZERO, ends);
    }
    before.removeIf(past -> now - past.until() >= SETTLES_WITHIN.toNanos());
    Deviation found = deviation(reading);
    if (found != deviation) {
      deviation = found;
      deviates = now;
    }
    if (found == null) {
      return followed(now);
    }
    follows = now;
    if (now - deviates >= found.patience.toNanos() && !(found == Deviation.MORE && isSettling(reading))) {
      failed = true;
    }
    return failed ? Optional.of(found) : Optional.empty();
  }

  private Optional<Deviation> followed(long now) {
    if (failed && now - follows >= TRUSTED_AFTER.toNanos()) {
      failed = false;
    }
    return failed ? Optional.of(Deviation.NOT_TRUSTED_YET) : Optional.empty();
  }

  private @Nullable Deviation deviation(ConverterReading reading) {
    if (reading.power().isEmpty()) {
      return Deviation.UNKNOWN;
    }
    if (isMore(reading.power().get(), target)) {
      return Deviation.MORE;
    }
    if (target.isZero()) {
      return null;
    }
    return reading.state().isDown()
        ? Deviation.DOWN
        : reading.state() == InverterState.STARTING ? Deviation.STARTING : null;
  }

  /** On its way from what it was told a moment ago. */
  private boolean isSettling(ConverterReading reading) {
    return before.stream().anyMatch(past -> reading.power().filter(power -> !isMore(power, past.power())).isPresent());
  }

  private static boolean isMore(Watts measured, Watts told) {
    int tolerance = Math.max(LEAST_TOLERANCE_W, (int) (Math.abs((double) told.value()) * TOLERANCE));
    return measured.value() > Math.max(0, told.value()) + tolerance
        || measured.value() < Math.min(0, told.value()) - tolerance;
  }

  /** What it was told before, until another target came, monotonic nanoseconds. */
  private record Past(Watts power, long until) {}

  /** How a converter does not follow. */
  enum Deviation {
    /** It moves more than it was told, or the other way. */
    MORE(SETTLES_WITHIN, "moves other power than it was told"),
    /** It does not know what it moves. */
    UNKNOWN(SETTLES_WITHIN, "does not know its power"),
    /** It is off although it was told to move power. */
    DOWN(STARTS_WITHIN, "stays off although it was told to move power"),
    /** It starts, and does not come to an end with it. */
    STARTING(ENTERS_SERVICE_WITHIN, "goes on starting although it was told to move power"),
    /** It follows again, for too short a time yet. */
    NOT_TRUSTED_YET(Duration.ZERO, "follows again, not for long enough yet");

    private final Duration patience;
    private final String text;

    Deviation(Duration patience, String text) {
      this.patience = patience;
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
