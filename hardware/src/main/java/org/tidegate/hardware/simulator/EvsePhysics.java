package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.Signalling;

/**
 * What physically is at one EVSE, whether or not the program runs well: everything is brought up to the present moment
 * before it is read or changed. Safe from any thread; its lock is held briefly and never while telling anyone.
 */
final class EvsePhysics {
  /** Faults after which protective hardware lets nothing flow. */
  private static final Set<FaultKind> PROTECTIVE = EnumSet.of(FaultKind.EmergencyStop,
      FaultKind.GroundFailure, FaultKind.OverCurrent, FaultKind.IsolationFailure, FaultKind.PowerStageFailure);

  private final int id;
  private final LongSupplier clock;
  private final Registers registers;
  private final PowerPath path;
  private final Map<FaultKind, Set<FaultSource>> faults = new EnumMap<>(FaultKind.class);
  private Misbehaviour misbehaviour = Misbehaviour.NONE;
  private boolean contactorClosed;
  private final boolean socket;
  private boolean locked;
  private boolean cableIn;
  private boolean bayOccupied;
  private boolean available = true;
  private boolean outage;
  private boolean paused;
  private boolean asks;
  private Optional<Watts> offer = Optional.empty();
  private @Nullable PluggedCar plugged;

  EvsePhysics(SimulatorSettings.Evse settings, RememberedStation.Evse remembered, LongSupplier clock) {
    this.id = settings.id();
    this.clock = clock;
    this.registers = new Registers(remembered.importedWh(), remembered.exportedWh());
    this.socket = settings.socket();
    this.path = new PowerPath(settings, registers, clock.getAsLong());
    remembered.plugged().filter(car -> car.car().current() == settings.current())
        .ifPresent(car -> plug(car.car(), car.plugMark()));
  }

  /** Moves this much power for the lease, which the device may cut. */
  synchronized void command(Watts target, Duration lease) {
    advance();
    Duration longest = misbehaviour.longestLease();
    path.command(target.value(), lease.compareTo(longest) > 0 ? longest : lease);
  }

  /** Whether the power stage is stuck at another power than it was told. */
  synchronized boolean isDefiant() {
    advance();
    return path.isDefiant();
  }

  /** Moves the contactor, welded contacts don't open; returns whether it is closed then. */
  synchronized boolean moveContactor(boolean close) {
    advance();
    contactorClosed = close || (contactorClosed && misbehaviour.contactorStuck());
    settle();
    return contactorClosed;
  }

  /** Moves the lock unless it is broken; returns whether it holds the plug then. */
  synchronized boolean moveLock(boolean lock) {
    locked = faults.containsKey(FaultKind.LockFailure) ? locked : lock;
    return locked;
  }

  /** What the station's side of the pilot offers; absent: the pilot is steady. */
  synchronized void offer(Optional<Watts> atMost) {
    advance();
    available = true;
    offer = atMost;
    settle();
  }

  synchronized void showUnavailable() {
    offer(Optional.empty());
    available = false;
  }

  synchronized void plug(SimulatedCar car, String plugMark) {
    advance();
    plugged = new PluggedCar(car, new Battery(car, car.energyWh()), plugMark);
    cableIn = socket;
    asks = false;
    paused = false;
    settle();
  }

  /** Pulls the cable out of the socket, whatever holds it. */
  synchronized void cableOut() {
    cableIn = false;
  }

  /** Whether a cable is in the socket. */
  synchronized boolean isCableIn() {
    return cableIn;
  }

  synchronized boolean isLocked() {
    return locked;
  }

  synchronized void bay(boolean occupied) {
    bayOccupied = occupied;
  }

  synchronized boolean isBayOccupied() {
    return bayOccupied;
  }

  synchronized void unplug() {
    advance();
    plugged = null;
    asks = false;
    settle();
  }

  /** The car asks for energy, or stops asking. */
  synchronized void ask(boolean wants) {
    advance();
    asks = wants;
    settle();
  }

  synchronized void pause(boolean pauses) {
    advance();
    paused = pauses;
    settle();
  }

  /** Changes the plugged car; energy that the change does not speak of stays as it is. */
  synchronized void change(Consumer<SimulatedCar.Builder> change) {
    advance();
    PluggedCar before = plugged;
    if (before != null) {
      SimulatedCar known = before.now();
      var builder = known.change();
      change.accept(builder);
      plugged = before.changed(known, builder.build());
      settle();
    }
  }

  synchronized void misbehave(Misbehaviour other) {
    advance();
    misbehaviour = other;
    path.converter(other.converter());
  }

  synchronized Misbehaviour misbehaviour() {
    return misbehaviour;
  }

  synchronized void outage(boolean gone) {
    advance();
    outage = gone;
    settle();
  }

  synchronized double timeScale() {
    return path.timeScale();
  }

  synchronized void timeScale(double factor) {
    advance();
    path.timeScale(factor);
  }

  /** Returns whether this source did not see the fault before. */
  synchronized boolean raise(FaultKind kind, FaultSource source) {
    advance();
    boolean isNew = faults.computeIfAbsent(kind, _ -> new HashSet<>()).add(source);
    settle();
    return isNew;
  }

  /** Who sees this fault. */
  synchronized Set<FaultSource> sources(FaultKind kind) {
    return Set.copyOf(faults.getOrDefault(kind, Set.of()));
  }

  /** Returns whether this source saw the fault. */
  synchronized boolean clear(FaultKind kind, FaultSource source) {
    advance();
    boolean was = faults.getOrDefault(kind, Set.of()).contains(source);
    faults.computeIfPresent(kind, (_, sources) -> sources.remove(source) && sources.isEmpty() ? null : sources);
    settle();
    return was;
  }

  /** The plugged car with its present state of charge. */
  synchronized Optional<SimulatedCar> car() {
    advance();
    return Optional.ofNullable(plugged).map(PluggedCar::now);
  }

  /** The mark of the present plugging-in. */
  synchronized Optional<String> plugMark() {
    return Optional.ofNullable(plugged).map(PluggedCar::plugMark);
  }

  synchronized ControlPilotState pilot() {
    if (!available) {
      return ControlPilotState.F;
    }
    if (plugged == null) {
      return ControlPilotState.A;
    }
    return asks && !paused ? ControlPilotState.C : ControlPilotState.B;
  }

  /** What flows now, positive into the car. */
  synchronized Watts power() {
    advance();
    return watts(path.power());
  }

  synchronized EvseState state() {
    advance();
    return new EvseState(id, pilot(), contactorClosed, locked, watts(path.commanded()), watts(path.power()),
        registers.imported(), registers.exported(),
        Set.copyOf(faults.keySet()), car(),
        plugged == null ? 0 : plugged.battery().energyWh(), paused, cableIn, bayOccupied);
  }

  synchronized RememberedStation.Evse remembered() {
    advance();
    return new RememberedStation.Evse(registers.importedWh(), registers.exportedWh(), Optional.ofNullable(plugged)
        .map(present -> new RememberedStation.Plugged(present.now(), present.plugMark())));
  }

  private void advance() {
    path.advanceTo(clock.getAsLong());
  }

  /** After a change: power flows through closed contacts into a car that asks, or not at all. */
  private void settle() {
    PluggedCar car = plugged;
    boolean flows = contactorClosed && pilot() == ControlPilotState.C && !outage
        && Collections.disjoint(faults.keySet(), PROTECTIVE);
    if (car == null || offer.isEmpty() || !flows) {
      path.cut();
    } else {
      path.connect(car.battery(), mostCharge(car.car(), offer.get()), car.car().mostDischarge().value());
    }
  }

  /** IEC 61851-1 table A.7: the duty cycle binds a car that knows nothing else; with ISO 15118 it only says "talk". */
  private static double mostCharge(SimulatedCar car, Watts offered) {
    Watts most = car.signalling() == Signalling.BASIC ? car.mostCharge().min(offered) : car.mostCharge();
    return Math.max(0, most.value());
  }

  private static Watts watts(double value) {
    return new Watts((int) Math.rint(value));
  }

  /** A car in its EVSE and how full it is by now. */
  private record PluggedCar(SimulatedCar car, Battery battery, String plugMark) {
    SimulatedCar now() {
      return car.change().soc(battery.stateOfCharge()).build();
    }

    PluggedCar changed(SimulatedCar before, SimulatedCar after) {
      boolean sameEnergy = after.stateOfCharge() == before.stateOfCharge() && after.capacityWh() == before.capacityWh();
      return new PluggedCar(after, new Battery(after, sameEnergy ? battery.energyWh() : after.energyWh()), plugMark);
    }
  }
}
