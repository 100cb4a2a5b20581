package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether it is followed. Immutable. OCPP 2.1 Part 2, 1.9.2, I11. */
public record ChangeTransactionTariffResponse(TariffChangeStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ChangeTransactionTariffResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ChangeTransactionTariffResponse of(TariffChangeStatusEnum status) {
    return new ChangeTransactionTariffResponse(status, null, null);
  }
}
