package org.tidegate.ocpp.v21;

/** How a vehicle wants its energy. OCPP 2.1 Part 2, 3.37. */
public enum EnergyTransferModeEnum {
  AC_single_phase,
  AC_two_phase,
  AC_three_phase,
  DC,
  AC_BPT,
  AC_BPT_DER,
  AC_DER,
  DC_BPT,
  DC_ACDP,
  DC_ACDP_BPT,
  WPT
}
