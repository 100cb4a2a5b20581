package org.tidegate.domain.tariff;

import org.tidegate.domain.port.StoredFact;

/**
 * That the newest tariff of a driver, or the newest cost, could not be worked out, or can be again; as long as the central
 * system must know it. Immutable.
 *
 * @param now whether there is one
 * @param told whether the central system has answered that
 */
public record TariffProblem(boolean now, boolean told) implements StoredFact {
  @Override
  public String key() {
    return "";
  }
}
