package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What a driver pays. Immutable. OCPP 2.1 Part 2, 2.104. */
public record Tariff(String tariffId, String currency, @Nullable List<MessageContent> description,
    @Nullable TariffEnergy energy, @Nullable Instant validFrom, @Nullable TariffTime chargingTime,
    @Nullable TariffTime idleTime, @Nullable TariffFixed fixedFee, @Nullable TariffTime reservationTime,
    @Nullable TariffFixed reservationFixed, @Nullable Price minCost, @Nullable Price maxCost,
    @Nullable CustomData customData) {
  public Tariff {
    Check.required("tariffId", tariffId);
    Check.maxLength("tariffId", tariffId, 60);
    Check.required("currency", currency);
    Check.maxLength("currency", currency, 3);
    description = Check.optionalItems("description", description, 10);
  }

  /** With the required fields only. */
  public static Tariff of(String tariffId, String currency) {
    return new Tariff(tariffId, currency, null, null, null, null, null, null, null, null, null, null, null);
  }
}
