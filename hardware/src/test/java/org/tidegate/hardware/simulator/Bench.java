package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

/**
 * A simulated station on a test bench in virtual time: EVSE 1 is DC, 11 kW both ways; EVSE 2 is AC, 7.4 kW, charging
 * only.
 */
public final class Bench {
  public static final SimulatorSettings SETTINGS = new SimulatorSettings(List.of(
      new SimulatorSettings.Evse(1, CurrentKind.DC, new Watts(11_000), new Watts(11_000)),
      new SimulatorSettings.Evse(2, CurrentKind.AC, new Watts(7_400), Watts.ZERO)));

  public final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  public final RecordedEvents events = new RecordedEvents();
  public final SimulatedHardware hardware;

  public Bench() {
    this(SimulatedMemory.inMemory());
  }

  public Bench(SimulatedMemory memory) {
    hardware = new SimulatedHardware(loop, SETTINGS, memory);
    hardware.start(events);
    loop.runPosted();
  }

  /** Full power both ways, 60 kWh, half full, no losses: numbers can be derived in the head. */
  public static SimulatedCar.Builder car() {
    return SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(11_000)).efficiency(1);
  }

  public EvseDevices evse(int id) {
    return hardware.evses().get(id - 1);
  }

  public EvseState state(int id) {
    return hardware.state(id);
  }

  /** The car is in, asks, and the way for power is open. */
  public void connect(int evse, SimulatedCar car) {
    hardware.plugIn(evse, car);
    evse(evse).contactor().close();
    evse(evse).pilot().offer(SETTINGS.evses().get(evse - 1).mostCharge());
    seconds(1);
  }

  /** Commands this power now and renews its lease every second, for so many seconds. */
  public void flow(int evse, int watts, int seconds) {
    for (int second = 0; second < seconds; second++) {
      command(evse, watts);
      seconds(1);
    }
  }

  public void command(int evse, int watts) {
    evse(evse).powerStage().command(new Watts(watts), PowerStage.LONGEST_LEASE);
  }

  public MeterReading read(int evse) {
    evse(evse).meter().requestReading();
    loop.runPosted();
    return events.readings.getLast();
  }

  public void seconds(double seconds) {
    loop.advance(Duration.ofNanos(Math.round(seconds * 1e9)));
  }
}
