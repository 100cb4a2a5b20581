package org.tidegate.hardware.card;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a stream of characters, ended by carriage return, line feed or both. For one thread; bounded. A line that stops
 * in the middle was cut off: its beginning and the next line together could be another card's number.
 */
final class Lines {
  private static final int LONGEST = 64;

  private final StringBuilder line = new StringBuilder();

  /** The lines that end in these bytes; none: nothing came for as long as a reader waits for the next ones. */
  List<String> take(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    if (bytes.length == 0) {
      line.setLength(0);
    }
    for (byte next : bytes) {
      if (next == '\r' || next == '\n') {
        if (!line.isEmpty() && line.length() <= LONGEST) {
          lines.add(line.toString());
        }
        line.setLength(0);
      } else if (line.length() <= LONGEST) {
        line.append((char) (next & 0xFF));
      }
    }
    return lines;
  }
}
