package org.tidegate.domain.security;

import org.tidegate.domain.port.StoredFact;

/**
 * Which request for a certificate of the station's own is the newest, OCPP 2.1 A02.FR.24; its key survives a restart, and so
 * does this. Immutable.
 *
 * @param number counts up over the life of the station
 */
public record NewestSigningRequest(int number) implements StoredFact {
  @Override
  public String key() {
    return "newest";
  }
}
