package org.tidegate.domain.authorization;

import java.util.Comparator;

/** Which token leaves a full cache first, with the names of OCPP 2.0.1 AuthCacheCtrlr.Policy. */
public enum CachePolicy {
  /** The one not used for the longest time. */
  LRU(Comparator.comparingLong(CachedToken::lastUse)),
  /** The one used least often; of several the one not used for the longest time. */
  LFU(Comparator.comparingLong(CachedToken::uses).thenComparingLong(CachedToken::lastUse)),
  /** The one that came first. */
  FIFO(Comparator.comparingLong(CachedToken::number));

  private final Comparator<CachedToken> order;

  CachePolicy(Comparator<CachedToken> order) {
    this.order = order;
  }

  /** The first to leave comes first: those that are not accepted, then as the policy says (C10.FR.07). */
  public Comparator<CachedToken> order() {
    return Comparator.<CachedToken, Boolean>comparing(token -> token.answer().isAccepted()).thenComparing(order);
  }
}
