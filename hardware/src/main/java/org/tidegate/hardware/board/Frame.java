package org.tidegate.hardware.board;

import java.util.Arrays;
import java.util.Optional;

/**
 * One frame of the board protocol: a type, a number that counts the sender's frames, and what it says. Not to be changed
 * after it was made.
 *
 * @param type what it says
 * @param number 0 to 255
 * @param payload at most {@link #LONGEST_PAYLOAD} bytes
 */
record Frame(int type, int number, byte[] payload) {
  /** The most bytes that a frame says. */
  static final int LONGEST_PAYLOAD = 40;
  /** The most bytes between two delimiters. */
  static final int LONGEST = LONGEST_PAYLOAD + 5;

  private static final int OVERHEAD = 4;
  private static final int POLYNOMIAL = 0x1021;

  /** The bytes that go over the line, delimiter included: consistent overhead byte stuffing, no zero but the last. */
  byte[] encoded() {
    byte[] plain = new byte[OVERHEAD + payload.length];
    plain[0] = (byte) type;
    plain[1] = (byte) number;
    System.arraycopy(payload, 0, plain, 2, payload.length);
    int crc = crc(plain, plain.length - 2);
    plain[plain.length - 2] = (byte) crc;
    plain[plain.length - 1] = (byte) (crc >> 8);
    byte[] stuffed = new byte[plain.length + 2];
    int code = 0;
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] == 0) {
        stuffed[code] = (byte) (i + 1 - code);
        code = i + 1;
      } else {
        stuffed[i + 1] = plain[i];
      }
    }
    stuffed[code] = (byte) (plain.length + 1 - code);
    return stuffed;
  }

  /** The frame of these bytes, without the delimiter; absent when they are damaged. */
  static Optional<Frame> decoded(byte[] stuffed) {
    if (stuffed.length < OVERHEAD + 1 || stuffed.length > LONGEST) {
      return Optional.empty();
    }
    byte[] plain = Arrays.copyOfRange(stuffed, 1, stuffed.length);
    for (int code = 0; code < stuffed.length;) {
      int next = code + (stuffed[code] & 0xFF);
      if (next == code || next > stuffed.length) {
        return Optional.empty();
      }
      if (next < stuffed.length) {
        plain[next - 1] = 0;
      }
      code = next;
    }
    int end = plain.length - 2;
    if (crc(plain, end) != (plain[end] & 0xFF | (plain[end + 1] & 0xFF) << 8)) {
      return Optional.empty();
    }
    return Optional.of(new Frame(plain[0] & 0xFF, plain[1] & 0xFF, Arrays.copyOfRange(plain, 2, end)));
  }

  /** CRC-16/CCITT-FALSE. */
  private static int crc(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }
}
