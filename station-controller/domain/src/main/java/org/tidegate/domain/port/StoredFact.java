package org.tidegate.domain.port;

/**
 * Something small that the station knows and must still know after a power cut: one for each kind and key. Immutable, a
 * record of values; each kind has its name in the storage.
 */
public interface StoredFact {
  /** What tells it from others of its kind. */
  String key();
}
