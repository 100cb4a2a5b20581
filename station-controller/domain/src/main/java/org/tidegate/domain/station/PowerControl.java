package org.tidegate.domain.station;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;

/**
 * Brings decided power to the power stage of one EVSE. Station loop only.
 *
 * <p>Less power, or none, is commanded at once; more power, or the other direction, only when everything decided so far
 * is durable and the contactor is closed. Where a ramp is configured, a setpoint and more power go along it; less power
 * for any other reason does not. The lease of every command is renewed by {@link #renew}, which a finished tick
 * calls and nothing else.
 */
@OnStationLoop
final class PowerControl {
  private static final Logger log = LoggerFactory.getLogger(PowerControl.class);

  private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

  private final StationCore core;
  private final EvseDevices devices;
  private final Room room;
  private final DischargeLimit limit;
  private Watts commanded = Watts.ZERO;
  private Watts wanted = Watts.ZERO;
  private boolean bySetpoint;
  private boolean contactorClosed;
  private boolean closeAsked;
  private long lastStep;
  private @Nullable Long lastNoted;
  private long wishes;

  PowerControl(StationCore core, EvseDevices devices, Room room) {
    this.core = core;
    this.devices = devices;
    this.room = room;
    this.limit = new DischargeLimit(core.journal(), devices.powerStage());
  }

  /** What the other EVSEs leave, by what they are commanded at this moment: a share is free once its holder has let go. */
  @FunctionalInterface
  interface Room {
    /** The most this EVSE may be commanded in the direction of the target, ≥ 0. */
    Watts left(int evseId, Watts target);
  }

  /** What the power stage was told last. */
  Watts commanded() {
    return commanded;
  }

  /** What was decided last. */
  Watts wanted() {
    return wanted;
  }

  boolean isContactorClosed() {
    return contactorClosed;
  }

  /** Whether the commanded power is still on its way to the wanted one. */
  boolean isMoving() {
    return !commanded.equals(wanted);
  }

  void contactorChanged(boolean closed) {
    contactorClosed = closed;
    if (!closed) {
      command(Watts.ZERO, "contactor open");
    } else if (isMoving()) {
      moveOnLater();
    }
  }

  /**
   * Wants what was decided.
   *
   * @param most what the limits of this moment leave of discharging, as a size
   * @param allowed what they leave of the power that was commanded last
   */
  void follow(Decision decision, Watts most, Supplier<Watts> allowed) {
    limit.decided(most);
    follow(decision, allowed);
    limit.commanded();
  }

  private void follow(Decision decision, Supplier<Watts> allowed) {
    boolean wasMoving = isMoving();
    want(decision.power());
    bySetpoint = decision.wish().kind() == Wish.Kind.SETPOINT && decision.reasons().isEmpty();
    if (!isMoving()) {
      return;
    }
    if (!wasMoving) {
      lastStep = core.loop().nanoTime();
    }
    if (bySetpoint && core.settings().rampWattsPerSecond().isPresent()) {
      keepWithin(allowed.get());
    }
    if (isMore(wanted)) {
      if (isTurn(wanted)) {
        step(Watts.ZERO, "other direction");
      }
      moveOnLater();
    } else {
      step(wanted, decision.reasons().toString());
    }
  }

  /** What is left on the way along the ramp is within the limits too: those of this EVSE, and what the others leave. */
  private void keepWithin(Watts allowed) {
    var most = room.left(devices.evseId(), commanded).min(allowed.magnitude());
    if (most.compareTo(commanded.magnitude()) < 0) {
      command(commanded.isDischarge() ? most.negated() : most, "limits on the ramp");
    }
  }

  /** No power, at once, whatever was decided before. */
  void stop(String why) {
    limit.decided(Watts.ZERO);
    halt(why);
    limit.commanded();
  }

  private void halt(String why) {
    want(Watts.ZERO);
    command(Watts.ZERO, why);
  }

  /**
   * Closes the contactor when power is wanted, or opens it; opening goes to 0 W first. One that was told to close is told to
   * open, also where it never read closed: it may be its read-back that fails, or it only has not closed yet.
   */
  void path(boolean open) {
    if (open && (contactorClosed || closeAsked)) {
      closeAsked = false;
      halt("power path opens");
      devices.contactor().open();
    } else if (!open && !contactorClosed) {
      closeAsked = true;
      devices.contactor().close();
    }
  }

  /** A tick has finished: the command holds for another lease. */
  void renew() {
    if (isMoving() && core.settings().rampWattsPerSecond().isPresent()) {
      moveOnLater();
    }
    if (!commanded.isZero()) {
      devices.powerStage().command(commanded, PowerStage.LONGEST_LEASE);
    }
  }

  private void want(Watts power) {
    if (!power.equals(wanted)) {
      wishes++;
      wanted = power;
    }
  }

  /** Once all decided so far is durable, and only towards what is wanted by now: what comes later has its own turn. */
  private void moveOnLater() {
    long wish = wishes;
    core.journal().then(() -> {
      if (wish == wishes) {
        moveOn();
      }
    });
  }

  private void moveOn() {
    if (!isMoving() || !contactorClosed && !wanted.isZero()) {
      return;
    }
    var before = commanded;
    step(wanted, "");
    if (!commanded.equals(before)) {
      // The decision is over: records, transaction and pages learn of the new power by another one.
      core.loop().execute(() -> core.acting().at(devices.evseId(), () -> {}));
    }
  }

  /** More power only as far as the others have let go of it. */
  private void command(Watts target, String why) {
    if (!isMore(target)) {
      tell(target, why);
      return;
    }
    var held = isTurn(target) ? Watts.ZERO : commanded.magnitude();
    var most = room.left(devices.evseId(), target).max(held).min(target.magnitude());
    tell(target.isDischarge() ? most.negated() : most, why);
  }

  private void step(Watts target, String why) {
    boolean isRamped = bySetpoint || isMore(target);
    if (!isRamped || core.settings().rampWattsPerSecond().isEmpty()) {
      command(target, why);
      return;
    }
    long now = core.loop().nanoTime();
    double seconds = Math.min(1, (now - lastStep) / 1e9);
    int most = (int) (core.settings().rampWattsPerSecond().get() * seconds);
    if (most == 0) {
      return;
    }
    lastStep = now;
    int change = Math.clamp((long) target.value() - commanded.value(), -most, most);
    command(new Watts(commanded.value() + change), why);
  }

  private void tell(Watts target, String why) {
    if (target.equals(commanded)) {
      return;
    }
    note(target, why);
    commanded = target;
    devices.powerStage().command(target, target.isZero() ? Duration.ZERO : PowerStage.LONGEST_LEASE);
  }

  /** The story of a stay has starts, stops and turns; a power that is followed at every moment only now and then. */
  private void note(Watts target, String why) {
    long now = core.loop().nanoTime();
    boolean begins = target.isZero() || commanded.isZero() || isTurn(target);
    if (begins || lastNoted == null || now - lastNoted >= NOTED_EVERY.toNanos()) {
      lastNoted = now;
      log.info("evse {}: {} → {} {}", devices.evseId(), commanded, target, why);
    } else {
      log.debug("evse {}: {} → {} {}", devices.evseId(), commanded, target, why);
    }
  }

  private boolean isMore(Watts target) {
    return isTurn(target) || target.magnitude().compareTo(commanded.magnitude()) > 0;
  }

  private boolean isTurn(Watts target) {
    return target.isCharge() && commanded.isDischarge() || target.isDischarge() && commanded.isCharge();
  }
}
