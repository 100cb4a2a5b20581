package org.tidegate.domain.devicemodel;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;

/** Variables of firmware updates. Part 2 section 2.1.2. */
public final class FirmwareVariables {
  /** Whether sessions may begin while firmware waits for transactions to end; false: free EVSEs become unavailable. */
  public static final VariableAddress ALLOW_NEW_SESSIONS = VariableAddress.of("ChargingStation",
      "AllowNewSessionsPendingFirmwareUpdate");

  private FirmwareVariables() {}

  static void declare(DeviceModel model) {
    model.declare(ALLOW_NEW_SESSIONS, VariableFacts.of(bool).writable(), "false");
  }
}
