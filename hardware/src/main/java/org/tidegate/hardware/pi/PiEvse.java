package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.pwm.Pwm;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fault.FaultKind;
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
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.Worker;

/** One EVSE on pins: alternating current, basic signalling, charging only. Station loop only. */
@OnStationLoop
final class PiEvse {
  private static final Duration CONTACTOR_FOLLOWS_WITHIN = Duration.ofMillis(500);
  private static final Duration LOCK_FOLLOWS_WITHIN = Duration.ofSeconds(2);

  private final int id;
  private final StationLoop loop;
  private final Telling telling;
  private final ToldFaults faults;
  private final Pwm pwm;
  private final PilotOutput pilot;
  private final PilotSource pilotSource;
  private final DigitalOutput contactorPin;
  private final ReadBackSwitch contactor;
  private final DigitalOutput lockPin;
  private final ReadBackSwitch lock;
  private final PiLight light;
  private final EvseDevices devices;
  private ControlPilotState read = ControlPilotState.A;
  private boolean unavailable;
  private @Nullable ControlPilotState told;

  PiEvse(PiSettings.Evse settings, Context pi4j, Worker pins, StationLoop loop, MeterSource meters,
      Telling telling) {
    this.id = settings.id();
    this.loop = loop;
    this.telling = telling;
    this.faults = new ToldFaults(id, telling);
    this.pwm = Pins.pwm(pi4j, "evse" + id + "-pilot", settings.pilot().pwmChannel());
    this.pilot = new PilotOutput(id, pwm, pins, works -> loop.execute(() -> pilotWorks(works)));
    this.pilotSource = new ComparatorPilot(pi4j, id, settings.pilot());
    this.contactorPin = Pins.output(pi4j, "evse" + id + "-contactor", settings.contactor().output());
    this.contactor = new ReadBackSwitch(loop, pins, contactorPin,
        Pins.input(pi4j, "evse" + id + "-contactor-read-back", settings.contactor().readBack()),
        CONTACTOR_FOLLOWS_WITHIN, new ContactorEvents());
    this.lockPin = Pins.output(pi4j, "evse" + id + "-lock", settings.lock().output());
    this.lock = new ReadBackSwitch(loop, pins, lockPin,
        Pins.input(pi4j, "evse" + id + "-lock-read-back", settings.lock().readBack()), LOCK_FOLLOWS_WITHIN,
        new LockEvents());
    this.light = new PiLight(pi4j, pins, id, settings.light());
    EnergyMeter meter = meters.open(id,
        reading -> loop.execute(() -> telling.tell(events -> events.measured(id, reading))));
    this.devices = new EvseDevices(id, powerStage(settings.supply()), contactorPort(), lockPort(), meter,
        pilotPort(settings.supply()), light);
  }

  EvseDevices devices() {
    return devices;
  }

  void start() {
    pilotSource.start(state -> loop.execute(() -> pilotRead(state)));
    devices.meter().requestReading();
    contactor.start();
    lock.start();
  }

  /** Everything off, on the pin thread or after its end. */
  void safe() {
    pwm.off();
    contactorPin.low();
    lockPin.low();
    light.off();
  }

  private PowerStage powerStage(PiSettings.Supply supply) {
    return (target, lease) -> pilot.command(Math.max(0, supply.amps(target.value())),
        lease.compareTo(PowerStage.LONGEST_LEASE) > 0 ? PowerStage.LONGEST_LEASE : lease);
  }

  private ControlPilot pilotPort(PiSettings.Supply supply) {
    return new ControlPilot() {
      @Override
      public void offer(Watts atMost) {
        offered(Math.min(supply.mostAmps(), supply.amps(atMost.value())));
      }

      @Override
      public void withdrawOffer() {
        offered(0);
      }

      @Override
      public void showUnavailable() {
        pilot.showUnavailable();
        unavailable = true;
        tellPilot();
      }
    };
  }

  private Contactor contactorPort() {
    return new Contactor() {
      @Override
      public void close() {
        contactor.switchTo(true);
      }

      @Override
      public void open() {
        contactor.switchTo(false);
      }
    };
  }

  private ConnectorLock lockPort() {
    return new ConnectorLock() {
      @Override
      public void lock() {
        lock.switchTo(true);
      }

      @Override
      public void unlock() {
        lock.switchTo(false);
      }
    };
  }

  private void offered(double amps) {
    pilot.offer(amps);
    unavailable = false;
    tellPilot();
  }

  private void pilotRead(ControlPilotState state) {
    read = state;
    tellPilot();
  }

  /** Tells a new state later, never inside a call from the station; while the station shows F that is the state. */
  private void tellPilot() {
    ControlPilotState now = unavailable ? ControlPilotState.F : read;
    if (now == told) {
      return;
    }
    boolean arrived = now.isConnected() && (told == null || !told.isConnected());
    told = now;
    var reading = new PilotReading(now, Optional.empty(), loop.now());
    loop.execute(() -> telling.tell(events -> {
      events.pilotChanged(id, reading);
      if (arrived) {
        events.vehicleReported(id, Vehicle.basic(CurrentKind.AC, Optional.empty()));
      }
    }));
  }

  private void pilotWorks(boolean works) {
    if (works) {
      faults.clear(FaultKind.PilotFailure);
    } else {
      faults.raise(FaultKind.PilotFailure, "the pilot's pin can't be written");
    }
  }

  /** A contactor that does not open is worse than one that does not close. */
  private final class ContactorEvents implements ReadBackSwitch.Listener {
    @Override
    public void moved(boolean on) {
      telling.tell(events -> events.contactorChanged(id, on));
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
