package org.tidegate.domain.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in whole minor units (cents; yen has none below one). Immutable.
 *
 * @param minorUnits the amount; negative when it is owed the other way
 * @param currency ISO 4217
 */
public record Money(long minorUnits, Currency currency) {

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** Rounds an exact amount of major units half to even. The only place where money is rounded. */
  public static Money rounded(BigDecimal majorUnits, Currency currency) {
    return new Money(
        majorUnits.movePointRight(digits(currency)).setScale(0, RoundingMode.HALF_EVEN).longValueExact(), currency);
  }

  /** The sum of both, which must be in one currency. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  /** What is left after taking the other away. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  /** In major units, exact. */
  public BigDecimal majorUnits() {
    return BigDecimal.valueOf(minorUnits, digits(currency));
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency + " can't be added");
    }
    return other;
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return majorUnits().toPlainString() + " " + currency.getCurrencyCode();
  }
}
