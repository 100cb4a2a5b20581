package org.tidegate.hardware.modbus;

/**
 * The registers of the devices on one bus. Called by the bus's worker only; every call blocks for as long as the bus
 * needs, at most its time-out and what opening it takes.
 */
public interface Registers {
  /** The most registers that one request can read, Modbus application protocol 6.3 and 6.4. */
  int MOST_READ = 125;

  /**
   * Reads neighbouring registers.
   *
   * @param unit address of the device, 0 to 255
   * @param first address of the first register as it goes over the wire
   * @param count 1 to {@link #MOST_READ}
   * @return as many as asked for, each 0 to 65535
   */
  int[] read(int unit, Table table, int first, int count) throws BusFailure;

  /**
   * Writes neighbouring holding registers in one request.
   *
   * @param words 1 to 123, each 0 to 65535
   */
  void write(int unit, int first, int... words) throws BusFailure;

  /** The two tables of 16-bit registers. */
  enum Table {
    /** Read and written. */
    HOLDING,
    /** Only read. */
    INPUT
  }
}
