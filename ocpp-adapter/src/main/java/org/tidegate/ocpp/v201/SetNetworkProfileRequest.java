package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Stores how to reach a CSMS. Immutable. OCPP 2.0.1 Part 2, 1.55.1, B09.
 *
 * @param configurationSlot where the profile is stored
 */
public record SetNetworkProfileRequest(Integer configurationSlot, NetworkConnectionProfile connectionData,
    @Nullable CustomData customData) implements OcppRequest {
  public SetNetworkProfileRequest {
    Check.required("configurationSlot", configurationSlot);
    Check.required("connectionData", connectionData);
  }

  /** With the required fields only. */
  public static SetNetworkProfileRequest of(Integer configurationSlot, NetworkConnectionProfile connectionData) {
    return new SetNetworkProfileRequest(configurationSlot, connectionData, null);
  }
}
