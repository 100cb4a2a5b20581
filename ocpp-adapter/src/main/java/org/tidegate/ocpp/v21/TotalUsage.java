package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What was used. Immutable. OCPP 2.1 Part 2, 2.109.
 *
 * @param energy kWh
 * @param chargingTime seconds
 */
public record TotalUsage(BigDecimal energy, Integer chargingTime, Integer idleTime, @Nullable Integer reservationTime,
    @Nullable CustomData customData) {
  public TotalUsage {
    Check.required("energy", energy);
    Check.decimal("energy", energy);
    Check.required("chargingTime", chargingTime);
    Check.required("idleTime", idleTime);
  }

  /** With the required fields only. */
  public static TotalUsage of(BigDecimal energy, Integer chargingTime, Integer idleTime) {
    return new TotalUsage(energy, chargingTime, idleTime, null, null);
  }
}
