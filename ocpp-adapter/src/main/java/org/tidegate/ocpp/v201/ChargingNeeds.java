package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What a vehicle asks for. Immutable. OCPP 2.0.1 Part 2, 2.8.
 *
 * @param departureTime when the driver expects to leave
 */
public record ChargingNeeds(EnergyTransferModeEnum requestedEnergyTransfer,
    @Nullable ACChargingParameters acChargingParameters, @Nullable DCChargingParameters dcChargingParameters,
    @Nullable Instant departureTime, @Nullable CustomData customData) {
  public ChargingNeeds {
    Check.required("requestedEnergyTransfer", requestedEnergyTransfer);
  }

  /** With the required fields only. */
  public static ChargingNeeds of(EnergyTransferModeEnum requestedEnergyTransfer) {
    return new ChargingNeeds(requestedEnergyTransfer, null, null, null, null);
  }
}
