package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.station.OnStationLoop;

/** One EVSE's devices and the car in it. Station loop only; {@link #physics} is safe from any thread. */
@OnStationLoop
final class SimulatedEvse {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedEvse.class);
  private static final Duration UNPLUGS_AFTER = Duration.ofSeconds(1);

  /** What a usual cable carries, A. */
  private static final int CABLE_AMPS = 32;

  private final SimulatorSettings.Evse settings;
  private final SavedFirst telling;
  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SimulatedFaults faults;
  private final SimulatedPilot pilot;
  private final SimulatedContactor contactor;
  private final SimulatedLock lock;
  private final SimulatedMeter meter;
  private final SimulatedDialog dialog;
  private final SimulatedVehicle vehicle;
  private final EvseDevices devices;

  SimulatedEvse(SimulatorSettings.Evse settings, StationLoop loop, RememberedStation.Evse remembered,
      SavedFirst telling, Supplier<SimulatedGrid> grid) {
    int id = settings.id();
    this.settings = settings;
    this.telling = telling;
    this.loop = loop;
    this.physics = new EvsePhysics(settings, remembered, loop::nanoTime);
    this.faults = new SimulatedFaults(id, physics, telling);
    this.pilot = new SimulatedPilot(id, loop, physics, telling);
    this.contactor = new SimulatedContactor(loop, physics, faults,
        new ReadBack(closed -> telling.now(events -> events.contactorChanged(id, closed))));
    this.lock = new SimulatedLock(loop, physics,
        new ReadBack(locked -> telling.now(events -> events.lockChanged(id, locked))));
    this.meter = new SimulatedMeter(settings, loop, physics, telling, grid);
    this.dialog = new SimulatedDialog(id, loop, physics, pilot, telling);
    this.vehicle = new SimulatedVehicle(id, loop, physics, pilot, telling, dialog);
    this.devices = new EvseDevices(id, new SimulatedPowerStage(loop, physics, faults), contactor, lock, meter, pilot,
        light -> LOG.debug("evse {}: simulated light shows {}", id, light), dialog);
  }

  SimulatorSettings.Evse settings() {
    return settings;
  }

  EvsePhysics physics() {
    return physics;
  }

  EvseDevices devices() {
    return devices;
  }

  boolean isPlugged() {
    return physics.plugMark().isPresent();
  }

  /** Tells the first things; a car that was plugged before a restart asks again. */
  void start() {
    if (settings.fittings().baySensor()) {
      tellBay();
    }
    if (physics.isCableIn()) {
      tellCable(true);
    }
    pilot.read();
    meter.requestReading();
    if (isPlugged()) {
      vehicle.plugged();
    }
  }

  void plugIn(SimulatedCar car, String plugMark) {
    boolean wasIn = physics.isCableIn();
    physics.plug(car, plugMark);
    if (physics.isCableIn() && !wasIn) {
      tellCable(true);
    }
    vehicle.plugged();
    pilot.read();
  }

  /** At both ends. */
  void plugOut() {
    if (physics.isCableIn()) {
      physics.cableOut();
      tellCable(false);
    }
    plugOutAtVehicle();
  }

  /** A cable in the socket stays there. */
  void plugOutAtVehicle() {
    vehicle.unplugged();
    physics.unplug();
    pilot.read();
  }

  /** A cable without a car is pulled out of the socket, unless the lock holds it. */
  void pullCable() {
    if (physics.isCableIn() && !physics.isLocked() && !isPlugged()) {
      physics.cableOut();
      tellCable(false);
    }
  }

  void bay(boolean occupied) {
    physics.bay(occupied);
    tellBay();
  }

  private void tellBay() {
    boolean occupied = physics.isBayOccupied();
    telling.now(events -> events.bayChanged(settings.id(), occupied));
  }

  private void tellCable(boolean isIn) {
    telling.now(events -> events.cableChanged(settings.id(), isIn, Optional.of(CABLE_AMPS).filter(_ -> isIn)));
  }

  /** The car ends its session, then the cable comes out; the same car's, should another be in by then it stays. */
  void endSessionAndPlugOut(Runnable plugOut) {
    String mark = physics.plugMark().orElse("");
    if (physics.car().filter(car -> car.signalling() == Signalling.ISO15118).isPresent()) {
      telling.now(events -> events.vehicleEndedSession(settings.id()));
    }
    vehicle.unplugged();
    physics.ask(false);
    pilot.read();
    loop.after(UNPLUGS_AFTER, () -> {
      if (physics.plugMark().filter(mark::equals).isPresent()) {
        plugOut.run();
      }
    });
  }

  void pause(boolean pauses) {
    physics.pause(pauses);
    pilot.read();
  }

  void change(Consumer<SimulatedCar.Builder> change) {
    physics.change(change);
    vehicle.changed();
  }

  /** The car asks for schedules anew, when it has agreed on one or is controlled by the station. */
  void renegotiate() {
    if (isPlugged()) {
      dialog.ask();
    }
  }

  /** Safe from any thread. */
  boolean canRaise(String code) {
    var seen = physics.sources(FaultKind.OtherFailure);
    return kind(code) != FaultKind.OtherFailure || seen.contains(byHand(code))
        || seen.size() < SimulatedHardware.MOST_OTHER_FAULTS;
  }

  void raise(String code) {
    faults.raise(new Fault(kind(code), byHand(code), "simulated: " + code));
  }

  /** A kind goes as a whole, also as a device sees it; what has no kind of its own only as it was raised. */
  void clear(String code) {
    FaultKind.of(code).ifPresentOrElse(faults::clear, () -> faults.clear(kind(code), byHand(code)));
    if (kind(code) == FaultKind.LockFailure) {
      lock.move();
    }
  }

  private static FaultSource byHand(String code) {
    return new FaultSource("simulator:" + code);
  }

  private static FaultKind kind(String code) {
    return FaultKind.of(code).orElse(FaultKind.OtherFailure);
  }

  /** The devices behave like this from now on; what the change repairs is repaired at once. */
  void misbehave(Misbehaviour after) {
    Misbehaviour before = physics.misbehaviour();
    physics.misbehave(after);
    if (before.contactorStuck() && !after.contactorStuck()) {
      contactor.move();
      faults.clear(FaultKind.WeldedContactor, SimulatedContactor.SOURCE);
    }
    if (before.converter().stuck() && !after.converter().stuck()) {
      faults.clear(FaultKind.PowerStageFailure, SimulatedPowerStage.SOURCE);
    }
    if (before.spelling() != after.spelling()) {
      vehicle.changed();
    }
  }

  /** What it takes of each phase of the site; a DC converter takes the same of all three. */
  PhaseLoads loads() {
    var state = physics.state();
    return state.loads(settings.current()).orElseGet(() -> PhaseLoads.even(state.actual(), 3));
  }

  /** The prices that came with what the car was offered last. */
  List<String> prices() {
    return dialog.prices();
  }
}
