package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.hardware.simulator.Misbehaviour.Converter;

/**
 * The way of the energy of one EVSE: converter, meter, battery. A function of time: it is brought up to any moment
 * exactly, whoever asks and however late, so the lease ends at its moment even when nothing else runs. Not thread-safe:
 * its {@link EvsePhysics} guards it.
 */
final class PowerPath {
  private static final double SETTLED_W = 1;

  private final double ratedIn;
  private final double ratedOut;
  private final Registers registers;
  private Converter converter = Misbehaviour.NONE.converter();
  private double timeScale = 1;
  private long at;
  private double power;
  private double target;
  private double held;
  private boolean leased;
  private long leaseEnd;
  private @Nullable Battery battery;
  private double carIn;
  private double carOut;

  PowerPath(SimulatorSettings.Evse rating, Registers registers, long now) {
    this.ratedIn = rating.mostCharge().value();
    this.ratedOut = rating.mostDischarge().value();
    this.registers = registers;
    this.at = now;
  }

  /** Watts that flow at the moment last advanced to, positive into the car. */
  double power() {
    return power;
  }

  /** Watts of the command whose lease runs, else 0. */
  double commanded() {
    return target;
  }

  /** Whether the converter holds another power than it was told. */
  boolean isDefiant() {
    return converter.stuck() && held != target;
  }

  /** Integrates up to this moment of the monotonic clock; an earlier one changes nothing. */
  void advanceTo(long now) {
    if (leased && leaseEnd - now <= 0) {
      flow(leaseEnd);
      revert();
    }
    flow(now);
  }

  /** A command holds for the lease; one of 0 W needs none, and leaves the running lease to end what lags or is stuck. */
  void command(double watts, Duration lease) {
    target = watts;
    if (watts != 0) {
      leased = true;
      leaseEnd = at + lease.toNanos();
    }
    follow();
  }

  void converter(Converter other) {
    if (other.stuck() && !converter.stuck()) {
      held = target;
    }
    converter = other;
    follow();
  }

  double timeScale() {
    return timeScale;
  }

  void timeScale(double factor) {
    timeScale = factor;
  }

  /** A car is connected through and moves power within these limits. */
  void connect(Battery car, double mostIn, double mostOut) {
    battery = car;
    carIn = mostIn;
    carOut = mostOut;
    power = withinCar(power);
    follow();
  }

  /** Nothing can flow. */
  void cut() {
    battery = null;
    power = 0;
  }

  /** The device's own reversion timer. */
  private void revert() {
    leased = false;
    target = 0;
    held = 0;
    power = 0;
  }

  /** Without a lag the power follows at once; with one, time does it. */
  private void follow() {
    if (converter.lag().isZero()) {
      power = aim();
    }
  }

  private void flow(long until) {
    double seconds = (until - at) / 1e9;
    if (seconds <= 0) {
      return;
    }
    at = until;
    double aim = aim();
    if (battery == null || converter.lag().isZero() || isRefused(power)) {
      power = aim;
      move(aim * seconds);
    } else {
      lag(aim, seconds);
    }
  }

  /** A first-order lag, integrated in closed form; on its way through zero the energy belongs to both registers. */
  private void lag(double aim, double seconds) {
    double constant = converter.lag().toNanos() / 1e9;
    double crossing = power * aim < 0 ? constant * Math.log((power - aim) / -aim) : Double.POSITIVE_INFINITY;
    if (crossing < seconds) {
      move(lagged(aim, crossing, constant));
      power = 0;
      lag(aim, seconds - crossing);
      return;
    }
    double wattSeconds = lagged(aim, seconds, constant);
    double reached = aim + (power - aim) * Math.exp(-seconds / constant);
    power = Math.abs(reached - aim) < SETTLED_W ? aim : reached;
    move(wattSeconds);
  }

  private double lagged(double aim, double seconds, double constant) {
    return aim * seconds + (power - aim) * constant * -Math.expm1(-seconds / constant);
  }

  /** Carries energy through the meter; a battery that fills up or runs down on the way ends the flow. */
  private void move(double wattSeconds) {
    Battery car = battery;
    double wattHours = wattSeconds / 3600 * timeScale;
    if (car == null || wattHours == 0) {
      return;
    }
    double moved = wattHours > 0 ? car.take(wattHours) : -car.give(-wattHours);
    registers.count(moved);
    if (isRefused(power)) {
      power = 0;
    }
  }

  /** Where the power goes: the command, bent by the converter's faults, bounded by ratings and by the car. */
  private double aim() {
    double wanted = converter.stuck() ? held : target;
    double rated = Math.max(-ratedOut, Math.min(ratedIn, wanted));
    double bent = withinCar(rated * (1 + converter.errorPercent() / 100));
    return battery == null || isRefused(bent) ? 0 : bent;
  }

  private double withinCar(double watts) {
    return Math.max(-carOut, Math.min(carIn, watts));
  }

  private boolean isRefused(double watts) {
    Battery car = battery;
    return car != null && (watts > 0 ? car.isFull() : watts < 0 && car.isAtFloor());
  }
}
