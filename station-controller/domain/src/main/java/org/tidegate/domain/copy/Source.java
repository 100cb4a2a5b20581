package org.tidegate.domain.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads what {@link Bytes} wrote. Used by one thread. Whatever can't be is an {@link IllegalArgumentException}. */
final class Source {
  private static final int LONGEST_TEXT = 255;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  Source(byte[] bytes) {
    this.bytes = bytes;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = one();
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has no end");
  }

  int small(int most) {
    long value = unsigned();
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("a number is out of range");
    }
    return (int) value;
  }

  long signed() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  byte[] raw(int length) {
    if (length > bytes.length - at) {
      throw new IllegalArgumentException("it ends too early");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  byte[] sized(int most) {
    return raw(small(most));
  }

  String text() {
    int known = small(texts.size());
    if (known > 0) {
      return texts.get(known - 1);
    }
    int length = small(LONGEST_TEXT * 4 + 1);
    var text = length == 0
        ? new UUID(eight(), eight()).toString()
        : new String(raw(length - 1), StandardCharsets.UTF_8);
    texts.add(text);
    return text;
  }

  private long eight() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | one();
    }
    return value;
  }

  private int one() {
    return raw(1)[0] & 0xFF;
  }
}
