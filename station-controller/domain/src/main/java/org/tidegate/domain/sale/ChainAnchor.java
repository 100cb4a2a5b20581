package org.tidegate.domain.sale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tidegate.domain.port.StoredFact;

/**
 * Where a station's chain begins and ends, signed by the station, so that records missing at either end are noticed. It
 * is stored beside the records with every new one. Immutable.
 *
 * <p>Its signature is over the SHA-256 of these lines, each ended by a line feed: {@code anchor=1}, {@code baseIndex},
 * {@code baseHash}, {@code newestIndex}, {@code newestHash}, {@code at}, written as in {@link CanonicalText}.
 *
 * @param base the last record that was deleted because its time was over; {@link ChainHead#NONE} when none was
 * @param newest the newest record
 * @param at when this was so, UTC, in whole milliseconds
 * @param signature by the station's key
 */
public record ChainAnchor(ChainHead base, ChainHead newest, Instant at, String signature) implements StoredFact {

  static ChainAnchor signed(ChainHead base, ChainHead newest, Instant now, RecordSigner signer) {
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    return new ChainAnchor(base, newest, at, signer.sign(hash(base, newest, at)));
  }

  @Override
  public String key() {
    return "";
  }

  /** Whether the station signed it. */
  public boolean isGenuine(ChainCheck.SignatureCheck signatures) {
    return at.equals(at.truncatedTo(ChronoUnit.MILLIS)) && signatures.isGenuine(hash(base, newest, at), signature);
  }

  private static String hash(ChainHead base, ChainHead newest, Instant at) {
    return CanonicalText.sha256("""
        anchor=1
        baseIndex=%d
        baseHash=%s
        newestIndex=%d
        newestHash=%s
        at=%s
        """.formatted(base.index(), base.hash(), newest.index(), newest.hash(), CanonicalText.time(at)));
  }
}
