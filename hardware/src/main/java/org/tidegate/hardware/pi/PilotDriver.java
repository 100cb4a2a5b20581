package org.tidegate.hardware.pi;

import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 * the contactor's gate. What is wanted may be told from any thread, and waits in one slot; all else is for tasks of the
 * pins' worker. When a command's lease ends the pilot turns steady by itself.
 */
final class PilotDriver implements PilotMachine.Effects {
  /** Three in the time that a level must stand. */
  static final Duration SAMPLES_EVERY = Duration.ofMillis(10);
  static final Duration UNREADABLE_AFTER = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(PilotDriver.class);
  /** The negative part is −12 V with a diode, and must not be above this: IEC 61851-1 table A.4 with 1 V of measuring. */
  private static final double DIODE_BELOW_V = -10;

  private final int evseId;
  private final PilotPin pin;
  private final Worker pins;
  private final LongSupplier clock;
  private final PilotSource source;
  private final Signalling signalling;
  private final ContactorGate gate;
  private final Told told;
  private final PilotMachine machine;
  private final WakeUp wakeUp;
  private final Debounce debounce = new Debounce();
  private final AtomicReference<Wish> newest = new AtomicReference<>(Wish.NOTHING);
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Map<Trouble, String> troubles = new EnumMap<>(Trouble.class);
  private PilotCommand signal = PilotCommand.STEADY;
  private boolean readable = true;
  private boolean available = true;
  private double offering;
  private PilotState last = PilotState.A1;
  private long leased;
  private long readAt;
  private @Nullable Long diodeMissingSince;
  private @Nullable ControlPilotState lastTold;
  private Runnable endLease = () -> {};

  /**
   * A pilot that offers nothing.
   *
   * @param signalling what the duty cycle means: the current, or with ISO 15118 "talk" (5 %, IEC 61851-1 table A.7)
   */
  PilotDriver(int evseId, Pwm pwm, Worker pins, LongSupplier clock, PilotSource source,
      Signalling signalling, ContactorGate gate, Told told) {
    this.evseId = evseId;
    this.pin = new PilotPin(evseId, pwm, clock, new PinTold());
    this.pins = pins;
    this.clock = clock;
    this.source = source;
    this.signalling = signalling;
    this.gate = gate;
    this.told = told;
    this.machine = new PilotMachine(evseId, PilotTable.WITHOUT_VENTILATION, pins::after, this);
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

  /** Offers at most this; as an invitation at once, otherwise as far as commands go. */
  void offer(double amps, boolean inviting) {
    change(before -> new Wish(true, inviting, amps, before.commanded(), before.ends(), before.order()));
  }

  /** State F. */
  void showUnavailable() {
    change(before -> new Wish(false, before.inviting(), 0, before.commanded(), before.ends(), before.order()));
  }

  /** Lets the vehicle take this for the lease; below 6 A nothing. */
  void command(double amps, Duration lease) {
    long ends = clock.getAsLong() + lease.toNanos();
    change(before -> new Wish(before.available(), before.inviting(), before.offered(), amps, ends,
        before.order() + 1));
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
    boolean missing = signal == PilotCommand.MODULATE && !pin.isSteady() && sample.low().isPresent()
        && machine.state() != PilotState.A1 && sample.low().getAsDouble() > DIODE_BELOW_V;
    if (!missing) {
      diodeMissingSince = machine.state() == PilotState.E ? diodeMissingSince : null;
    } else if (diodeMissingSince == null) {
      diodeMissingSince = now;
    } else if (now - diodeMissingSince >= Debounce.STANDS_FOR.toNanos()) {
      on(PilotEvent.NO_DIODE);
    }
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
      endLease = () -> {};
      if (wish.commanded() > 0) {
        lease(wish);
        return;
      }
    }
    follow(wish);
  }

  /** It runs since the command, however long the worker was busy. */
  private void lease(Wish wish) {
    long left = wish.ends() - clock.getAsLong();
    if (left <= 0) {
      revert(wish.order());
      return;
    }
    endLease = pins.after(Duration.ofNanos(left), () -> revert(wish.order()));
    follow(wish);
  }

  private void revert(long order) {
    Wish wish = newest.updateAndGet(now -> now.order() == order ? now.withoutCommand() : now);
    if (wish.order() == order) {
      LOG.warn("evse {}: no command within the lease, the pilot offers nothing", evseId);
      follow(wish);
    }
  }

  /** What can't be offered any more is taken back before the pilot goes to −12 V, and offered after it left it. */
  private void follow(Wish wish) {
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

  /**
   * What the station wants of the pilot.
   *
   * @param ends when the lease of what is commanded does, monotonic nanoseconds
   * @param order counts the commands
   */
  private record Wish(
      boolean available, boolean inviting, double offered, double commanded, long ends, long order) {
    static final Wish NOTHING = new Wish(true, true, 0, 0, 0, 0);

    Wish withoutCommand() {
      return new Wish(available, inviting, offered, 0, ends, order);
    }

    double amps() {
      if (!available) {
        return 0;
      }
      return inviting ? offered : Math.min(offered, commanded);
    }
  }
}
