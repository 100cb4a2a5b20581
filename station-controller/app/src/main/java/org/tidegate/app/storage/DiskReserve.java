package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is let go once nothing else is left: for the little that must still be written then. Used by one
 * thread at a time.
 *
 * @param file that takes the room up
 */
record DiskReserve(Path file) {
  /** A few small transactions, and what the file system needs around them. */
  static final int BYTES = 256 * 1024;

  private static final Logger log = LoggerFactory.getLogger(DiskReserve.class);

  /** Takes the room, if it is not taken; a disk that has none left is not well, which others tell. */
  void take() {
    try {
      StorageFolder.createPrivate(file);
      if (Files.size(file) < BYTES) {
        Files.write(file, new byte[BYTES]);
      }
    } catch (IOException e) {
      log.warn("{} does not keep its {} bytes free: {}", file, BYTES, e.toString());
    }
  }

  /** Lets go of it, until the next start. */
  void release() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} can't be deleted: {}", file, e.toString());
    }
  }
}
