package org.tidegate.hardware.modbus;

/**
 * The registers, and single bits, of the devices on one bus. Called by the bus's worker only; every call blocks for as long as the bus
 * needs, at most its time-out and what opening it takes.
 */
public interface Registers {
  /** The most registers that one request can read, Modbus application protocol 6.3 and 6.4. */
  int MOST_READ = 125;

  /**
   * Reads neighbouring registers, or bits.
   *
   * @param unit address of the device, 0 to 255
   * @param first address of the first register as it goes over the wire
   * @param count 1 to {@link #MOST_READ}
   * @return as many as asked for, each 0 to 65535, of bits 0 or 1
   */
  int[] read(int unit, Table table, int first, int count) throws BusFailure;

  /**
   * Writes neighbouring holding registers in one request.
   *
   * @param words 1 to 123, each 0 to 65535
   */
  void write(int unit, int first, int... words) throws BusFailure;

  /** The tables of a device. */
  enum Table {
    /** Registers of 16 bits, read and written. */
    HOLDING,
    /** Registers of 16 bits, only read. */
    INPUT,
    /** Single bits that are read and written. */
    COIL,
    /** Single bits that are only read. */
    DISCRETE;

    /** Whether it has single bits instead of registers. */
    public boolean isOfBits() {
      return this == COIL || this == DISCRETE;
    }
  }
}
