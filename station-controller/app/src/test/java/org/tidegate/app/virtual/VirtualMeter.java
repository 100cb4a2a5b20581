package org.tidegate.app.virtual;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.modbus.RegisterDevice;

/** A meter with the registers of an SDM630, of which only the driver's part is filled. Not thread-safe. */
record VirtualMeter(DoubleSupplier watts, DoubleSupplier importedWh, DoubleSupplier exportedWh)
    implements
      RegisterDevice {
  private static final int POWER = 0x0034;
  private static final int IMPORTED = 0x0048;
  private static final int EXPORTED = 0x004A;
  private static final List<Integer> PHASE_POWERS = List.of(0x000C, 0x000E, 0x0010);

  /** What simulated hardware measures at EVSE 1. */
  static VirtualMeter of(SimulatedHardware world) {
    return new VirtualMeter(() -> world.state(1).actual().value(), () -> world.state(1).imported().value(),
        () -> world.state(1).exported().value());
  }

  @Override
  public int[] read(Table table, int first, int count) {
    int[] words = new int[count];
    double power = watts.getAsDouble();
    put(words, first, POWER, power);
    put(words, first, IMPORTED, importedWh.getAsDouble() / 1_000);
    put(words, first, EXPORTED, exportedWh.getAsDouble() / 1_000);
    PHASE_POWERS.forEach(register -> put(words, first, register, power / PHASE_POWERS.size()));
    return words;
  }

  @Override
  public void write(int first, int[] words) throws Refused {
    throw new UnsupportedOperationException("nobody writes to a meter");
  }

  private static void put(int[] words, int first, int register, double value) {
    int bits = Float.floatToIntBits((float) value);
    int index = register - first;
    if (index >= 0 && index + 1 < words.length) {
      words[index] = bits >>> 16;
      words[index + 1] = bits & 0xFFFF;
    }
  }
}
