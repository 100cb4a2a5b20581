package org.tidegate.hardware.modbus.sunspec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers;
import org.tidegate.hardware.modbus.Registers.Table;

/** Which models a device has and where, as it was discovered. Immutable. */
final class DeviceMap {
  /** More than any device has: a map that does not end is none. */
  private static final int MOST_MODELS = 100;
  private static final int ADDRESSES = 65_536;

  private final Registers registers;
  private final int unit;
  private final Map<Integer, Place> models;

  private DeviceMap(Registers registers, int unit, Map<Integer, Place> models) {
    this.registers = registers;
    this.unit = unit;
    this.models = Map.copyOf(models);
  }

  /**
   * Looks for the map at the usual places, and walks through it.
   *
   * @throws BusFailure also when there is none, or it does not end
   */
  static DeviceMap discover(Registers registers, int unit) throws BusFailure {
    for (int base : Models.BASES) {
      if (isAt(registers, unit, base)) {
        return new DeviceMap(registers, unit, walk(registers, unit, base + Models.MARK.length));
      }
    }
    throw new BusFailure(Kind.WRONG, "there is no SunSpec device at unit " + unit
        + ": the letters SunS stand neither at 40000, 0 nor 50000");
  }

  boolean has(int model) {
    return models.containsKey(model);
  }

  /** Whether it has this model up to, without, this offset. */
  boolean reaches(int model, int end) {
    Place place = models.get(model);
    return place != null && end <= Models.HEADER + place.length();
  }

  /** The identifiers of all models, in ascending order. */
  List<Integer> models() {
    return models.keySet().stream().sorted().toList();
  }

  /**
   * Reads a part of a model.
   *
   * @param offset counted from its identifier
   * @throws BusFailure also when the device has no such model, or one that is too short
   */
  int[] read(int model, int offset, int count) throws BusFailure {
    return registers.read(unit, Table.HOLDING, address(model, offset, count), count);
  }

  /** Reads a model from its identifier up to, without, this offset. */
  Image image(int model, int end) throws BusFailure {
    int[] words = new int[end];
    for (int from = 0; from < end; from += Registers.MOST_READ) {
      int count = Math.min(Registers.MOST_READ, end - from);
      System.arraycopy(read(model, from, count), 0, words, from, count);
    }
    return new Image(words);
  }

  /** Writes a part of a model. */
  void write(int model, int offset, int... words) throws BusFailure {
    registers.write(unit, address(model, offset, words.length), words);
  }

  private int address(int model, int offset, int count) throws BusFailure {
    Place place = models.get(model);
    if (place == null || !reaches(model, offset + count)) {
      throw new BusFailure(Kind.WRONG, place == null
          ? "the device has no model " + model
          : "model " + model + " has " + place.length() + " registers, too few");
    }
    return place.address() + offset;
  }

  private static boolean isAt(Registers registers, int unit, int base) throws BusFailure {
    try {
      int[] mark = registers.read(unit, Table.HOLDING, base, Models.MARK.length);
      return mark[0] == Models.MARK[0] && mark[1] == Models.MARK[1];
    } catch (BusFailure failure) {
      if (failure.kind() == Kind.REFUSED) {
        return false;
      }
      throw failure;
    }
  }

  private static Map<Integer, Place> walk(Registers registers, int unit, int first) throws BusFailure {
    Map<Integer, Place> models = new HashMap<>();
    int address = first;
    for (int seen = 0; seen < MOST_MODELS && address + Models.HEADER <= ADDRESSES; seen++) {
      int[] header = registers.read(unit, Table.HOLDING, address, Models.HEADER);
      if (header[0] == Models.END) {
        return models;
      }
      models.putIfAbsent(header[0], new Place(address, header[1]));
      address += Models.HEADER + header[1];
    }
    throw new BusFailure(Kind.WRONG, "the device's list of models does not end");
  }

  /** Where a model's identifier stands, and how many registers follow its length. */
  private record Place(int address, int length) {}
}
