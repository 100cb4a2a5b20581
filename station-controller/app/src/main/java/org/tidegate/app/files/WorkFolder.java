package org.tidegate.app.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of files that come and go, readable by their owner only. Safe from any thread. */
public final class WorkFolder {
  private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);
  private static final String NAMES = "(firmware|log)-[0-9a-f-]{36}";

  private final Path folder;
  private final List<String> ofEarlierStarts;

  private WorkFolder(Path folder, List<String> ofEarlierStarts) {
    this.folder = folder;
    this.ofEarlierStarts = ofEarlierStarts;
  }

  /**
   * The folder; it is made when it is missing. Logs of an earlier start are deleted, nobody will deliver them.
   *
   * @throws UncheckedIOException when it can't be used
   */
  public static WorkFolder in(Path folder) {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
          PosixFilePermissions.fromString("rwx------")));
      try (var old = Files.newDirectoryStream(folder, "log-*")) {
        for (var file : old) {
          Files.delete(file);
        }
      }
      try (var files = Files.list(folder)) {
        return new WorkFolder(folder, files.map(file -> file.getFileName().toString())
            .filter(name -> name.matches(NAMES)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty file; its name. */
  String create(String kind) throws IOException {
    var name = kind + "-" + UUID.randomUUID();
    Files.createFile(path(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return name;
  }

  /** Where the file of this name is. */
  Path path(String name) {
    if (!name.matches(NAMES)) {
      throw new IllegalArgumentException("no name of a file here: " + name);
    }
    return folder.resolve(name);
  }

  /** Deletes what earlier starts have left, but for this. */
  void forgetAllBut(Optional<String> kept) {
    ofEarlierStarts.stream().filter(name -> !kept.equals(Optional.of(name))).forEach(this::delete);
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException e) {
      log.warn("{} can't be deleted", name, e);
    }
  }
}
