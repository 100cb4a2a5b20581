package org.tidegate.hardware.simulator.modbus;

import org.tidegate.hardware.modbus.Registers.Table;

/** A simulated device with registers. Safe from any thread. */
public interface RegisterDevice {
  /** Registers from this address on. */
  int[] read(Table table, int first, int count) throws Refused;

  /** Writes holding registers. */
  void write(int first, int[] words) throws Refused;

  /** A device that does not answer, or answers with a Modbus exception. */
  final class Refused extends Exception {
    private final int code;

    private Refused(int code, String text) {
      super(text);
      this.code = code;
    }

    /** It says nothing. */
    static Refused silently() {
      return new Refused(0, "silent");
    }

    /** There are no such registers, exception code 2. */
    static Refused address() {
      return new Refused(2, "illegal data address");
    }

    /** That is not a value it takes, exception code 3. */
    static Refused value() {
      return new Refused(3, "illegal data value");
    }

    /** Modbus exception code; 0: no answer. */
    int code() {
      return code;
    }
  }
}
