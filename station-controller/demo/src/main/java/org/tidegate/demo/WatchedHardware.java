package org.tidegate.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PassedOnPowerStage;
import org.tidegate.domain.quantity.Watts;

/**
 * Devices that do what they always do, and say what their power stages are told. Immutable.
 *
 * @param commanded is told, on the station loop, every command before the device gets it
 */
record WatchedHardware(Hardware devices, Consumer<Watts> commanded) implements Hardware {
  @Override
  public List<EvseDevices> evses() {
    return devices.evses().stream().map(this::watched).toList();
  }

  private EvseDevices watched(EvseDevices evse) {
    return new EvseDevices(evse.evseId(), new PassedOnPowerStage(evse.powerStage()) {
      @Override
      public void command(Watts target, Duration lease) {
        commanded.accept(target);
        super.command(target, lease);
      }
    }, evse.contactor(), evse.lock(), evse.meter(), evse.pilot(), evse.indicator(), evse.dialog());
  }

  @Override
  public GridMeter grid() {
    return devices.grid();
  }

  @Override
  public void start(HardwareEvents events) {
    devices.start(events);
  }

  @Override
  public void close() {
    devices.close();
  }
}
