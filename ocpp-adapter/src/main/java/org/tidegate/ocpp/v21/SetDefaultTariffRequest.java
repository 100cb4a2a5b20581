package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Installs a tariff for every driver without one of his own. Immutable. OCPP 2.1 Part 2, 1.74.1, I07. */
public record SetDefaultTariffRequest(Integer evseId, Tariff tariff, @Nullable CustomData customData)
    implements
      OcppRequest {
  public SetDefaultTariffRequest {
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
    Check.required("tariff", tariff);
  }

  /** With the required fields only. */
  public static SetDefaultTariffRequest of(Integer evseId, Tariff tariff) {
    return new SetDefaultTariffRequest(evseId, tariff, null);
  }
}
