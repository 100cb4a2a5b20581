package org.tidegate.domain.station;

import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.StoredFact;

/**
 * A meter value kept for the last event of a running transaction. Immutable.
 *
 * @param transactionId of the transaction
 * @param number counts up within the transaction
 */
public record CollectedSample(String transactionId, int number, MeterValue value) implements StoredFact {
  @Override
  public String key() {
    return "%s/%06d".formatted(transactionId, number);
  }
}
