package org.tidegate.hardware.simulator.modbus;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.EvseState;
import org.tidegate.hardware.simulator.SimulatedSupply;

/**
 * A simulated energy meter with Eastron's table of input registers, floats. Safe from any thread. Its energy has steps as
 * coarse as a float of kilowatt-hours has.
 */
public final class EastronDevice implements RegisterDevice {
  private static final int VOLTS = 0x0000;
  private static final int WATTS = 0x0034;
  /** Of L1; those of the others follow. */
  private static final int PHASE_WATTS = 0x000C;
  private static final int HERTZ = 0x0046;
  private static final int IMPORTED = 0x0048;
  private static final int EXPORTED = 0x004A;
  private static final int END = 0x0180;
  private static final int LONGEST_READ = 80;
  private static final int ANSWERS_WITHIN_MS = 400;

  private final SimulatedSupply supply;

  /** The meter of one simulated EVSE. */
  public EastronDevice(SimulatedSupply supply) {
    this.supply = supply;
  }

  @Override
  public int[] read(Table table, int first, int count) throws Refused {
    if (supply.isMeterSilent()) {
      throw Refused.silently();
    }
    if (table != Table.INPUT || first + count > END) {
      throw Refused.address();
    }
    if (count > LONGEST_READ) {
      throw Refused.value();
    }
    int[] registers = new int[END];
    EvseState state = state();
    put(registers, WATTS, state.actual().value());
    put(registers, IMPORTED, state.imported().value() / 1000.0);
    put(registers, EXPORTED, state.exported().value() / 1000.0);
    state.loads(supply.settings().current()).ifPresent(loads -> putPhases(registers, loads));
    supply.grid().volts().ifPresent(volts -> put(registers, VOLTS, volts));
    supply.hertz().ifPresent(hertz -> put(registers, HERTZ, hertz));
    return Arrays.copyOfRange(registers, first, first + count);
  }

  @Override
  public void write(int first, int[] words) throws Refused {
    throw Refused.address();
  }

  private EvseState state() throws Refused {
    try {
      return supply.savedState().toCompletableFuture().orTimeout(ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS).join();
    } catch (CompletionException | CancellationException late) {
      throw Refused.silently();
    }
  }

  private static void putPhases(int[] registers, PhaseLoads loads) {
    for (int phase = 0; phase < loads.each().size(); phase++) {
      put(registers, PHASE_WATTS + 2 * phase, loads.each().get(phase).value());
    }
  }

  private static void put(int[] registers, int address, double value) {
    int bits = Float.floatToIntBits((float) value);
    registers[address] = bits >>> 16;
    registers[address + 1] = bits & 0xFFFF;
  }
}
