package org.tidegate.hardware.modbus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Registers in memory, the same at every unit, and what goes wrong on the way to them. */
public final class ScriptedRegisters implements Registers {
  public final Map<Table, Map<Integer, Integer>> words = new HashMap<>();
  public final List<String> requests = new ArrayList<>();
  public final Set<Integer> silentUnits = new HashSet<>();
  /** First addresses for which there are no registers. */
  public final Set<Integer> refused = new HashSet<>();
  public Optional<BusFailure> failure = Optional.empty();
  /** What the next readings answer instead, one each. */
  public final Deque<int[]> instead = new ArrayDeque<>();
  /** Whether reading ends as nobody thought of. */
  public boolean isBroken;

  /** Puts these words from this address on. */
  public ScriptedRegisters put(Table table, int first, int... values) {
    for (int i = 0; i < values.length; i++) {
      words.computeIfAbsent(table, _ -> new HashMap<>()).put(first + i, values[i]);
    }
    return this;
  }

  public ScriptedRegisters putFloat(int first, double value) {
    int bits = Float.floatToIntBits((float) value);
    return put(Table.INPUT, first, bits >>> 16, bits & 0xFFFF);
  }

  @Override
  public int[] read(int unit, Table table, int first, int count) throws BusFailure {
    requests.add(table + " " + first + "+" + count);
    fail();
    if (isBroken) {
      throw new IllegalStateException("broken");
    }
    if (silentUnits.contains(unit)) {
      throw new BusFailure(BusFailure.Kind.SILENT, "no answer");
    }
    if (refused.contains(first)) {
      throw new BusFailure(BusFailure.Kind.REFUSED, "refused with exception code 2");
    }
    if (!instead.isEmpty()) {
      return instead.remove();
    }
    return words(table, first, count);
  }

  /** As many input registers as a meter would answer with, from the first one on. */
  int[] answer(int count) {
    return words(Table.INPUT, 0, count);
  }

  private int[] words(Table table, int first, int count) {
    int[] read = new int[count];
    for (int i = 0; i < count; i++) {
      read[i] = words.getOrDefault(table, Map.of()).getOrDefault(first + i, 0);
    }
    return read;
  }

  @Override
  public void write(int unit, int first, int... values) throws BusFailure {
    fail();
    put(Table.HOLDING, first, values);
  }

  private void fail() throws BusFailure {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
