package org.tidegate.domain.devicemodel;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;

/** Variables of ReservationCtrlr. Part 2 section 2.8. */
public final class ReservationVariables {
  /** Whether there can be reservations. */
  public static final VariableAddress AVAILABLE = VariableAddress.of("ReservationCtrlr", "Available");
  /** Whether reservations are taken and kept, H01.FR.01; while not, those there are wait. */
  public static final VariableAddress ENABLED = VariableAddress.of("ReservationCtrlr", "Enabled");
  /** Whether a reservation may leave open which EVSE it is for, H01.FR.18 and H01.FR.19. */
  public static final VariableAddress NON_EVSE_SPECIFIC = VariableAddress.of("ReservationCtrlr", "NonEvseSpecific");

  private ReservationVariables() {}

  static void declare(DeviceModel model) {
    model.declare(AVAILABLE, VariableFacts.of(bool), "true");
    model.declare(ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(NON_EVSE_SPECIFIC, VariableFacts.of(bool), "true");
  }
}
