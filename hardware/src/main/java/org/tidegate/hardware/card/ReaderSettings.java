package org.tidegate.hardware.card;

import java.util.Set;

/**
 * One card reader. Immutable.
 *
 * @param kind how it writes
 * @param device its file, such as {@code /dev/input/by-id/…-event-kbd} or {@code /dev/ttyUSB0}
 * @param baud of a serial one
 * @param evseIds of the EVSEs that it serves
 */
public record ReaderSettings(Kind kind, String device, int baud, Set<Integer> evseIds) {
  /** Copies the set. */
  public ReaderSettings {
    evseIds = Set.copyOf(evseIds);
  }

  /** How a reader writes. */
  public enum Kind {
    /** It types like a keyboard, each number ended by Enter. */
    KEYBOARD,
    /** It writes lines to a serial port. */
    SERIAL
  }
}
