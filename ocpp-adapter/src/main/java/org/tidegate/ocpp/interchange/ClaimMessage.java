package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code Claim}, station to central system, resent until accepted: book a {@code claimId} once, and pay whoever brings the
 * code, once. Immutable.
 *
 * @param version 1
 * @param claimId random, unique
 * @param partyRef of the records that it is paid for
 * @param codeHash lower-case hexadecimal SHA-256 of the code's capital letters and digits
 * @param amount minor units of the currency, above 0
 * @param currency ISO 4217
 * @param at when it was made, UTC
 * @param expires after it the code is worth nothing, UTC
 */
public record ClaimMessage(@Nullable Integer version, String claimId, String partyRef, String codeHash, Long amount,
    String currency, Instant at, Instant expires) {
  /** Its {@code messageId}. */
  public static final String ID = "Claim";
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Checks everything. */
  public ClaimMessage {
    version = Bounds.version(version);
    Bounds.text("claimId", claimId, Bounds.LONGEST_ID);
    Bounds.text("partyRef", partyRef, Bounds.LONGEST_ID);
    Bounds.pattern("codeHash", codeHash, SHA_256, "SHA-256");
    Bounds.required("amount", amount);
    Bounds.atLeast("amount", amount, 1);
    Bounds.currency(currency);
    Bounds.required("at", at);
    Bounds.required("expires", expires);
  }
}
