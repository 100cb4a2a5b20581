package org.tidegate.app.logging;

import java.util.logging.Level;

/** How grave a line of the log is, in the words of SLF4J, by which everything here is logged. */
public enum Severity {
  /** Something is broken. */
  ERROR,
  /** Something is not as it should be, and goes on. */
  WARN,
  /** The story of a stay. */
  INFO,
  /** For whoever looks for a mistake. */
  DEBUG,
  /** For whoever looks for it step by step. */
  TRACE;

  static Severity of(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return WARN;
    }
    if (value >= Level.INFO.intValue()) {
      return INFO;
    }
    return value >= Level.FINE.intValue() ? DEBUG : TRACE;
  }
}
