package org.tidegate.domain.station;

import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.view.AccountView.OpenClaim;

/**
 * The claim of a stay that a restart ended, with its code, for the driver of the vehicle that stands there still: in a row so
 * small that deleting it overwrites it. Immutable.
 *
 * @param evseId where
 * @param number counts up there
 * @param claim nobody else may read its code
 */
public record KeptClaim(int evseId, int number, OpenClaim claim) implements StoredFact {
  @Override
  public String key() {
    return evseId + "/" + number;
  }
}
