package org.tidegate.hardware.modbus;

import java.util.OptionalDouble;

/**
 * How a number is laid out in registers. Immutable. A value that stands for "I don't know" is absent: what is not a
 * number, and the values reserved for it. SunSpec and many meters reserve the lowest signed number, others, as ABB, the
 * highest one; nothing measures either.
 */
public enum WordType {
  /** 16 bits, two's complement. */
  INT16("int16", 1, Short.MIN_VALUE),
  /** 16 bits. */
  UINT16("uint16", 1, 0xFFFFL),
  /** 32 bits, two's complement. */
  INT32("int32", 2, Integer.MIN_VALUE),
  /** 32 bits. */
  UINT32("uint32", 2, 0xFFFF_FFFFL),
  /** 64 bits, two's complement. */
  INT64("int64", 4, Long.MIN_VALUE),
  /** 64 bits. */
  UINT64("uint64", 4, -1L),
  /** IEEE 754, 32 bits. */
  FLOAT32("float32", 2, 0);

  private final String token;
  private final int words;
  private final long unknown;

  WordType(String token, int words, long unknown) {
    this.token = token;
    this.words = words;
    this.unknown = unknown;
  }

  /** The spelling in configurations. */
  public String token() {
    return token;
  }

  /** How many registers. */
  public int words() {
    return words;
  }

  /** The number in these registers from this index on, the most significant word first. */
  public OptionalDouble decode(int[] registers, int from) {
    long bits = 0;
    for (int i = 0; i < words; i++) {
      bits = bits << 16 | registers[from + i];
    }
    return this == FLOAT32 ? real(Float.intBitsToFloat((int) bits)) : whole(bits);
  }

  private OptionalDouble whole(long bits) {
    long value = switch (this) {
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      default -> bits;
    };
    if (value == unknown || isSigned() && value == ~unknown) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(this == UINT64 && value < 0 ? value + 0x1p64 : value);
  }

  private boolean isSigned() {
    return this == INT16 || this == INT32 || this == INT64;
  }

  private static OptionalDouble real(float value) {
    return Float.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
