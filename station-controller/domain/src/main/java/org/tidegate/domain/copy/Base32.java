package org.tidegate.domain.copy;

import java.io.ByteArrayOutputStream;

/** Bytes as capital letters and digits, RFC 4648 without padding: what QR codes hold best. Safe from any thread. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String write(byte[] bytes) {
    var text = new StringBuilder();
    int waiting = 0;
    int bits = 0;
    for (byte next : bytes) {
      waiting = waiting << 8 | next & 0xFF;
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt(waiting >> bits - 5 & 0x1F));
      }
      waiting &= 0x1F;
    }
    return bits == 0 ? text.toString() : text.append(ALPHABET.charAt(waiting << 5 - bits & 0x1F)).toString();
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException when it is not exactly what {@link #write} writes
   */
  static byte[] read(String text) {
    var bytes = new ByteArrayOutputStream();
    int waiting = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("a character is none of the code's");
      }
      waiting = waiting << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(waiting >> bits);
        waiting &= (1 << bits) - 1;
      }
    }
    if (!write(bytes.toByteArray()).equals(text)) {
      throw new IllegalArgumentException("the code is cut off");
    }
    return bytes.toByteArray();
  }
}
