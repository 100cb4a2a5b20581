package org.tidegate.domain.sale;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A one-time code with which a driver without identity collects what is left of the earnings. Immutable. The station
 * tells its {@linkplain #hash hash} only, and keeps it no longer than it shows it; {@link #toString} does not show it, so that no log does.
 *
 * @param text five groups of four characters with dashes between: 100 random bits, without letters that look like digits
 */
public record ClaimCode(String text) {
  /** In place of one that is not told here. */
  public static final ClaimCode HIDDEN = new ClaimCode("");

  /** Crockford's Base32: no I, L, O, U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 20;
  private static final int GROUP = 4;
  private static final int BITS = 5;

  /**
   * A new code.
   *
   * @param ids random texts, each with at least 100 random bits
   */
  public static ClaimCode random(Supplier<String> ids) {
    var bits = new BigInteger(CanonicalText.sha256("claim\n" + ids.get() + "\n" + ids.get()), 16);
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "");
      text.append(ALPHABET.charAt(bits.shiftRight(i * BITS).intValue() & ALPHABET.length() - 1));
    }
    return new ClaimCode(text.toString());
  }

  /** What the aggregator is told: SHA-256 of the code in capitals without dashes, lower-case hexadecimal. */
  public String hash() {
    return hash(text);
  }

  /** The hash of a code as a person types it. */
  public static String hash(String typed) {
    return CanonicalText.sha256(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
  }

  @Override
  public String toString() {
    return "claim code";
  }
}
