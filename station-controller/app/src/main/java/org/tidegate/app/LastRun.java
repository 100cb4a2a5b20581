package org.tidegate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the program ended last, as a small file in the storage folder tells: why it starts now (OCPP 2.0.1 B01.FR.09). Used
 * by one thread.
 *
 * <p>A watchdog ends the program as any other failure does: it can't be told from one.
 */
final class LastRun {
  private static final Logger log = LoggerFactory.getLogger(LastRun.class);
  private static final Path THIS_BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String ENDED = " ended";

  private final Path file;
  private final Optional<String> machine;

  /** Of the program that keeps its things in this folder. */
  LastRun(Path folder) {
    this(folder, THIS_BOOT);
  }

  /**
   * Of the program that keeps its things in this folder.
   *
   * @param bootId a file whose content changes each time the machine starts
   */
  LastRun(Path folder, Path bootId) {
    this.file = folder.resolve("last-run");
    this.machine = read(bootId);
  }

  /** Why the program starts, a name of BootReasonEnumType. Before {@link #begins}. */
  String bootReason() {
    var last = read(file);
    if (last.isEmpty() || machine.isEmpty() || !last.get().startsWith(machine.get())) {
      return "PowerUp";
    }
    return last.get().endsWith(ENDED) ? "LocalReset" : "ApplicationReset";
  }

  /** The program runs from now on; the folder is there. */
  void begins() {
    write("");
  }

  /** The program ends as it should. */
  void ends() {
    write(ENDED);
  }

  private void write(String state) {
    try {
      if (machine.isPresent()) {
        Files.writeString(file, machine.get() + state);
      }
    } catch (IOException e) {
      log.warn("the next start will not know why it comes: {}", e.toString());
    }
  }

  private static Optional<String> read(Path path) {
    try {
      return Optional.of(Files.readString(path).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
