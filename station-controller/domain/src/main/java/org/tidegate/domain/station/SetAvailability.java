package org.tidegate.domain.station;

import org.tidegate.domain.port.StoredFact;

/**
 * Whether the central system wants the station, an EVSE or a connector in service (OCPP 2.0.1 G03, G04); it survives
 * restarts. Immutable.
 *
 * @param evseId 0: the station
 * @param connectorId 0: the whole EVSE, or the station
 * @param operative in service
 */
public record SetAvailability(int evseId, int connectorId, boolean operative) implements StoredFact {
  @Override
  public String key() {
    return evseId + "/" + connectorId;
  }
}
