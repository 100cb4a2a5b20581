package org.tidegate.domain.dialog;

import org.tidegate.domain.session.CurrentKind;

/** Ways in which energy is transferred, that vehicle and station agree on; names of OCPP 2.1 EnergyTransferModeEnumType. */
public enum EnergyTransfer {
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
  WPT;

  /** Whether energy may go either way. */
  public boolean isBidirectional() {
    return this == AC_BPT || this == AC_BPT_DER || this == DC_BPT || this == DC_ACDP_BPT;
  }

  /** What interchanges energy both ways with this kind of current. */
  public static EnergyTransfer bidirectional(CurrentKind current) {
    return current == CurrentKind.DC ? DC_BPT : AC_BPT;
  }

  /** What only charges with this kind of current on this many phases. */
  public static EnergyTransfer charging(CurrentKind current, int phases) {
    if (current == CurrentKind.DC) {
      return DC;
    }
    return switch (phases) {
      case 1 -> AC_single_phase;
      case 2 -> AC_two_phase;
      default -> AC_three_phase;
    };
  }
}
