package org.tidegate.domain.aggregator;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Money;

/**
 * What the aggregator's server has booked for a driver: it books, the station shows. Immutable.
 *
 * @param statementId of the server's, for one that replaces another
 * @param partyRef stand-in for the driver, as in the records of the stay that it is for
 * @param at when it was made, UTC
 * @param period that {@code earned}, {@code spent} and {@code offset} are about; absent: since the beginning
 * @param balance that is left to be offset against purchases to come
 * @param earned for energy sold, ≥ 0
 * @param spent for energy purchased, ≥ 0
 * @param offset of the earnings against purchases, ≥ 0
 * @param points that the driver has, ≥ 0
 */
public record CompensationStatement(String statementId, String partyRef, Instant at, Optional<Period> period,
    Money balance, Money earned, Money spent, Money offset, long points) implements StoredFact {
  /**
   * Checks currencies and signs.
   *
   * @throws IllegalArgumentException with what is wrong, in words that can be sent back
   */
  public CompensationStatement {
    if (Stream.of(earned, spent, offset).anyMatch(amount -> !amount.currency().equals(balance.currency()))) {
      throw new IllegalArgumentException("all amounts must be in one currency");
    }
    if (points < 0 || Stream.of(earned, spent, offset).anyMatch(amount -> amount.minorUnits() < 0)) {
      throw new IllegalArgumentException("only the balance can be below 0");
    }
  }

  @Override
  public String key() {
    return partyRef;
  }

  /**
   * A span of time. Immutable.
   *
   * @param from inclusive, UTC
   * @param to exclusive, UTC
   */
  public record Period(Instant from, Instant to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Period {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("the period ends before it begins");
      }
    }
  }
}
