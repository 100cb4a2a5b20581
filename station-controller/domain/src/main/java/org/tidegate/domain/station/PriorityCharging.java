package org.tidegate.domain.station;

import org.tidegate.domain.port.StoredFact;

/** Priority charging is activated for a transaction; forgotten when it ends. Immutable. */
public record PriorityCharging(String transactionId) implements StoredFact {

  @Override
  public String key() {
    return transactionId;
  }
}
