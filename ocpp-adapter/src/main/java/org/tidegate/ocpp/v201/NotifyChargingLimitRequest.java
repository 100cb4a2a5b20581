package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Tells the CSMS that an outside source set a limit. Immutable. OCPP 2.0.1 Part 2, 1.33.1, K11 and K12.
 *
 * @param evseId absent: the whole charging station
 */
public record NotifyChargingLimitRequest(ChargingLimit chargingLimit, @Nullable List<ChargingSchedule> chargingSchedule,
    @Nullable Integer evseId, @Nullable CustomData customData) implements OcppRequest {
  public NotifyChargingLimitRequest {
    Check.required("chargingLimit", chargingLimit);
    chargingSchedule = Check.optionalItems("chargingSchedule", chargingSchedule);
  }

  /** With the required fields only. */
  public static NotifyChargingLimitRequest of(ChargingLimit chargingLimit) {
    return new NotifyChargingLimitRequest(chargingLimit, null, null, null);
  }
}
