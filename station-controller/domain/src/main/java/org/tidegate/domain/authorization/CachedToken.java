package org.tidegate.domain.authorization;

import java.time.Instant;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.tariff.DriverTariff;

/**
 * A token that the central system has answered for, as the cache keeps it. Immutable.
 *
 * @param digest of the token, {@link IdToken#digest}
 * @param answer the newest
 * @param learnt when that was, UTC
 * @param number counts up with each token that enters the cache
 * @param lastUse counts up with each use of any token
 * @param uses how often it was used
 */
public record CachedToken(String digest, Authorization answer, Instant learnt, long number, long lastUse, long uses)
    implements
      StoredFact {
  /** Instants, counters and the status, at most. */
  private static final int FIXED_BYTES = 64;
  /** A price of a tariff with its conditions, about. */
  static final int PRICE_BYTES = 200;

  @Override
  public String key() {
    return digest;
  }

  CachedToken answered(Authorization newest, Instant now) {
    return new CachedToken(digest, newest.remembered(), now, number, lastUse, uses);
  }

  CachedToken used(long use) {
    return new CachedToken(digest, answer, learnt, number, use, uses + 1);
  }

  /** What it takes, AuthCacheCtrlr.Storage. */
  int bytes() {
    return FIXED_BYTES + digest.length() + answer.group().map(group -> group.value().length()).orElse(0)
        + prices() * PRICE_BYTES;
  }

  /** How many prices the driver's own tariff has. */
  int prices() {
    return answer.tariff().map(DriverTariff::size).orElse(0);
  }
}
