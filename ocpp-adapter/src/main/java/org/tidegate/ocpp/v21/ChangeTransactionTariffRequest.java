package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Makes a running transaction follow another tariff. Immutable. OCPP 2.1 Part 2, 1.9.1, I11. */
public record ChangeTransactionTariffRequest(String transactionId, Tariff tariff, @Nullable CustomData customData)
    implements
      OcppRequest {
  public ChangeTransactionTariffRequest {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
    Check.required("tariff", tariff);
  }

  /** With the required fields only. */
  public static ChangeTransactionTariffRequest of(String transactionId, Tariff tariff) {
    return new ChangeTransactionTariffRequest(transactionId, tariff, null);
  }
}
