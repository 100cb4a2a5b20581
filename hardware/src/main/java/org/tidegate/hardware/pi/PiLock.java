package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.time.Duration;
import java.util.function.Consumer;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.port.ConnectorLock;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.device.Worker;

/** The lock of one socket, read back. Station loop only, but {@link #sample} and {@link #off}. */
@OnStationLoop
final class PiLock implements ConnectorLock, ReadBackSwitch.Listener {
  /** Where the cable belongs to the station. */
  static final ConnectorLock NONE = new ConnectorLock() {
    @Override
    public void lock() {}

    @Override
    public void unlock() {}
  };

  private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(2);

  private final DigitalOutput pin;
  private final ReadBackSwitch device;
  private final ToldFaults faults;
  private final Consumer<Boolean> told;

  /**
   * A lock that does not hold.
   *
   * @param told whether it reads locked, when that changes
   */
  PiLock(Context pi4j, int evseId, PiSettings.Switch pins, Worker worker, StationLoop loop, ToldFaults faults,
      Consumer<Boolean> told) {
    this.faults = faults;
    this.told = told;
    this.pin = Pins.output(pi4j, "evse" + evseId + "-lock", pins.output());
    this.device = new ReadBackSwitch(loop, worker, pin::setState,
        Pins.input(pi4j, "evse" + evseId + "-lock-read-back", pins.readBack()), FOLLOWS_WITHIN, this);
  }

  void start() {
    device.start();
  }

  /** On the pins' worker. */
  void sample(long now) {
    device.sample(now);
  }

  /** On the pins' worker, or after its end. */
  void off() {
    pin.low();
  }

  @Override
  public void lock() {
    device.switchTo(true);
  }

  @Override
  public void unlock() {
    device.letGo();
  }

  @Override
  public void moved(boolean on) {
    told.accept(on);
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
