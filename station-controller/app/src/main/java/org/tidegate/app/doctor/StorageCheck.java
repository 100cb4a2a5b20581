package org.tidegate.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the storage folder takes what the station must keep. */
record StorageCheck(Path folder) {
  private static final long MEGABYTE = 1_000_000;
  /** A year of records of a busy station, twice: the database is copied before its schema changes. */
  private static final long LEAST = 200 * MEGABYTE;
  private static final long SCARCE = 1000 * MEGABYTE;

  List<Finding> examine() {
    var there = existing(folder.toAbsolutePath());
    var about = "storage " + folder;
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return List.of(Finding.bad(about, there + " can't be written by this user"));
    }
    return List.of(space(about, there.toFile().getUsableSpace()));
  }

  static Finding space(String about, long bytes) {
    var text = bytes / MEGABYTE + " MB free";
    if (bytes < LEAST) {
      return Finding.bad(about, text + ": at least " + LEAST / MEGABYTE + " are needed");
    }
    return bytes < SCARCE ? Finding.note(about, text) : Finding.ok(about, text);
  }

  /** The folder itself, or the nearest one above in which it would be made. */
  private static Path existing(Path path) {
    var parent = path.getParent();
    return Files.exists(path) || parent == null ? path : existing(parent);
  }
}
