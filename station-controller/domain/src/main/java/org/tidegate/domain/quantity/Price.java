package org.tidegate.domain.quantity;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * A unit price of energy. Immutable.
 *
 * @param perKwh major units of the currency for one kilowatt-hour, exact; may be negative
 * @param currency ISO 4217
 */
public record Price(BigDecimal perKwh, Currency currency) {
  /** Longest text of a unit price: far more digits than any has. */
  public static final int LONGEST = 40;

  private static final int KILO_DIGITS = 3;
  // An exponent of nine digits would make a number of a billion digits when written out.
  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  /**
   * Reads a decimal string, as it comes on the wire: digits, perhaps a sign and a decimal point, no exponent.
   *
   * @throws NumberFormatException when it is not a plain decimal number of at most {@value #LONGEST} characters
   * @throws IllegalArgumentException when there is no such currency
   */
  public static Price of(String perKwh, String currency) {
    if (perKwh.length() > LONGEST || !PLAIN.matcher(perKwh).matches()) {
      throw new NumberFormatException("a unit price is a plain decimal number of at most " + LONGEST + " characters");
    }
    return new Price(new BigDecimal(perKwh), Currency.getInstance(currency));
  }

  /** The exact amount for this energy, in major units, not rounded. */
  public BigDecimal times(WattHours energy) {
    return perKwh.multiply(BigDecimal.valueOf(energy.value(), KILO_DIGITS));
  }

  /** Whether this is strictly less than the other; both must be in one currency. */
  public boolean isBelow(Price other) {
    return perKwh.compareTo(sameCurrency(other).perKwh) < 0;
  }

  /** Whether this is strictly more than the other; both must be in one currency. */
  public boolean isAbove(Price other) {
    return perKwh.compareTo(sameCurrency(other).perKwh) > 0;
  }

  private Price sameCurrency(Price other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("prices in " + currency + " and " + other.currency + " can't be compared");
    }
    return other;
  }

  @Override
  public String toString() {
    return perKwh.toPlainString() + " " + currency.getCurrencyCode() + "/kWh";
  }
}
