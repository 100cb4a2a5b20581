package org.tidegate.domain.authorization;

/**
 * What the station itself knows of a token. Immutable.
 *
 * @param source which of both says so
 * @param answer of the central system, as it was
 * @param expired whether it may not be relied on any more
 */
public record Known(Source source, Authorization answer, boolean expired) {
  /** Where the station remembers answers; the list goes before the cache (C13.FR.01, C14.FR.01). */
  public enum Source {
    LOCAL_LIST,
    CACHE
  }

  /** Whether the token is good, as far as the station knows. */
  public boolean isValid() {
    return answer.isAccepted() && !expired;
  }
}
