package org.tidegate.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.StationView;
import org.tidegate.hardware.board.BoardHardware;
import org.tidegate.hardware.board.SerialBoardLink;
import org.tidegate.hardware.card.CardHardware;
import org.tidegate.hardware.modbus.Buses;
import org.tidegate.hardware.modbus.ModbusHardware;
import org.tidegate.hardware.pi.PiHardware;
import org.tidegate.hardware.pi.PiSettings;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.control.SimulationHost;
import org.tidegate.hardware.simulator.control.SimulatorControl;
import org.tidegate.hardware.simulator.json.FileMemory;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.ocpp.OcppCentralSystem;

/**
 * The devices that the configuration names, and for simulated ones their control port and their bus. Not thread-safe.
 */
final class Devices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private final StationLoop loop;
  private final Hardware hardware;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private @Nullable SimulatedHardware simulated;

  private Devices(StationConfiguration configuration, StationLoop loop) {
    this.loop = loop;
    var rest = configuration.hardware().board().<Hardware>map(board -> board(configuration, board))
        .or(() -> configuration.hardware().pins().map(this::pins)).orElseGet(() -> simulated(configuration));
    parts.push(rest);
    configuration.hardware().simulatedBusPort().ifPresent(this::serveBus);
    var devices = configuration.hardware().driver() == Driver.MODBUS ? onBuses(configuration, rest) : rest;
    hardware = configuration.hardware().cardReaders().isEmpty() ? devices : withReaders(configuration, devices);
  }

  static Devices of(StationConfiguration configuration, StationLoop loop) {
    return new Devices(configuration, loop);
  }

  private Hardware board(StationConfiguration configuration, StationConfiguration.Hardware.Board board) {
    return new BoardHardware(loop, Wiring.boardSettings(configuration),
        new SerialBoardLink(board.serial(), board.baud()));
  }

  /** The meters are on buses. */
  private Hardware pins(PiSettings settings) {
    return PiHardware.onThisMachine(loop, settings, (_, _) -> () -> {});
  }

  private Hardware simulated(StationConfiguration configuration) {
    var memory = new FileMemory(configuration.storage().resolve("simulator"), UUID.randomUUID().toString());
    parts.push(memory::close);
    simulated = new SimulatedHardware(loop, Wiring.simulatorSettings(configuration), memory);
    return simulated;
  }

  private void serveBus(int port) {
    try {
      parts.push(ModbusSimulator.start(Objects.requireNonNull(simulated), System::nanoTime, port));
    } catch (IllegalStateException taken) {
      close();
      throw taken;
    }
  }

  private Hardware onBuses(StationConfiguration configuration, Hardware rest) {
    var buses = new Buses(System::nanoTime);
    parts.push(buses);
    var onBuses = new ModbusHardware(loop, configuration.hardware().modbus(), buses::open, rest);
    parts.push(onBuses);
    return onBuses;
  }

  private Hardware withReaders(StationConfiguration configuration, Hardware devices) {
    var readers = new CardHardware(loop, configuration.hardware().cardReaders(), devices);
    parts.push(readers);
    return readers;
  }

  Hardware hardware() {
    return hardware;
  }

  OptionalInt startControl(OcppCentralSystem centralSystem, StationViews views, int port) {
    if (simulated == null) {
      return OptionalInt.empty();
    }
    var control = new SimulatorControl(simulated, loop, new Host(centralSystem, views), port);
    parts.push(control);
    return OptionalInt.of(control.port());
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        LOG.error("devices could not be closed", failure);
      }
    }
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
