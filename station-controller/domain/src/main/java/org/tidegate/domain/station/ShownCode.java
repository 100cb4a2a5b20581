package org.tidegate.domain.station;

import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.sale.ClaimCode;

/**
 * The code of the claim that a summary shows: kept as long as it is shown, in a row so small that deleting it overwrites it.
 * Immutable.
 *
 * @param evseId where
 * @param code nobody else may read it
 */
public record ShownCode(int evseId, ClaimCode code) implements StoredFact {
  @Override
  public String key() {
    return Integer.toString(evseId);
  }
}
