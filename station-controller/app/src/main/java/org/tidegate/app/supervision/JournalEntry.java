package org.tidegate.app.supervision;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One entry in the journal's own form (systemd, "Native Journal Protocol"): a field a line, and where a value has lines of
 * its own, its length before it. Used by one thread.
 */
final class JournalEntry {
  /** Half of what a datagram may have where nobody changed the machine's usual limit, 208 KiB. */
  private static final int LONGEST_VALUE = 50_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The same with one more field; its name has capital letters, digits and underscores. A long value is cut. */
  JournalEntry with(String name, String value) {
    var text = value.substring(0, Math.min(value.length(), LONGEST_VALUE)).getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    if (value.indexOf('\n') < 0) {
      bytes.write('=');
    } else {
      bytes.write('\n');
      bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
    }
    bytes.writeBytes(text);
    bytes.write('\n');
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
