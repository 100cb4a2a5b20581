package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Small files that only their owner can read: each is written whole or not at all, and durable when a method returns.
 * Blocks; one thread at a time.
 */
class KeyringFolder {
  private static final String UNFINISHED = ".new";

  private final Path path;

  private KeyringFolder(Path path) {
    this.path = path;
  }

  /** Creates the folder when it is missing. */
  static KeyringFolder of(Path path) throws IOException {
    Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new KeyringFolder(path);
  }

  /** Creates and changes nothing: a missing folder is an empty one, and what is written is forgotten. */
  static KeyringFolder lookedAt(Path path) {
    return new LookedAt(path);
  }

  /** Names of the files, in their order; what a power cut left unfinished is not among them. */
  List<String> names() throws IOException {
    try (var files = Files.list(path)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(UNFINISHED)).sorted().toList();
    }
  }

  Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(path.resolve(name), StandardCharsets.UTF_8));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  void write(String name, String text) throws IOException {
    var unfinished = path.resolve(name + UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, text, StandardCharsets.UTF_8);
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(unfinished, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    force(path, StandardOpenOption.READ);
  }

  void delete(String name) throws IOException {
    if (Files.deleteIfExists(path.resolve(name))) {
      force(path, StandardOpenOption.READ);
    }
  }

  private static void force(Path file, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(file, how)) {
      channel.force(true);
    }
  }

  private static final class LookedAt extends KeyringFolder {
    LookedAt(Path path) {
      super(path);
    }

    @Override
    List<String> names() throws IOException {
      return Files.notExists(super.path) ? List.of() : super.names();
    }

    @Override
    void write(String name, String text) {
      // Whoever only looks changes nothing.
    }

    @Override
    void delete(String name) {
      // Whoever only looks changes nothing.
    }
  }
}
