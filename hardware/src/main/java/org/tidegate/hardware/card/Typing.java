package org.tidegate.hardware.card;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a reader that types like a keyboard typed: the kernel's events, {@code struct input_event} of 64-bit Linux, become
 * lines. For one thread; bounded. Keys go down and up; only going down counts, and a line that was not ended within a
 * second of its last key is forgotten: it was cut off.
 */
final class Typing {
  /** Bytes of an event: two times of 8, type, code, value. */
  static final int EVENT = 24;

  private static final int KEY = 1;
  private static final int DOWN = 1;
  private static final int ENTER = 28;
  private static final int KEYPAD_ENTER = 96;
  private static final long FORGOTTEN_AFTER_US = 1_000_000;
  private static final int LONGEST = 64;

  /** Key codes of linux/input-event-codes.h: rows of a keyboard, and the keypad's digits. */
  private static final Map<Integer, Character> KEYS = keys(Map.of(2, "1234567890", 16, "QWERTYUIOP", 30, "ASDFGHJKL",
      44, "ZXCVBNM", 71, "789", 75, "456", 79, "1230"));

  private final ByteBuffer pending = ByteBuffer.allocate(EVENT).order(ByteOrder.LITTLE_ENDIAN);
  private final StringBuilder line = new StringBuilder();
  private long lastKey;

  /** The lines that end in these bytes. */
  List<String> take(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (byte next : bytes) {
      pending.put(next);
      if (!pending.hasRemaining()) {
        pending.flip();
        long at = pending.getLong() * 1_000_000 + pending.getLong();
        int type = pending.getShort();
        int code = pending.getShort();
        int value = pending.getInt();
        pending.clear();
        if (type == KEY && value == DOWN) {
          key(code, at, lines);
        }
      }
    }
    return lines;
  }

  private void key(int code, long at, List<String> lines) {
    if (at - lastKey > FORGOTTEN_AFTER_US || at < lastKey) {
      line.setLength(0);
    }
    lastKey = at;
    if (code == ENTER || code == KEYPAD_ENTER) {
      if (!line.isEmpty() && line.length() <= LONGEST) {
        lines.add(line.toString());
      }
      line.setLength(0);
    } else if (KEYS.containsKey(code) && line.length() <= LONGEST) {
      line.append(KEYS.get(code));
    }
  }

  private static Map<Integer, Character> keys(Map<Integer, String> rows) {
    return rows.entrySet().stream().flatMap(row -> IntStream.range(0, row.getValue().length())
        .mapToObj(index -> Map.entry(row.getKey() + index, row.getValue().charAt(index))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
