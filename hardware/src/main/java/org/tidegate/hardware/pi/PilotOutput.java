package org.tidegate.hardware.pi;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.pilot.PilotDutyCycle;

/**
 * The pilot's duty cycle: the lower of what is offered and what is commanded. Safe from any thread; the newest wish
 * waits in one slot for the pin thread. When a command's lease ends the pilot turns steady by itself.
 */
final class PilotOutput {
  private static final Logger LOG = LoggerFactory.getLogger(PilotOutput.class);
  private static final int UNKNOWN = -1;

  private final int evseId;
  private final Pwm pwm;
  private final Worker pins;
  private final Consumer<Boolean> works;
  private final AtomicReference<Wish> newest = new AtomicReference<>(Wish.NOTHING);
  private final AtomicBoolean queued = new AtomicBoolean();
  private int shown = UNKNOWN;
  private boolean working = true;
  private long leased;
  private Runnable endLease = () -> {};

  /**
   * The output of one EVSE.
   *
   * @param works is told on the pin thread whether the pin could be written, when that changes
   */
  PilotOutput(int evseId, Pwm pwm, Worker pins, Consumer<Boolean> works) {
    this.evseId = evseId;
    this.pwm = pwm;
    this.pins = pins;
    this.works = works;
  }

  /** Offers at most this, once a command asks for energy. */
  void offer(double amps) {
    change(before -> new Wish(true, amps, before.commanded(), before.lease(), before.order()));
  }

  /** State F. */
  void showUnavailable() {
    change(before -> new Wish(false, 0, before.commanded(), before.lease(), before.order()));
  }

  /** Lets the vehicle take this for the lease; below 6 A nothing. */
  void command(double amps, Duration lease) {
    change(before -> new Wish(before.available(), before.offered(), amps, lease, before.order() + 1));
  }

  private void change(UnaryOperator<Wish> change) {
    newest.updateAndGet(change);
    if (!queued.getAndSet(true)) {
      pins.execute(this::apply);
    }
  }

  private void apply() {
    queued.set(false);
    Wish wish = newest.get();
    if (wish.order() != leased) {
      leased = wish.order();
      endLease.run();
      endLease = wish.commanded() > 0 ? pins.after(wish.lease(), () -> revert(wish.order())) : () -> {};
    }
    show(wish.dutyCycle());
  }

  private void revert(long order) {
    Wish wish = newest.updateAndGet(
        now -> now.order() == order ? new Wish(now.available(), now.offered(), 0, Duration.ZERO, order) : now);
    if (wish.order() == order) {
      LOG.warn("evse {}: no command within the lease, the pilot offers nothing", evseId);
      show(wish.dutyCycle());
    }
  }

  private void show(int percent) {
    if (percent == shown) {
      return;
    }
    try {
      pwm.on(percent, Pins.PILOT_HERTZ);
      shown = percent;
      worked(true);
      LOG.debug("evse {}: pilot at {} %, {} A", evseId, percent, PilotDutyCycle.amps(percent).orElse(0));
    } catch (Pi4JException unwritten) {
      shown = UNKNOWN;
      if (working) {
        LOG.error("evse {}: the pilot can't be set to {} %", evseId, percent, unwritten);
      }
      worked(false);
    }
  }

  private void worked(boolean now) {
    if (now != working) {
      working = now;
      works.accept(now);
    }
  }

  /** What the station wants of the pilot. */
  private record Wish(boolean available, double offered, double commanded, Duration lease, long order) {
    static final Wish NOTHING = new Wish(true, 0, 0, Duration.ZERO, 0);

    int dutyCycle() {
      return available ? PilotDutyCycle.offering(Math.min(offered, commanded)) : PilotDutyCycle.UNAVAILABLE;
    }
  }
}
