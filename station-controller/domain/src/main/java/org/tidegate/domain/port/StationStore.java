package org.tidegate.domain.port;

import java.util.List;
import java.util.function.Consumer;

/**
 * What survives a power cut. Called on the station loop; never blocks.
 *
 * <p>The loop hands over immutable batches; each is written whole or not at all, in the order given, and is on the disk
 * when its continuation runs. After one failure nothing more is written but what is
 * salvaged: the station stops discharge and says so.
 */
public interface StationStore extends AutoCloseable {
  /** What was stored before. Blocks; called once, before the loop starts. */
  StoredStation load();

  /**
   * Writes these changes in one transaction.
   *
   * @param committed runs on the station loop once they are durable, in the order of the commits; never when they are not
   */
  void commit(List<Change> changes, Runnable committed);

  /**
   * Writes this although a commit has failed: at once where that works, else at {@link #close} or with the next of its kind,
   * else never. For the little that the next start must know of what came after the failure; nothing can wait for it.
   */
  void salvage(Change change);

  /** Whether everything handed over so far is durable. */
  boolean isSettled();

  /** Tells, on the station loop and at most once, why nothing can be written any more (disk full, queue full, damaged). */
  void onFailure(Consumer<String> listener);

  /** Writes what was handed over, then closes. Safe from any thread; blocks. */
  @Override
  void close();
}
