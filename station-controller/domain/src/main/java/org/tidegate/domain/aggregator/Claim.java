package org.tidegate.domain.aggregator;

import java.time.Instant;
import java.util.regex.Pattern;
import org.tidegate.domain.quantity.Money;

/**
 * What a driver without identity has left to be paid: whoever shows the code to the aggregator is paid, once. Immutable.
 *
 * @param claimId random, unique: it is booked once however often it is sent
 * @param partyRef stand-in for the driver, as in the records that it is paid for
 * @param codeHash lower-case hexadecimal SHA-256 of the code; the code itself only the driver has
 * @param amount above 0
 * @param at when it was made, UTC
 * @param expires after it the code is worth nothing, UTC
 */
public record Claim(String claimId, String partyRef, String codeHash, Money amount, Instant at, Instant expires) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException for a claim that can't be
   */
  public Claim {
    if (!SHA_256.matcher(codeHash).matches()) {
      throw new IllegalArgumentException("the hash of the code is no SHA-256");
    }
    if (amount.minorUnits() <= 0) {
      throw new IllegalArgumentException("there is nothing to claim");
    }
    if (!expires.isAfter(at)) {
      throw new IllegalArgumentException("the claim expires before it is made");
    }
  }
}
