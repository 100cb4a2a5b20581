package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Whether a station works on a folder. As long as a free folder is watched no station begins there: it is refused as by
 * another station, and its service tries again. Nothing is created or changed. For one thread.
 */
public final class FolderWatch implements AutoCloseable {
  private final State state;
  private final @Nullable FileChannel lock;

  private FolderWatch(State state, @Nullable FileChannel lock) {
    this.state = state;
    this.lock = lock;
  }

  /** Watches until it is closed. */
  public static FolderWatch of(Path folder) {
    var file = StorageFolder.lockIn(folder);
    try {
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new FolderWatch(State.FREE, channel);
      }
      channel.close();
      return new FolderWatch(State.AT_WORK, null);
    } catch (NoSuchFileException none) {
      return new FolderWatch(Files.notExists(file) ? State.FREE : State.UNKNOWN, null);
    } catch (IOException hidden) {
      return new FolderWatch(State.UNKNOWN, null);
    }
  }

  /** How the folder was when the watch began. */
  public State state() {
    return state;
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new StorageRefused("the storage folder can't be released: " + e, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** How a folder can be. */
  public enum State {
    /** No station works there. */
    FREE,
    /** One does. */
    AT_WORK,
    /** This user can't see it. */
    UNKNOWN
  }
}
