package org.tidegate.domain.sale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a {@link Recorder} must know to go on after the station was killed. Immutable.
 *
 * @param open the stretch that is not settled yet; absent when nothing is recorded
 * @param waiting changes that wait for a reading, earliest first
 * @param carries amounts of the transaction
 */
public record RecorderState(Optional<OpenStretch> open, List<Change> waiting, List<AmountCarry> carries) {
  /** Nothing was ever recorded. */
  public static final RecorderState EMPTY = new RecorderState(Optional.empty(), List.of(), List.of());

  /** Copies the lists. */
  public RecorderState {
    waiting = List.copyOf(waiting);
    carries = List.copyOf(carries);
  }

  /**
   * A stretch that is not settled yet. Immutable.
   *
   * @param terms under which energy flows
   * @param start the reading it started with
   * @param last the newest reading
   */
  public record OpenStretch(StretchTerms terms, Registers start, Registers last) {

    OpenStretch reaching(Registers newest) {
      return new OpenStretch(terms, start, newest);
    }
  }

  /**
   * A change that waits for the first reading at or after it. Immutable.
   *
   * @param at when it happened, UTC
   * @param terms from then on; absent: the recording ends
   */
  public record Change(Instant at, Optional<StretchTerms> terms) {}
}
