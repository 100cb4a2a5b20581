package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What a vehicle asks for. Immutable. OCPP 2.1 Part 2, 2.14.
 *
 * @param departureTime when the driver expects to leave
 * @param v2xChargingParameters of an ISO 15118-20 vehicle
 * @param availableEnergyTransfer every mode that vehicle and EVSE have in common
 * @param controlMode who makes the schedule
 */
public record ChargingNeeds(EnergyTransferModeEnum requestedEnergyTransfer,
    @Nullable ACChargingParameters acChargingParameters, @Nullable DCChargingParameters dcChargingParameters,
    @Nullable Instant departureTime, @Nullable DERChargingParameters derChargingParameters,
    @Nullable EVEnergyOffer evEnergyOffer, @Nullable V2XChargingParameters v2xChargingParameters,
    @Nullable List<EnergyTransferModeEnum> availableEnergyTransfer, @Nullable ControlModeEnum controlMode,
    @Nullable MobilityNeedsModeEnum mobilityNeedsMode, @Nullable CustomData customData) {
  public ChargingNeeds {
    Check.required("requestedEnergyTransfer", requestedEnergyTransfer);
    availableEnergyTransfer = Check.optionalItems("availableEnergyTransfer", availableEnergyTransfer);
  }

  /** With the required fields only. */
  public static ChargingNeeds of(EnergyTransferModeEnum requestedEnergyTransfer) {
    return new ChargingNeeds(requestedEnergyTransfer, null, null, null, null, null, null, null, null, null, null);
  }
}
