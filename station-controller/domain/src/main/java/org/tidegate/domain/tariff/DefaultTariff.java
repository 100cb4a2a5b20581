package org.tidegate.domain.tariff;

import java.time.Instant;
import org.tidegate.domain.port.StoredFact;

/**
 * A tariff that holds at an EVSE for every driver who has none of his own, OCPP 2.1 I07. Immutable.
 *
 * @param evseId where
 * @param number counts up with each that is installed
 */
public record DefaultTariff(int evseId, long number, Tariff tariff) implements StoredFact {
  @Override
  public String key() {
    return evseId + "/" + number;
  }

  /** Whether its time has come (2.1 I07.FR.19). */
  boolean isValid(Instant now) {
    return tariff.validFrom().map(from -> !now.isBefore(from)).orElse(true);
  }
}
