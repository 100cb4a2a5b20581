package org.tidegate.domain.sale;

import java.math.BigDecimal;
import org.tidegate.domain.quantity.Money;

/**
 * What a transaction's records of one direction and currency amount to so far: exactly, and as booked in whole minor
 * units. Immutable. What rounding left out of one record goes into a later one, so nothing is lost or created.
 *
 * @param transactionId the OCPP transaction
 * @param direction of the records
 * @param exact sum of energy times unit price, in major units, not rounded
 * @param booked sum of the records' amounts: always the exact sum, rounded once
 */
public record AmountCarry(String transactionId, Direction direction, BigDecimal exact, Money booked) {

  static AmountCarry nothing(String transactionId, Direction direction, Money zero) {
    return new AmountCarry(transactionId, direction, BigDecimal.ZERO, zero);
  }

  /** The same with one more exact amount booked. */
  AmountCarry plus(BigDecimal more) {
    var sum = exact.add(more);
    return new AmountCarry(transactionId, direction, sum, Money.rounded(sum, booked.currency()));
  }

  boolean isFor(StretchTerms terms, Direction way, Money money) {
    return transactionId.equals(terms.transactionId()) && direction == way
        && booked.currency().equals(money.currency());
  }
}
