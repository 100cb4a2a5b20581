package org.tidegate.hardware.pi;

import com.pi4j.io.gpio.digital.DigitalOutput;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pin that asks a contactor to close: on only while the station wants it and nothing holds it. For tasks of the pins'
 * worker, so that a station loop that hangs does not keep it on. Beside the hardware that opens by itself, never instead.
 */
final class ContactorGate {
  private static final Logger LOG = LoggerFactory.getLogger(ContactorGate.class);

  private final DigitalOutput output;
  private final Consumer<Boolean> free;
  private final Set<Hold> holds = EnumSet.of(Hold.PILOT);
  private boolean wanted;
  private boolean failed;

  /**
   * A gate that the pilot holds.
   *
   * @param free is told whether nothing holds any more, when that changes
   */
  ContactorGate(DigitalOutput output, Consumer<Boolean> free) {
    this.output = output;
    this.free = free;
  }

  /** What keeps it from closing. */
  enum Hold {
    /** The vehicle is not ready, or nothing is offered. */
    PILOT,
    /** The emergency stop is pressed. */
    EMERGENCY_STOP,
    /** The residual-current device tripped. */
    RESIDUAL_CURRENT,
    /** The residual-current device has not passed its self-test. */
    SELF_TEST,
    /** The pins can't be read: nobody knows what the others are. */
    BLIND
  }

  void want(boolean closed) {
    wanted = closed;
    apply();
  }

  void hold(Hold why, boolean holds) {
    boolean wasFree = this.holds.isEmpty();
    if (holds) {
      this.holds.add(why);
    } else {
      this.holds.remove(why);
    }
    if (wasFree != this.holds.isEmpty()) {
      apply();
      free.accept(this.holds.isEmpty());
    }
  }

  /**
   * Tries again what the pin did not take.
   *
   * @throws RuntimeException of the pin's provider, while it does not
   */
  void retry() {
    if (failed) {
      set();
    }
  }

  /** Whoever holds or wants something goes on with what else must be done; the next sample tries again, and tells. */
  private void apply() {
    try {
      set();
    } catch (RuntimeException unset) {
      LOG.debug("a contactor's pin can't be set", unset);
    }
  }

  private void set() {
    failed = true;
    output.setState(wanted && holds.isEmpty());
    failed = false;
  }
}
