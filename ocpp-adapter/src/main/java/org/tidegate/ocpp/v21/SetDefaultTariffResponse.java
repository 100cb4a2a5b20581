package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the tariff holds. Immutable. OCPP 2.1 Part 2, 1.74.2, I07. */
public record SetDefaultTariffResponse(TariffSetStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SetDefaultTariffResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SetDefaultTariffResponse of(TariffSetStatusEnum status) {
    return new SetDefaultTariffResponse(status, null, null);
  }
}
