package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What became of one. Immutable. OCPP 2.1 Part 2, 2.24. */
public record ClearTariffsResult(@Nullable String tariffId, TariffClearStatusEnum status,
    @Nullable StatusInfo statusInfo, @Nullable CustomData customData) {
  public ClearTariffsResult {
    Check.maxLength("tariffId", tariffId, 60);
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ClearTariffsResult of(TariffClearStatusEnum status) {
    return new ClearTariffsResult(null, status, null, null);
  }
}
