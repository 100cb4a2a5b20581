package org.tidegate.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Writes logs into files that {@link FileTransfer} can deliver and discard. Called on the station loop and returns at
 * once; results complete on the loop: with the file's name, or exceptionally.
 */
public interface Logs {
  /** These lines, then what the program has logged lately, within the window. Compressed with gzip. */
  CompletionStage<String> diagnostics(Window window, List<String> summary);

  /** These lines and nothing else. */
  CompletionStage<String> plain(List<String> lines);

  /**
   * From when to when. Immutable.
   *
   * @param oldest absent: from the beginning
   * @param latest absent: up to now
   */
  record Window(Optional<Instant> oldest, Optional<Instant> latest) {
    /** Whether this moment is within, bounds included. */
    public boolean contains(Instant at) {
      return oldest.map(from -> !at.isBefore(from)).orElse(true) && latest.map(to -> !at.isAfter(to)).orElse(true);
    }

    /** The same by a clock that is ahead of the one it was given by. */
    public Window byClockAhead(Duration ahead) {
      return new Window(oldest.map(from -> from.plus(ahead)), latest.map(to -> to.plus(ahead)));
    }

    /** Whether nothing can be within that has happened until now. */
    public boolean isEmpty(Instant now) {
      return oldest.map(from -> from.isAfter(latest.filter(to -> to.isBefore(now)).orElse(now))).orElse(false);
    }
  }
}
