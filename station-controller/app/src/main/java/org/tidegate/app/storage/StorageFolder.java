package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything the station keeps, held by one process at a time. Safe from any thread.
 *
 * <p>What is created in it can be read by its owner only: it holds tokens of drivers and the station's key.
 */
public final class StorageFolder implements AutoCloseable {
  private static final String DATABASE = "station.db";
  private static final String LOCK = "station.lock";
  private static final String RESERVE = "station.reserve";
  private static final String OWNER_ONLY = "rw-------";
  private static final String ROOT = "root";

  private final Path path;
  private final FileChannel lock;

  private StorageFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder for this process; it is created when it is missing.
   *
   * @throws StorageRefused when it can't be created or written, another process holds it, or this is root and it is another's
   */
  public static StorageFolder hold(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      refuseForeign(path, System.getProperty("user.name"));
      var lockFile = lockIn(path);
      createPrivate(lockFile);
      return locked(path, lockFile);
    } catch (IOException e) {
      throw new StorageRefused("the storage folder " + path + " can't be used: " + e
          + "; it must be a folder that this user may write", e);
    }
  }

  /** What root makes in the folder of a station's user keeps that user out: the station would not start again. */
  static void refuseForeign(Path path, String user) throws IOException {
    var owner = Files.getOwner(path).getName();
    if (user.equals(ROOT) && !owner.equals(ROOT)) {
      throw new StorageRefused("the storage folder " + path + " belongs to " + owner + ", who can't use what " + ROOT
          + " makes in it; run this as " + owner + ", such as by runuser -u " + owner);
    }
  }

  /** Creates this file empty, readable by its owner only, unless it is there. */
  static void createPrivate(Path file) throws IOException {
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } catch (FileAlreadyExistsException _) {
      // An installer may have chosen other permissions: they are left as they are.
    }
  }

  /** Writes a file readable by its owner only, whole or not at all: a power cut must not leave half a key. */
  static void writePrivate(Path file, String text) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    createPrivate(unfinished);
    Files.writeString(unfinished, text, StandardCharsets.US_ASCII);
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.resolveSibling(""), StandardOpenOption.READ);
  }

  private static void force(Path file, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(file, how)) {
      channel.force(true);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  Path database() {
    return databaseIn(path);
  }

  DiskReserve reserve() {
    return new DiskReserve(path.resolve(RESERVE));
  }

  static Path databaseIn(Path folder) {
    return folder.resolve(DATABASE);
  }

  static Path lockIn(Path folder) {
    return folder.resolve(LOCK);
  }

  /** Lets go of the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StorageRefused("the storage folder " + path + " can't be released: " + e, e);
    }
  }

  private static StorageFolder locked(Path path, Path lockFile) throws IOException {
    var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      channel.close();
      throw new StorageRefused("the storage folder " + path + " is in use by another running station; "
          + "stop that one, or give this one a folder of its own");
    }
    return new StorageFolder(path, channel);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    @Nullable
    Object lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    return lock != null;
  }
}
