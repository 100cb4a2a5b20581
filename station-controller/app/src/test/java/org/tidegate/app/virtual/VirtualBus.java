package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.device.Worker;
import org.tidegate.hardware.modbus.Bus;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;

/** A bus without sockets, in virtual time: what the simulated devices answer is what the driver reads. Not thread-safe. */
final class VirtualBus implements Registers {
  /** Nobody answers from now on. */
  boolean cut;
  private final Supplier<Map<Integer, RegisterDevice>> devices;

  VirtualBus(Supplier<Map<Integer, RegisterDevice>> devices) {
    this.devices = devices;
  }

  /** The bus, with its worker on this loop. */
  Bus on(String name, StationLoop loop) {
    return new Bus(name, new OnLoop(loop), this);
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
