package org.tidegate.domain.authorization;

import org.tidegate.domain.port.StoredFact;

/**
 * A token of the local authorization list. Immutable.
 *
 * @param digest of the token, {@link IdToken#digest}
 * @param answer the central system gave with the list
 */
public record ListedToken(String digest, Authorization answer) implements StoredFact {
  /** The status and an instant, at most. */
  private static final int FIXED_BYTES = 40;

  @Override
  public String key() {
    return digest;
  }

  /** What it takes, LocalAuthListCtrlr.Storage. */
  int bytes() {
    return FIXED_BYTES + digest.length() + answer.group().map(group -> group.value().length()).orElse(0);
  }
}
