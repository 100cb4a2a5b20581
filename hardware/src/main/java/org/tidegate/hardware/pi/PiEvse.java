package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.ConnectorLock;
import org.tidegate.domain.port.Contactor;
import org.tidegate.domain.port.ControlPilot;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.pi.CableSensor.Cable;
import org.tidegate.hardware.pi.ContactorGate.Hold;
import org.tidegate.hardware.pilot.Invitation;

/** One EVSE on pins: alternating current, basic signalling, charging only. Station loop only. */
@OnStationLoop
final class PiEvse {
  private static final Logger LOG = LoggerFactory.getLogger(PiEvse.class);
  private static final Duration CONTACTOR_FOLLOWS_WITHIN = Duration.ofMillis(500);
  private static final Duration LOCK_FOLLOWS_WITHIN = Duration.ofSeconds(2);
  private static final Duration STARTS_AGAIN_AFTER = Duration.ofSeconds(5);

  private final int id;
  private final PiSettings.Supply supply;
  private final StationLoop loop;
  private final Worker pins;
  private final Telling telling;
  private final ToldFaults faults;
  private final DigitalOutput contactorPin;
  private final ContactorGate gate;
  private final Protection protection;
  private final PilotDriver pilot;
  private final Optional<CableSensor> cableSensor;
  private final Optional<Thermometer> thermometer;
  private final ReadBackSwitch contactor;
  private final Optional<DigitalOutput> lockPin;
  private final Optional<ReadBackSwitch> lock;
  private final PiLight light;
  private final CurrentWatch current;
  private final EvseDevices devices;
  private final Invitation invitation = new Invitation();
  private ControlPilotState read = ControlPilotState.A;
  private boolean contactorClosed;
  private boolean available = true;
  private double offered;
  private Cable cable = Cable.NONE;
  private int carriedPercent = 100;

  /** On the pins' worker, as the next. */
  private boolean blind;
  /** Whether its pins could be used once: before that nothing of it is read. */
  private boolean started;

  PiEvse(PiSettings.Evse settings, Context pi4j, Optional<Adc> adc, Worker pins, StationLoop loop,
      MeterSource meters, Telling telling) {
    this.id = settings.id();
    this.supply = settings.supply();
    this.loop = loop;
    this.pins = pins;
    this.telling = telling;
    this.faults = new ToldFaults(id, new FaultSource("pins"), telling);
    this.contactorPin = Pins.output(pi4j, name("contactor"), settings.contactor().output());
    this.gate = new ContactorGate(contactorPin, free -> loop.execute(() -> gateIs(free)));
    this.protection = new Protection(pi4j, id, settings.protection(), gate,
        (kind, text) -> loop.execute(() -> fault(kind, text)));
    this.pilot = new PilotDriver(id, Pins.pwm(pi4j, name("pilot"), settings.pilot().pwmChannel()), pins,
        loop::nanoTime, source(settings.pilot().levels(), pi4j, adc), settings.pilot().signalling(), gate,
        new PilotEvents());
    this.cableSensor = settings.proximity().map(input -> new CableSensor(adc.orElseThrow(), input,
        now -> loop.execute(() -> cableIs(now))));
    this.thermometer = settings.temperature().map(input -> new Thermometer(adc.orElseThrow(), input, new Heat()));
    this.contactor = new ReadBackSwitch(loop, pins, gate::want,
        Pins.input(pi4j, name("contactor-read-back"), settings.contactor().readBack()),
        CONTACTOR_FOLLOWS_WITHIN, new ContactorEvents());
    this.lockPin = settings.lock().map(pin -> Pins.output(pi4j, name("lock"), pin.output()));
    this.lock = settings.lock().map(pin -> new ReadBackSwitch(loop, pins, lockPin.orElseThrow()::setState,
        Pins.input(pi4j, name("lock-read-back"), pin.readBack()), LOCK_FOLLOWS_WITHIN, new LockEvents()));
    this.light = new PiLight(pi4j, pins, id, settings.light());
    this.current = new CurrentWatch(supply, loop.nanoTime());
    EnergyMeter meter = meters.open(id,
        reading -> loop.execute(() -> measured(reading)));
    this.devices = new EvseDevices(id, this::command, new PinContactor(), new PinLock(), meter, new PinPilot(), light);
  }

  private PilotSource source(PiSettings.Levels levels, Context pi4j, Optional<Adc> adc) {
    return switch (levels) {
      case PiSettings.Comparators comparators -> new ComparatorPilot(pi4j, id, comparators);
      case PiSettings.Analogue analogue -> new AnaloguePilot(adc.orElseThrow(), analogue);
    };
  }

  private String name(String what) {
    return "evse" + id + "-" + what;
  }

  EvseDevices devices() {
    return devices;
  }

  /**
   * Measures everything once, on the pins' worker; the protective devices first. What can't be read at all holds the
   * contactor: pi4j has no checked exceptions, and each provider its own.
   */
  void sample(long now) {
    if (!started) {
      return;
    }
    try {
      protection.sample(now);
      contactor.sample(now);
      lock.ifPresent(device -> device.sample(now));
      cableSensor.ifPresent(sensor -> sensor.sample(now));
      thermometer.ifPresent(sensor -> sensor.sample(now));
      pilot.sample(now);
      gate.retry();
      isBlind(Optional.empty());
    } catch (RuntimeException unread) {
      isBlind(Optional.of(unread));
    }
  }

  private void isBlind(Optional<RuntimeException> why) {
    if (why.isPresent() == blind) {
      return;
    }
    blind = why.isPresent();
    why.ifPresent(unread -> LOG.error("evse {}: its pins can't be used", id, unread));
    loop.execute(() -> fault(FaultKind.BoardFailure, why.map(_ -> "the pins can't be used")));
    gate.hold(Hold.BLIND, blind);
  }

  void start() {
    contactor.allow(false);
    devices.meter().requestReading();
    startPins();
  }

  /** Pins that fail leave the contactor open, and are tried again: the EVSE is one that can't be read until then. */
  private void startPins() {
    try {
      contactor.start();
      lock.ifPresent(ReadBackSwitch::start);
      pins.execute(this::startSampling);
    } catch (RuntimeException unstarted) {
      pins.execute(() -> startLater(unstarted));
    }
  }

  /** On the pins' worker. */
  private void startSampling() {
    try {
      protection.testDue();
      pilot.start();
      started = true;
    } catch (RuntimeException unstarted) {
      startLater(unstarted);
    }
  }

  private void startLater(RuntimeException why) {
    isBlind(Optional.of(why));
    loop.execute(() -> loop.after(STARTS_AGAIN_AFTER, this::startPins));
  }

  /** Everything off, on the pins' worker or after its end; the contactor first, and each whatever becomes of the others. */
  void safe() {
    List.<Runnable>of(contactorPin::low, pilot::safe, protection::safe, () -> lockPin.ifPresent(DigitalOutput::low),
        light::off).forEach(off -> {
          try {
            off.run();
          } catch (RuntimeException stuck) {
            LOG.error("evse {}: a pin can't be turned off", id, stuck);
          }
        });
  }

  private void command(Watts target, Duration lease) {
    pilot.command(Math.max(0, supply.amps(target.value())),
        lease.compareTo(PowerStage.LONGEST_LEASE) > 0 ? PowerStage.LONGEST_LEASE : lease);
  }

  /** Never more than the supply, hot as it is, or the cable in the socket carries. */
  private void offer() {
    if (!available) {
      pilot.showUnavailable();
      return;
    }
    double cableCarries = cableSensor.isEmpty() ? supply.mostAmps() : cable.amps().orElse(0);
    double evseCarries = supply.mostAmps() * carriedPercent / 100;
    pilot.offer(Math.min(offered, Math.min(evseCarries, cableCarries)), invitation.isOpen());
  }

  private void offered(double amps) {
    available = true;
    offered = amps;
    offer();
  }

  private void gateIs(boolean free) {
    contactor.allow(free);
  }

  private void fault(FaultKind kind, Optional<String> text) {
    text.ifPresentOrElse(what -> faults.raise(kind, what), () -> faults.clear(kind));
  }

  private void measured(MeterReading reading) {
    telling.tell(events -> events.measured(id, reading));
    if (contactorClosed) {
      fault(FaultKind.OverCurrent, current.judge(reading, loop.nanoTime()));
    }
  }

  /** The contactor is open, or no vehicle is there. */
  private void nothingFlows() {
    current.nothingFlows();
    fault(FaultKind.OverCurrent, Optional.empty());
  }

  private void cableIs(Cable now) {
    cable = now;
    boolean unusable = now.isIn() && now.amps().isEmpty();
    fault(FaultKind.CableFailure,
        unusable ? Optional.of("the cable's resistor is none of IEC 61851-1 table B.2") : Optional.empty());
    telling.tell(events -> events.cableChanged(id, now.isIn(), now.amps()));
    offer();
  }

  private void pilotIs(ControlPilotState now) {
    boolean arrived = now.isConnected() && !read.isConnected();
    if (read.isConnected() && !now.isConnected()) {
      invitation.renewed();
      nothingFlows();
    }
    read = now;
    invitation.seen(contactorClosed, now.isReadyForEnergy());
    var reading = new PilotReading(now, Optional.empty(), loop.now());
    telling.tell(events -> {
      events.pilotChanged(id, reading);
      if (arrived) {
        events.vehicleReported(id, Vehicle.basic(CurrentKind.AC, Optional.empty()));
      }
    });
    if (arrived) {
      pins.execute(protection::testDue);
    }
    offer();
  }

  /** What the pilot's driver tells, on the worker. */
  private final class PilotEvents implements PilotDriver.Told {
    @Override
    public void pilot(ControlPilotState state) {
      loop.execute(() -> pilotIs(state));
    }

    @Override
    public void pilotFault(Optional<String> text) {
      loop.execute(() -> fault(FaultKind.PilotFailure, text));
    }

    @Override
    public void offers(OptionalDouble amps) {
      loop.execute(() -> current.offers(amps, loop.nanoTime()));
    }
  }

  /** What the thermometer tells, on the worker. */
  private final class Heat implements Thermometer.Told {
    @Override
    public void carries(int percent) {
      loop.execute(() -> {
        carriedPercent = percent;
        telling.tell(events -> events.deratedTo(id, percent));
        PiEvse.this.offer();
      });
    }

    @Override
    public void fault(FaultKind kind, Optional<String> text) {
      loop.execute(() -> PiEvse.this.fault(kind, text));
    }
  }

  /** The station's side of the pilot. */
  private final class PinPilot implements ControlPilot {
    @Override
    public void offer(Watts atMost) {
      offered(supply.amps(atMost.value()));
    }

    @Override
    public void withdrawOffer() {
      offered(0);
    }

    @Override
    public void showUnavailable() {
      available = false;
      PiEvse.this.offer();
    }
  }

  /** The station's side of the contactor. */
  private final class PinContactor implements Contactor {
    @Override
    public void close() {
      invitation.closeAsked(contactorClosed);
      contactor.switchTo(true);
      offer();
    }

    @Override
    public void open() {
      invitation.renewed();
      contactor.switchTo(false);
      offer();
    }
  }

  /** The station's side of the lock; a cable of the station's own needs none. */
  private final class PinLock implements ConnectorLock {
    @Override
    public void lock() {
      lock.ifPresent(device -> device.switchTo(true));
    }

    @Override
    public void unlock() {
      lock.ifPresent(ReadBackSwitch::letGo);
    }
  }

  /** A contactor that does not open is worse than one that does not close. */
  private final class ContactorEvents implements ReadBackSwitch.Listener {
    @Override
    public void moved(boolean on) {
      contactorClosed = on;
      if (!on) {
        nothingFlows();
      }
      invitation.seen(on, read.isReadyForEnergy());
      telling.tell(events -> events.contactorChanged(id, on));
      offer();
    }

    @Override
    public void doesNotFollow(boolean wanted) {
      faults.raise(wanted ? FaultKind.ContactorFailure : FaultKind.WeldedContactor,
          wanted ? "the contactor does not close" : "the contactor reads closed after it was told to open");
    }

    @Override
    public void follows() {
      faults.clear(FaultKind.ContactorFailure);
      faults.clear(FaultKind.WeldedContactor);
    }
  }

  /** A lock that does not follow. */
  private final class LockEvents implements ReadBackSwitch.Listener {
    @Override
    public void moved(boolean on) {
      telling.tell(events -> events.lockChanged(id, on));
    }

    @Override
    public void doesNotFollow(boolean wanted) {
      faults.raise(FaultKind.LockFailure, wanted ? "the lock does not hold" : "the lock does not let go");
    }

    @Override
    public void follows() {
      faults.clear(FaultKind.LockFailure);
    }
  }
}
