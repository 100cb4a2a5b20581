package org.tidegate.demo.aggregator;

import java.time.Instant;

/** Something that changes an account. Immutable; amounts are minor units. */
sealed interface Entry {
  /** When it happened. */
  Instant at();

  /**
   * A settled record.
   *
   * @param credit earned by the driver; below 0: owed
   */
  record Booked(Instant at, long credit) implements Entry {}

  /** What is left from now on is exchanged for points, or kept to be offset. */
  record Chosen(Instant at, boolean points) implements Entry {}

  /** What was left was paid for a claim. */
  record Paid(Instant at, long amount) implements Entry {}
}
