package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Identifies a charging station's make. Immutable. OCPP 2.1 Part 2, 2.21. */
public record ChargingStation(String model, String vendorName, @Nullable String serialNumber, @Nullable Modem modem,
    @Nullable String firmwareVersion, @Nullable CustomData customData) {
  public ChargingStation {
    Check.required("model", model);
    Check.maxLength("model", model, 20);
    Check.required("vendorName", vendorName);
    Check.maxLength("vendorName", vendorName, 50);
    Check.maxLength("serialNumber", serialNumber, 25);
    Check.maxLength("firmwareVersion", firmwareVersion, 50);
  }

  /** With the required fields only. */
  public static ChargingStation of(String model, String vendorName) {
    return new ChargingStation(model, vendorName, null, null, null, null);
  }
}
