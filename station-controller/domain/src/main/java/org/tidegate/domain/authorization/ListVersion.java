package org.tidegate.domain.authorization;

import org.tidegate.domain.port.StoredFact;

/**
 * Which local authorization list it is. Immutable.
 *
 * @param number given by the central system, above 0
 */
public record ListVersion(int number) implements StoredFact {
  @Override
  public String key() {
    return "list";
  }
}
