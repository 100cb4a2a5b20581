package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.modbus.Bus;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.MeterMap;
import org.tidegate.hardware.modbus.ModbusHardware;
import org.tidegate.hardware.modbus.ModbusSettings;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.modbus.Registers;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;

/** A bus without sockets, in virtual time: what the simulated devices answer is what the driver reads. Not thread-safe. */
final class VirtualBus implements Registers {
  private static final String NAME = "cabinet";
  /** Unit 1. */
  static final Place FIRST = new Place(NAME, 1);

  /** Nobody answers from now on. */
  boolean cut;
  private final Supplier<Map<Integer, RegisterDevice>> devices;

  VirtualBus(Supplier<Map<Integer, RegisterDevice>> devices) {
    this.devices = devices;
  }

  /**
   * EVSE 1 with what it has on this bus.
   *
   * @param meter the unit with the registers of an SDM630
   * @param beside has the rest of the EVSE
   */
  Hardware hardware(StationLoop loop, Optional<Converter> converter, int meter, Hardware beside) {
    var evse = new ModbusSettings.Evse(1, converter,
        Optional.of(new Meter(new Place(NAME, meter), MeterMap.EASTRON_SDM630)));
    var settings = new BusSettings(NAME, new BusSettings.Tcp("virtual", 1), Duration.ofMillis(500));
    return new ModbusHardware(loop, new ModbusSettings(List.of(settings), List.of(evse)),
        opened -> new Bus(opened.name(), new OnLoop(loop), this), beside);
  }

  @Override
  public int[] read(int unit, Table table, int first, int count) throws BusFailure {
    try {
      return device(unit).read(table, first, count);
    } catch (RegisterDevice.Refused refused) {
      throw new BusFailure(Kind.REFUSED, refused.getMessage());
    }
  }

  @Override
  public void write(int unit, int first, int... words) throws BusFailure {
    try {
      device(unit).write(first, words);
    } catch (RegisterDevice.Refused refused) {
      throw new BusFailure(Kind.REFUSED, refused.getMessage());
    }
  }

  private RegisterDevice device(int unit) throws BusFailure {
    return Optional.ofNullable(devices.get().get(unit)).filter(_ -> !cut)
        .orElseThrow(() -> new BusFailure(Kind.SILENT, "no answer"));
  }

  /** A worker for which each task takes as long as a request on a bus. */
  private record OnLoop(StationLoop loop) implements Worker {
    private static final Duration REQUEST = Duration.ofMillis(20);

    @Override
    public void execute(Runnable task) {
      loop.after(REQUEST, task);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
      return loop.after(delay, task)::cancel;
    }

    @Override
    public void close() {}
  }
}
