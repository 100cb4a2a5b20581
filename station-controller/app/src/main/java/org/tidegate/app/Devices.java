package org.tidegate.app;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.StationView;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.control.SimulationHost;
import org.tidegate.hardware.simulator.control.SimulatorControl;
import org.tidegate.hardware.simulator.json.FileMemory;
import org.tidegate.ocpp.OcppCentralSystem;

/** The devices that the configuration names, and for simulated ones their control port. Not thread-safe. */
final class Devices implements AutoCloseable {
  private final StationLoop loop;
  private final SimulatedHardware hardware;
  private final SimulatedMemory memory;
  private @Nullable SimulatorControl control;

  private Devices(StationLoop loop, SimulatedHardware hardware, SimulatedMemory memory) {
    this.loop = loop;
    this.hardware = hardware;
    this.memory = memory;
  }

  static Devices of(StationConfiguration configuration, StationLoop loop) {
    var memory = new FileMemory(configuration.storage().resolve("simulator"), UUID.randomUUID().toString());
    return new Devices(loop, new SimulatedHardware(loop, Wiring.simulatorSettings(configuration), memory), memory);
  }

  Hardware hardware() {
    return hardware;
  }

  OptionalInt startControl(OcppCentralSystem centralSystem, StationViews views, int port) {
    control = new SimulatorControl(hardware, loop, new Host(centralSystem, views), port);
    return OptionalInt.of(control.port());
  }

  @Override
  public void close() {
    if (control != null) {
      control.close();
    }
    hardware.close();
    memory.close();
  }

  private record Host(OcppCentralSystem centralSystem, StationViews views) implements SimulationHost {
    @Override
    public void disconnectNetwork() {
      centralSystem.disconnectNetwork();
    }

    @Override
    public void connectNetwork() {
      centralSystem.connectNetwork();
    }

    @Override
    public void stall(Duration time) {
      long end = System.nanoTime() + time.toNanos();
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }

    @Override
    public StationView view() {
      return views.newest();
    }
  }
}
