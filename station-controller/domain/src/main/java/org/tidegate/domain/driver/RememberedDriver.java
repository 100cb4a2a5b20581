package org.tidegate.domain.driver;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * What is remembered of a driver who wanted that, under a pseudonym. Immutable.
 *
 * @param pseudonym keyed hash of what identifies the driver; the key is not stored beside it
 * @param conditions to be offered at the next visit
 * @param standingOrder absent: the driver is asked every time
 * @param pin keyed hash of the driver's PIN; absent: none
 * @param usedAt when it was set or used last, UTC
 */
public record RememberedDriver(String pseudonym, RememberedConditions conditions, Optional<StandingOrder> standingOrder,
    Optional<String> pin, Instant usedAt) implements StoredFact {

  @Override
  public String key() {
    return pseudonym;
  }

  /** The same with other conditions; a standing order stays as it was given. */
  public RememberedDriver wanting(RememberedConditions others, Instant at) {
    return new RememberedDriver(pseudonym, others, standingOrder, pin, at);
  }

  /** The same with this standing order, or none. */
  public RememberedDriver ordering(Optional<StandingOrder> order, Instant at) {
    return new RememberedDriver(pseudonym, conditions, order, pin, at);
  }

  /** The same with this PIN's keyed hash. */
  public RememberedDriver withPin(String hash, Instant at) {
    return new RememberedDriver(pseudonym, conditions, standingOrder, Optional.of(hash), at);
  }

  /** The same, used now. */
  public RememberedDriver used(Instant at) {
    return new RememberedDriver(pseudonym, conditions, standingOrder, pin, at);
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "remembered driver";
  }
}
