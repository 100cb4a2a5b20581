package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.time.Duration;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.port.Contactor;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.device.Worker;

/**
 * The contactor of one EVSE: a gate before the pin that asks it to close, and a contact that is read back. Station loop
 * only, but {@link #gate}, {@link #sample} and {@link #off}.
 */
@OnStationLoop
final class PiContactor implements Contactor, ReadBackSwitch.Listener {
  private static final Duration FOLLOWS_WITHIN = Duration.ofMillis(500);

  private final DigitalOutput pin;
  private final ContactorGate gate;
  private final ReadBackSwitch device;
  private final ToldFaults faults;
  private final Told told;

  PiContactor(Context pi4j, int evseId, PiSettings.Switch pins, Worker worker, StationLoop loop, ToldFaults faults,
      Told told) {
    this.faults = faults;
    this.told = told;
    this.pin = Pins.output(pi4j, "evse" + evseId + "-contactor", pins.output());
    this.gate = new ContactorGate(pin, free -> loop.execute(() -> gateIs(free)));
    this.device = new ReadBackSwitch(loop, worker, gate::want,
        Pins.input(pi4j, "evse" + evseId + "-contactor-read-back", pins.readBack()), FOLLOWS_WITHIN, this);
  }

  /** Hears of the contactor. */
  interface Told {
    /** What the station wants of it now. */
    void isTo(boolean close);

    /** It reads closed or open now. */
    void is(boolean closed);
  }

  /** What holds it, for tasks of the pins' worker. */
  ContactorGate gate() {
    return gate;
  }

  void start() {
    device.start();
  }

  /** The pins have not been read yet: something holds it. */
  void isHeld() {
    device.allow(false);
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
  public void close() {
    switchTo(true);
  }

  @Override
  public void open() {
    switchTo(false);
  }

  @Override
  public void moved(boolean on) {
    told.is(on);
  }

  /** A contactor that does not open is worse than one that does not close. */
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

  private void switchTo(boolean closed) {
    device.switchTo(closed);
    told.isTo(closed);
  }

  private void gateIs(boolean free) {
    device.allow(free);
  }
}
