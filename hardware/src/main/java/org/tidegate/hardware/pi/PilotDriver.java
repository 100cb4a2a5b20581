package org.tidegate.hardware.pi;

import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.Signalling;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.pi.ContactorGate.Hold;
import org.tidegate.hardware.pilot.Debounce;
import org.tidegate.hardware.pilot.PilotCommand;
import org.tidegate.hardware.pilot.PilotDutyCycle;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotMachine;
import org.tidegate.hardware.pilot.PilotState;
import org.tidegate.hardware.pilot.PilotTable;
import org.tidegate.hardware.pilot.WakeUp;

/**
 * The station's side of one control pilot on pins: measures it, follows {@link PilotTable}, and moves the duty cycle and
 * the contactor's gate. For tasks of the pins' worker, but {@link #wanted}.
 */
final class PilotDriver implements PilotMachine.Effects {
  /** Three in the time that a level must stand. */
  static final Duration SAMPLES_EVERY = Duration.ofMillis(10);
  static final Duration UNREADABLE_AFTER = Duration.ofMillis(200);

  /** The negative part is −12 V with a diode, and must not be above this: IEC 61851-1 table A.4 with 1 V of measuring. */
  private static final double DIODE_BELOW_V = -10;

  private final PilotPin pin;
  private final LongSupplier clock;
  private final PilotSource source;
  private final Signalling signalling;
  private final ContactorGate gate;
  private final Told told;
  private final PilotMachine machine;
  private final WakeUp wakeUp;
  private final Wanted wanted;
  private final Debounce debounce = new Debounce();
  private final Map<Trouble, String> troubles = new EnumMap<>(Trouble.class);
  private PilotCommand signal = PilotCommand.STEADY;
  private boolean readable = true;
  private boolean available = true;
  private double offering;
  private PilotState last = PilotState.A1;
  private long readAt;
  private @Nullable Long diodeMissingSince;
  private @Nullable ControlPilotState lastTold;

  /**
   * A pilot that offers nothing.
   *
   * @param signalling what the duty cycle means: the current, or with ISO 15118 "talk" (5 %, IEC 61851-1 table A.7)
   */
  PilotDriver(int evseId, Pwm pwm, Worker pins, LongSupplier clock, PilotSource source,
      Signalling signalling, ContactorGate gate, Told told) {
    this.pin = new PilotPin(evseId, pwm, clock, new PinTold());
    this.clock = clock;
    this.source = source;
    this.signalling = signalling;
    this.gate = gate;
    this.told = told;
    this.machine = new PilotMachine(evseId, PilotTable.WITHOUT_VENTILATION, pins::after, this);
    this.wanted = new Wanted(evseId, pins, clock, this::follow);
    this.wakeUp = new WakeUp(pins::after, () -> on(PilotEvent.WAKE));
  }

  /** Hears of a pilot, on the worker. */
  interface Told {
    /** Its state, at the start and when it is another. */
    void pilot(ControlPilotState state);

    /** What is wrong with it, or nothing any more. */
    void pilotFault(Optional<String> text);

    /** What it offers by itself from now on; absent: it tells the vehicle to talk. */
    void offers(OptionalDouble amps);
  }

  /** From now on it is measured. */
  void start() {
    readAt = clock.getAsLong();
    show();
  }

  /** What the station wants of it. */
  Wanted wanted() {
    return wanted;
  }

  /** One measurement. */
  void sample(long now) {
    pin.retry();
    if (signal == PilotCommand.NEGATIVE) {
      readAt = now;
      return;
    }
    PilotSample sample = source.sample();
    if (sample.high().isEmpty()) {
      if (now - readAt >= UNREADABLE_AFTER.toNanos() && readable) {
        readable = false;
        debounce.forget();
        trouble(Trouble.NOT_MEASURED, Optional.of("the pilot can't be measured"));
        on(PilotEvent.LEVEL_0);
      }
      return;
    }
    readAt = now;
    if (!readable) {
      readable = true;
      trouble(Trouble.NOT_MEASURED, Optional.empty());
    }
    debounce.measured(sample.high().getAsDouble(), now).ifPresent(level -> on(level.event()));
    diode(sample, now);
  }

  /** At −12 V, and nothing more; on the worker or after its end. */
  void safe() {
    pin.off();
  }

  @Override
  public void supplyAllowed(boolean allowed) {
    gate.hold(Hold.PILOT, !allowed);
  }

  @Override
  public void shows(PilotCommand command) {
    if (signal == PilotCommand.NEGATIVE && command != PilotCommand.NEGATIVE) {
      debounce.forget();
    }
    signal = command;
    show();
  }

  @Override
  public void entered(PilotState state) {
    wakeUp.entered(state);
    if (last == PilotState.E) {
      // What was measured before says nothing of the signal that begins now.
      diodeMissingSince = null;
    }
    last = state;
  }

  private void on(PilotEvent event) {
    machine.on(event);
    ControlPilotState now = machine.state().told();
    if (now != lastTold) {
      tellShort(now);
      lastTold = now;
      told.pilot(now);
    }
  }

  private void tellShort(ControlPilotState now) {
    if (now == ControlPilotState.E) {
      trouble(Trouble.SHORTED, Optional.of(diodeMissingSince != null
          ? "the pilot has no diode at its other end"
          : "the pilot is shorted, or wants ventilation that is not there"));
    } else if (lastTold == ControlPilotState.E) {
      trouble(Trouble.SHORTED, Optional.empty());
    }
  }

  /** While the pilot swings its negative part goes through the vehicle's diode; a resistor alone is no vehicle. */
  private void diode(PilotSample sample, long now) {
    boolean missing = signal == PilotCommand.MODULATE && pin.swings() && sample.low().isPresent()
        && machine.state() != PilotState.A1 && sample.low().getAsDouble() > DIODE_BELOW_V;
    if (!missing) {
      diodeMissingSince = machine.state() == PilotState.E ? diodeMissingSince : null;
    } else if (diodeMissingSince == null) {
      diodeMissingSince = now;
    } else if (now - diodeMissingSince >= Debounce.STANDS_FOR.toNanos()) {
      on(PilotEvent.NO_DIODE);
    }
  }

  /** What can't be offered any more is taken back before the pilot goes to −12 V, and offered after it left it. */
  private void follow(Wanted.Wish wish) {
    if (wish.available() && !available) {
      available = true;
      on(PilotEvent.AVAILABLE);
    }
    if (wish.amps() != offering) {
      offering = wish.amps();
      on(PilotDutyCycle.offering(offering) < PilotDutyCycle.STEADY ? PilotEvent.OFFER : PilotEvent.WITHDRAW);
    }
    if (!wish.available() && available) {
      available = false;
      on(PilotEvent.UNAVAILABLE);
    }
  }

  private void show() {
    pin.show(switch (signal) {
      case NEGATIVE -> PilotDutyCycle.UNAVAILABLE;
      case MODULATE -> signalling == Signalling.BASIC ? PilotDutyCycle.offering(offering) : PilotDutyCycle.DIGITAL;
      default -> PilotDutyCycle.STEADY;
    });
  }

  /** One fault for all that can be wrong with the pilot: it is over when nothing is. */
  private void trouble(Trouble what, Optional<String> text) {
    boolean was = !troubles.isEmpty();
    text.ifPresentOrElse(now -> troubles.putIfAbsent(what, now), () -> troubles.remove(what));
    if (was == troubles.isEmpty()) {
      told.pilotFault(troubles.values().stream().findFirst());
    }
  }

  /** What the pin tells. */
  private final class PinTold implements PilotPin.Told {
    @Override
    public void offers(OptionalDouble amps) {
      told.offers(amps);
    }

    @Override
    public void works(boolean now) {
      trouble(Trouble.NOT_WRITTEN, now ? Optional.empty() : Optional.of("the pilot's pin can't be written"));
    }
  }

  /** What can be wrong with the pilot. */
  private enum Trouble {
    NOT_WRITTEN,
    NOT_MEASURED,
    SHORTED
  }
}
