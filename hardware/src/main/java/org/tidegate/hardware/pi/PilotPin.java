package org.tidegate.hardware.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.pilot.PilotDutyCycle;

/**
 * The pin that drives one control pilot by its duty cycle. For tasks of the pins' worker. What it did not take is tried
 * again and again: the station may want nothing else of it, because it does not take this.
 */
final class PilotPin {
  /** pi4j logs each trial that fails as an error. */
  static final Duration TRIES_AGAIN_AFTER = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(PilotPin.class);
  private static final int UNKNOWN = -1;

  private final int evseId;
  private final Pwm pwm;
  private final LongSupplier clock;
  private final Told told;
  private int wanted = UNKNOWN;
  private int shown = UNKNOWN;
  private boolean failing;
  private long triedAt;

  /**
   * A pin that shows nothing yet.
   *
   * @param clock monotonic nanoseconds
   */
  PilotPin(int evseId, Pwm pwm, LongSupplier clock, Told told) {
    this.evseId = evseId;
    this.pwm = pwm;
    this.clock = clock;
    this.told = told;
  }

  /** Hears of the pin. */
  interface Told {
    /** It offers this by itself from now on; absent: it tells the vehicle to talk. */
    void offers(OptionalDouble amps);

    /** Whether it takes what it is told, when that changes. */
    void works(boolean now);
  }

  /** Shows this duty cycle from now on, percent. */
  void show(int percent) {
    wanted = percent;
    if (percent != shown) {
      write();
    }
  }

  /** Tries again what it did not take. */
  void retry() {
    if (failing && clock.getAsLong() - triedAt >= TRIES_AGAIN_AFTER.toNanos()) {
      write();
    }
  }

  /** Whether it is known to swing, by whatever duty cycle. */
  boolean swings() {
    return shown != UNKNOWN && shown != PilotDutyCycle.STEADY;
  }

  /** At −12 V, and nothing more. */
  void off() {
    pwm.off();
  }

  private void write() {
    triedAt = clock.getAsLong();
    try {
      pwm.on(wanted, Pins.PILOT_HERTZ);
      shown = wanted;
      works(true);
      told.offers(shown == PilotDutyCycle.DIGITAL
          ? OptionalDouble.empty()
          : OptionalDouble.of(PilotDutyCycle.amps(shown).orElse(0)));
      LOG.debug("evse {}: pilot at {} %", evseId, shown);
    } catch (Pi4JException unwritten) {
      shown = UNKNOWN;
      if (!failing) {
        LOG.error("evse {}: the pilot can't be set to {} %", evseId, wanted, unwritten);
      }
      works(false);
    }
  }

  private void works(boolean now) {
    if (now == failing) {
      failing = !now;
      told.works(now);
    }
  }
}
