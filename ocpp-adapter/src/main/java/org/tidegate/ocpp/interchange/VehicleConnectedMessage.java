package org.tidegate.ocpp.interchange;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code VehicleConnected}, station to central system. Immutable. Of who the vehicle is it
 * says only what the installer allowed, and nothing of who the driver is.
 *
 * @param version 1
 * @param sessionId the vehicle's stay
 * @param nonce to be given back in {@code SetPermission}, once
 * @param evseId where it stands
 * @param at when it was connected, UTC
 * @param batteryCapacity Wh, where the vehicle told it
 * @param stateOfCharge percent, where the vehicle told it
 * @param stateOfHealth percent, where the vehicle told it
 * @param vehicleId EVCCID of ISO 15118; absent unless the station is to identify vehicles before the driver's answer
 */
public record VehicleConnectedMessage(@Nullable Integer version, String sessionId, String nonce, Integer evseId,
    Instant at, @Nullable Long batteryCapacity, @Nullable BigDecimal stateOfCharge,
    @Nullable BigDecimal stateOfHealth, @Nullable String vehicleId) {
  /** Its {@code messageId}. */
  public static final String ID = "VehicleConnected";
  private static final int LONGEST_VEHICLE_ID = 36;

  /** Checks everything. */
  public VehicleConnectedMessage {
    version = Bounds.version(version);
    Bounds.text("sessionId", sessionId, Bounds.LONGEST_ID);
    Bounds.text("nonce", nonce, Bounds.LONGEST_ID);
    Bounds.required("evseId", evseId);
    Bounds.atLeast("evseId", evseId, 1);
    Bounds.required("at", at);
    Bounds.atLeast("batteryCapacity", batteryCapacity, 0);
    Bounds.percent("stateOfCharge", stateOfCharge);
    Bounds.percent("stateOfHealth", stateOfHealth);
    Bounds.optionalText("vehicleId", vehicleId, LONGEST_VEHICLE_ID);
  }

  /** Without the nonce and who it is, which must not be logged. */
  @Override
  public String toString() {
    return "VehicleConnected at evse " + evseId + ", " + sessionId;
  }
}
