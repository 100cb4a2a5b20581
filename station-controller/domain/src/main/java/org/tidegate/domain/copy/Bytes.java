package org.tidegate.domain.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes values in few bytes. Used by one thread. Whole numbers take 7 bits a byte, the lowest first; signed ones have their sign
 * in the lowest bit. A text that was written before is named by its number, counted from 1; a new one follows a 0, as the
 * 16 bytes of a UUID or as its length and UTF-8.
 */
final class Bytes {
  private final ByteArrayOutputStream bytes;
  private final List<String> texts;

  Bytes() {
    this(new ByteArrayOutputStream(), new ArrayList<>());
  }

  private Bytes(ByteArrayOutputStream bytes, List<String> texts) {
    this.bytes = bytes;
    this.texts = texts;
  }

  /** The same so far, to be written on apart. */
  Bytes copy() {
    var same = new ByteArrayOutputStream();
    same.writeBytes(bytes.toByteArray());
    return new Bytes(same, new ArrayList<>(texts));
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }

  int size() {
    return bytes.size();
  }

  void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  void raw(byte[] value) {
    bytes.writeBytes(value);
  }

  void sized(byte[] value) {
    unsigned(value.length);
    raw(value);
  }

  void text(String text) {
    int known = texts.indexOf(text);
    if (known >= 0) {
      unsigned(known + 1L);
      return;
    }
    unsigned(0);
    texts.add(text);
    if (isUuid(text)) {
      var uuid = UUID.fromString(text);
      unsigned(0);
      eight(uuid.getMostSignificantBits());
      eight(uuid.getLeastSignificantBits());
    } else {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      unsigned(utf8.length + 1L);
      raw(utf8);
    }
  }

  private void eight(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes.write((int) (value >> shift));
    }
  }

  private static boolean isUuid(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
