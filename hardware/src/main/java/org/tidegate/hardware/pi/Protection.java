package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.hardware.pi.ContactorGate.Hold;

/**
 * Emergency stop and residual-current monitor of one EVSE, as far as the program sees them: both open the contactor by
 * themselves, this only asks for the same and tells it. Normally closed contacts, so that a broken wire reads as pressed
 * or tripped. For tasks of the pins' worker.
 *
 * <p>A monitor with a test input is tested at the start, and whenever a vehicle was connected, before anything is switched
 * on: it must trip within {@link #TRIPS_WITHIN} of the test and be back within {@link #BACK_WITHIN} of its end.
 */
final class Protection {
  /** IEC 62955 table 2 gives a residual-current monitor up to 10 s for 6 mA; a test current is far above. */
  static final Duration TRIPS_WITHIN = Duration.ofMillis(300);
  static final Duration BACK_WITHIN = Duration.ofMillis(500);
  /** One that failed is tried again, once it is not tripped: it may have been disturbed. */
  static final Duration TESTED_AGAIN_AFTER = Duration.ofSeconds(60);

  private final ContactorGate gate;
  private final BiConsumer<FaultKind, Optional<String>> told;
  private final Optional<DigitalInput> emergencyStop;
  private final Optional<DigitalInput> residualCurrent;
  private final Optional<DigitalOutput> testOutput;
  private @Nullable Phase phase;
  private long phaseSince;
  private boolean due;
  private boolean pressed;
  private boolean tripped;

  /**
   * What is wired of it.
   *
   * @param told a fault and what is wrong, or nothing when it is over
   */
  Protection(Context pi4j, int evseId, PiSettings.Protection pins, ContactorGate gate,
      BiConsumer<FaultKind, Optional<String>> told) {
    this.gate = gate;
    this.told = told;
    emergencyStop = pins.emergencyStop().map(pin -> Pins.input(pi4j, "evse" + evseId + "-emergency-stop", pin));
    residualCurrent = pins.residualCurrent().map(pin -> Pins.input(pi4j, "evse" + evseId + "-residual-current", pin));
    testOutput = pins.residualCurrentTest()
        .map(pin -> Pins.output(pi4j, "evse" + evseId + "-residual-current-test", pin));
  }

  /** Where a self-test is. */
  private enum Phase {
    /** The test current flows: it must trip. */
    TRIPPING,
    /** The test current is off: it must be back. */
    RETURNING,
    /** It failed. */
    FAILED
  }

  /** A test is due: the contactor stays open until it was passed. */
  void testDue() {
    if (testOutput.isPresent()) {
      due = true;
      gate.hold(Hold.SELF_TEST, true);
    }
  }

  void sample(long now) {
    emergencyStop.ifPresent(input -> emergencyStop(input.isLow()));
    residualCurrent.ifPresent(input -> {
      if (due && phase == null && input.isHigh()) {
        begin(now);
      }
      if (phase == null) {
        trip(input.isLow());
      } else {
        follow(phase, input.isLow(), now - phaseSince, now);
      }
    });
  }

  /** No test current. */
  void safe() {
    testOutput.ifPresent(DigitalOutput::low);
  }

  private void emergencyStop(boolean now) {
    if (now != pressed) {
      pressed = now;
      gate.hold(Hold.EMERGENCY_STOP, now);
      told.accept(FaultKind.EmergencyStop, now ? Optional.of("the emergency stop is pressed") : Optional.empty());
    }
  }

  private void trip(boolean now) {
    if (now != tripped) {
      tripped = now;
      gate.hold(Hold.RESIDUAL_CURRENT, now);
      told.accept(FaultKind.GroundFailure,
          now ? Optional.of("the residual-current monitor tripped") : Optional.empty());
    }
  }

  private void begin(long now) {
    due = false;
    testOutput.ifPresent(DigitalOutput::high);
    enter(Phase.TRIPPING, now);
  }

  private void follow(Phase where, boolean isTripped, long nanos, long now) {
    switch (where) {
      case TRIPPING -> {
        if (isTripped) {
          safe();
          enter(Phase.RETURNING, now);
        } else if (nanos >= TRIPS_WITHIN.toNanos()) {
          fail("the residual-current monitor does not trip by its test", now);
        }
      }
      case RETURNING -> {
        if (!isTripped) {
          phase = null;
          // Of a vehicle that came meanwhile, too: another test would trip what is switched on by then.
          due = false;
          gate.hold(Hold.SELF_TEST, false);
          told.accept(FaultKind.ResidualCurrentTestFailure, Optional.empty());
        } else if (nanos >= BACK_WITHIN.toNanos()) {
          fail("the residual-current monitor stays tripped after its test", now);
        }
      }
      case FAILED -> {
        if (!isTripped && nanos >= TESTED_AGAIN_AFTER.toNanos()) {
          begin(now);
        }
      }
    }
  }

  private void fail(String text, long now) {
    safe();
    enter(Phase.FAILED, now);
    told.accept(FaultKind.ResidualCurrentTestFailure, Optional.of(text));
  }

  private void enter(Phase next, long now) {
    phase = next;
    phaseSince = now;
  }
}
