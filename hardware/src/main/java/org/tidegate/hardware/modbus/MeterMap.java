package org.tidegate.hardware.modbus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidegate.hardware.modbus.Registers.Table;

/**
 * Where a kind of meter keeps what it measures. Immutable. Import is energy that flows from the grid to the vehicle.
 *
 * @param name of the kind
 * @param imported register of imported energy
 * @param exported register of exported energy
 * @param power positive while importing
 * @param phases the same of L1, L2 and L3 on their own; empty where the meter does not tell
 * @param volts voltage to neutral (AC) or at the output (DC)
 * @param hertz grid frequency
 * @param longestRead how many registers the meter gives in one answer; registers in between that nobody asked for are
 *     read along
 */
public record MeterMap(
    String name,
    Field imported,
    Field exported,
    Field power,
    List<Field> phases,
    Optional<Field> volts,
    Optional<Field> hertz,
    int longestRead) {

  /**
   * A meter with Eastron's register table, input registers with floats; SDM630 Modbus protocol manual. Such meters give
   * at most 40 values, 80 registers, at a time.
   */
  public static final MeterMap EASTRON_SDM630 = new MeterMap("eastron-sdm630",
      float32(Table.INPUT, 0x0048, 1_000), float32(Table.INPUT, 0x004A, 1_000), float32(Table.INPUT, 0x0034, 1),
      List.of(float32(Table.INPUT, 0x000C, 1), float32(Table.INPUT, 0x000E, 1), float32(Table.INPUT, 0x0010, 1)),
      Optional.of(float32(Table.INPUT, 0x0000, 1)), Optional.of(float32(Table.INPUT, 0x0046, 1)), 80);

  /** ABB's EQ meters, holding registers with fixed decimals; B23/B24 user manual 2CMC485003M0201. */
  public static final MeterMap ABB_B23 = new MeterMap("abb-b23",
      new Field(Table.HOLDING, 0x5000, WordType.UINT64, 10), new Field(Table.HOLDING, 0x5004, WordType.UINT64, 10),
      new Field(Table.HOLDING, 0x5B14, WordType.INT32, 0.01),
      List.of(new Field(Table.HOLDING, 0x5B16, WordType.INT32, 0.01),
          new Field(Table.HOLDING, 0x5B18, WordType.INT32, 0.01),
          new Field(Table.HOLDING, 0x5B1A, WordType.INT32, 0.01)),
      Optional.of(new Field(Table.HOLDING, 0x5B00, WordType.UINT32, 0.1)),
      Optional.of(new Field(Table.HOLDING, 0x5B2C, WordType.UINT16, 0.01)), 125);

  /** The maps that come with the program. */
  public static final List<MeterMap> READY = List.of(EASTRON_SDM630, ABB_B23);

  /** Copies the phases. */
  public MeterMap {
    phases = List.copyOf(phases);
  }

  /** The same meter built in the other way round. */
  public MeterMap reversed() {
    return new MeterMap(name, exported, imported, power.turned(), phases.stream().map(Field::turned).toList(), volts,
        hertz, longestRead);
  }

  /** Every field there is. */
  Stream<Field> fields() {
    return Stream.concat(phases.stream(), Stream.of(Optional.of(imported), Optional.of(exported), Optional.of(power),
        volts, hertz).flatMap(Optional::stream));
  }

  private static Field float32(Table table, int address, double factor) {
    return new Field(table, address, WordType.FLOAT32, factor);
  }

  /**
   * One value of a meter.
   *
   * @param address of its first register as it goes over the wire, 0 to 65535
   * @param factor makes watt-hours, watts, volts or hertz of the number; negative turns its sense round
   * @param lowFirst whether the least significant register comes first, else the most significant one
   */
  public record Field(Table table, int address, WordType type, double factor, boolean lowFirst) {
    /** One with the most significant register first, as most meters have it. */
    public Field(Table table, int address, WordType type, double factor) {
      this(table, address, type, factor, false);
    }

    /** The value among registers that begin at this address; absent when the meter does not know it. */
    OptionalDouble in(int[] registers, int first) {
      OptionalDouble number = type.decode(ordered(registers, address - first), 0);
      return number.isPresent() ? OptionalDouble.of(number.getAsDouble() * factor) : number;
    }

    private int[] ordered(int[] registers, int from) {
      int last = type.words() - 1;
      return IntStream.rangeClosed(0, last).map(word -> registers[from + (lowFirst ? last - word : word)]).toArray();
    }

    private Field turned() {
      return new Field(table, address, type, -factor, lowFirst);
    }

    int end() {
      return address + type.words();
    }
  }
}
