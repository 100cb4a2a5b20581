package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StoredFact;

/**
 * What must be known of connections after a restart. Immutable.
 *
 * @param configured what the installer had configured, to notice when that changes
 * @param lastWorking with which the latest connection was made (B10.FR.07); its security profile is never lowered
 *     (A00.FR.005)
 */
public record ConnectionMemory(NetworkProfile configured, Optional<NetworkProfile> lastWorking) implements StoredFact {
  @Override
  public String key() {
    return "";
  }
}
