package org.tidegate.hardware.modbus.sunspec;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.tidegate.hardware.modbus.WordType;

/**
 * Registers of one model as they were read, from its identifier on. Immutable. A point that the device has not
 * implemented, or that lies beyond what was read, is absent.
 */
final class Image {
  private static final int HIGHEST_SCALE = 10;

  private final int[] words;

  Image(int[] words) {
    this.words = words.clone();
  }

  int word(int offset) {
    return words[offset];
  }

  /** An enum16. */
  OptionalInt choice(int offset) {
    return number(WordType.UINT16, offset).map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty());
  }

  /** A bitfield32; one that is not implemented has no bit set. */
  int bits(int offset) {
    return number(WordType.UINT32, offset).map(value -> (int) value.longValue()).orElse(0);
  }

  /** A number as it stands there. */
  Optional<Double> number(WordType type, int offset) {
    if (offset + type.words() > words.length) {
      return Optional.empty();
    }
    var value = type.decode(words, offset);
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** A number with its scale factor, a power of ten; without a scale factor that makes sense it is not known. */
  Optional<Double> scaled(WordType type, int offset, OptionalInt scale) {
    return scale.isEmpty()
        ? Optional.empty()
        : number(type, offset).map(value -> value * Math.pow(10, scale.getAsInt()));
  }

  /** A scale factor, sunssf: from -10 to 10. */
  OptionalInt scale(int offset) {
    return number(WordType.INT16, offset).filter(value -> Math.abs(value) <= HIGHEST_SCALE)
        .map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty());
  }

  /** A text, filled up with zeros. */
  String text(int offset, int length) {
    byte[] bytes = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      bytes[2 * i] = (byte) (words[offset + i] >> 8);
      bytes[2 * i + 1] = (byte) words[offset + i];
    }
    return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "").strip();
  }
}
