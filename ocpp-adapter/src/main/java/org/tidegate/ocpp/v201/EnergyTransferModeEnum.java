package org.tidegate.ocpp.v201;

/** How a vehicle wants its energy. OCPP 2.0.1 Part 2, 3.30. */
public enum EnergyTransferModeEnum {
  DC, AC_single_phase, AC_two_phase, AC_three_phase
}
