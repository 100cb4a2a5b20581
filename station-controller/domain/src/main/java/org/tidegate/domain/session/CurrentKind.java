package org.tidegate.domain.session;

/** Alternating or direct current at the connector. */
public enum CurrentKind {
  AC,
  DC
}
