package org.tidegate.domain.tariff;

import org.tidegate.domain.port.StoredFact;

/**
 * The tariff that a running transaction follows. Immutable.
 *
 * @param transactionId of the transaction
 * @param tariff followed now
 * @param isDefault whether it was installed for everybody
 */
public record TariffInUse(String transactionId, Tariff tariff, boolean isDefault) implements StoredFact {
  @Override
  public String key() {
    return transactionId;
  }
}
