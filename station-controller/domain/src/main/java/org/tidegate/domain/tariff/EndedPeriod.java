package org.tidegate.domain.tariff;

import org.tidegate.domain.port.StoredFact;

/**
 * A charging period of a running transaction that is over, kept for the transaction's last event. Immutable.
 *
 * @param number counts up within the transaction
 */
public record EndedPeriod(String transactionId, int number, ChargingPeriod period) implements StoredFact {
  @Override
  public String key() {
    return key(transactionId, number);
  }

  /** The key of this one. */
  public static String key(String transactionId, int number) {
    return transactionId + "/" + number;
  }
}
