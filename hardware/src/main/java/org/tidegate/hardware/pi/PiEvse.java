package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
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

/**
 * One EVSE on pins: alternating current, basic signalling, charging only. Brings what its devices see together, and tells
 * the station. Station loop only.
 */
@OnStationLoop
final class PiEvse {
  private static final Logger LOG = LoggerFactory.getLogger(PiEvse.class);
  private static final Duration STARTS_AGAIN_AFTER = Duration.ofSeconds(5);

  private final int id;
  private final PiSettings.Supply supply;
  private final StationLoop loop;
  private final Worker pins;
  private final Telling telling;
  private final ToldFaults faults;
  private final PiContactor contactor;
  private final Protection protection;
  private final PilotDriver pilot;
  private final Optional<CableSensor> cableSensor;
  private final Optional<Thermometer> thermometer;
  private final Optional<PiLock> lock;
  private final PiLight light;
  private final CurrentWatch current;
  private final Offer offer;
  private final EvseDevices devices;
  private ControlPilotState read = ControlPilotState.A;
  private boolean contactorClosed;

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
    this.contactor = new PiContactor(pi4j, id, settings.contactor(), pins, loop, faults, new ContactorEvents());
    this.protection = new Protection(pi4j, id, settings.protection(), contactor.gate(),
        (kind, text) -> loop.execute(() -> fault(kind, text)));
    this.pilot = new PilotDriver(id, Pins.pwm(pi4j, "evse" + id + "-pilot", settings.pilot().pwmChannel()), pins,
        loop::nanoTime, source(settings.pilot().levels(), pi4j, adc), settings.pilot().signalling(), contactor.gate(),
        new PilotEvents());
    this.cableSensor = settings.proximity().map(input -> new CableSensor(adc.orElseThrow(), input,
        now -> loop.execute(() -> cableIs(now))));
    this.thermometer = settings.temperature().map(input -> new Thermometer(adc.orElseThrow(), input, new Heat()));
    this.lock = settings.lock().map(switched -> new PiLock(pi4j, id, switched, pins, loop, faults,
        on -> telling.tell(events -> events.lockChanged(id, on))));
    this.light = new PiLight(pi4j, pins, id, settings.light());
    this.current = new CurrentWatch(supply, loop.nanoTime());
    this.offer = new Offer(supply, pilot.wanted(), cableSensor.isPresent());
    this.devices = new EvseDevices(id, this::command, contactor,
        lock.<ConnectorLock>map(own -> own).orElse(PiLock.NONE),
        meters.open(id, reading -> loop.execute(() -> measured(reading))), offer, light);
  }

  private PilotSource source(PiSettings.Levels levels, Context pi4j, Optional<Adc> adc) {
    return switch (levels) {
      case PiSettings.Comparators comparators -> new ComparatorPilot(pi4j, id, comparators);
      case PiSettings.Analogue analogue -> new AnaloguePilot(adc.orElseThrow(), analogue);
    };
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
      contactor.gate().retry();
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
    contactor.gate().hold(Hold.BLIND, blind);
  }

  void start() {
    contactor.isHeld();
    devices.meter().requestReading();
    startPins();
  }

  /** Pins that fail leave the contactor open, and are tried again: the EVSE is one that can't be read until then. */
  private void startPins() {
    try {
      contactor.start();
      lock.ifPresent(PiLock::start);
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
    List.<Runnable>of(contactor::off, pilot::safe, protection::safe, () -> lock.ifPresent(PiLock::off), light::off)
        .forEach(off -> {
          try {
            off.run();
          } catch (RuntimeException stuck) {
            LOG.error("evse {}: a pin can't be turned off", id, stuck);
          }
        });
  }

  private void command(Watts target, Duration lease) {
    pilot.wanted().command(Math.max(0, supply.amps(target.value())),
        lease.compareTo(PowerStage.LONGEST_LEASE) > 0 ? PowerStage.LONGEST_LEASE : lease);
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
    offer.cableIs(now);
    boolean unusable = now.isIn() && now.amps().isEmpty();
    fault(FaultKind.CableFailure,
        unusable ? Optional.of("the cable's resistor is none of IEC 61851-1 table B.2") : Optional.empty());
    telling.tell(events -> events.cableChanged(id, now.isIn(), now.amps()));
  }

  private void pilotIs(ControlPilotState now) {
    boolean arrived = now.isConnected() && !read.isConnected();
    if (arrived) {
      pins.execute(protection::testDue);
    }
    if (read.isConnected() && !now.isConnected()) {
      nothingFlows();
    }
    read = now;
    offer.pilotIs(now);
    var reading = new PilotReading(now, Optional.empty(), loop.now());
    telling.tell(events -> {
      events.pilotChanged(id, reading);
      if (arrived) {
        events.vehicleReported(id, Vehicle.basic(CurrentKind.AC, Optional.empty()));
      }
    });
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
        offer.carries(percent);
        telling.tell(events -> events.deratedTo(id, percent));
      });
    }

    @Override
    public void fault(FaultKind kind, Optional<String> text) {
      loop.execute(() -> PiEvse.this.fault(kind, text));
    }
  }

  /** What the contactor tells. */
  private final class ContactorEvents implements PiContactor.Told {
    @Override
    public void isTo(boolean close) {
      if (close) {
        offer.contactorIsToClose();
      } else {
        offer.contactorIsToOpen();
      }
    }

    @Override
    public void is(boolean closed) {
      contactorClosed = closed;
      if (!closed) {
        nothingFlows();
      }
      offer.contactorIs(closed);
      telling.tell(events -> events.contactorChanged(id, closed));
    }
  }
}
