package org.tidegate.hardware.simulator.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers;

/** A simulated device without a bus in between, and what can go wrong on one. */
public final class DeviceRegisters implements Registers {
  public final List<int[]> written = new ArrayList<>();
  public Optional<BusFailure> failure = Optional.empty();
  public Optional<BusFailure> writeFailure = Optional.empty();
  public UnaryOperator<int[]> onWrite = UnaryOperator.identity();
  public Answer onRead = (first, words) -> words;
  private final RegisterDevice device;

  public DeviceRegisters(RegisterDevice device) {
    this.device = device;
  }

  @Override
  public int[] read(int unit, Table table, int first, int count) throws BusFailure {
    fail(failure);
    try {
      return onRead.of(first, device.read(table, first, count));
    } catch (RegisterDevice.Refused refused) {
      throw new BusFailure(Kind.REFUSED, "refused with exception code " + refused.code());
    }
  }

  @Override
  public void write(int unit, int first, int... words) throws BusFailure {
    fail(failure);
    fail(writeFailure);
    written.add(words);
    try {
      device.write(first, onWrite.apply(words.clone()));
    } catch (RegisterDevice.Refused refused) {
      throw new BusFailure(Kind.REFUSED, "refused with exception code " + refused.code());
    }
  }

  private static void fail(Optional<BusFailure> failure) throws BusFailure {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Makes another answer of the device's. */
  public interface Answer {
    int[] of(int first, int[] words);
  }
}
