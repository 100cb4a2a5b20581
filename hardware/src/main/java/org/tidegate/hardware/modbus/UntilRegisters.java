package org.tidegate.hardware.modbus;

import java.util.function.LongSupplier;
import org.tidegate.hardware.modbus.BusFailure.Kind;

/**
 * Registers that can be read until a moment and never written: whoever answers each of many questions slowly must not keep
 * its asker for ever. For one thread.
 *
 * @param end in the clock's nanoseconds
 */
record UntilRegisters(Registers registers, LongSupplier clock, long end) implements Registers {
  @Override
  public int[] read(int unit, Table table, int first, int count) throws BusFailure {
    if (clock.getAsLong() - end >= 0) {
      throw new BusFailure(Kind.SILENT, "it answers too slowly");
    }
    return registers.read(unit, table, first, count);
  }

  @Override
  public void write(int unit, int first, int... words) {
    throw new IllegalStateException("nothing is written here");
  }
}
