package org.tidegate.domain.aggregator;

import org.tidegate.domain.permission.ConditionsPattern;

/**
 * Prepared conditions of the aggregator's, with the name that it gave them. Immutable.
 *
 * @param name at most {@value #LONGEST_NAME} characters in each language
 */
public record OfferedPattern(Said name, ConditionsPattern pattern) {
  /** Fits the panel's key. */
  public static final int LONGEST_NAME = 40;

  /** Checks the name's length. */
  public OfferedPattern {
    name.atMost(LONGEST_NAME);
  }
}
