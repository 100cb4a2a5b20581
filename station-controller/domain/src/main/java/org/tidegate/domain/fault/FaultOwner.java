package org.tidegate.domain.fault;

/** Who notices a fault in the first place; others may see it too, each a {@link FaultSource} of its own. */
public enum FaultOwner {
  /** The driver of an EVSE's pilot, contactor, lock and protective devices: a board, pins, or the simulator. */
  EVSE_DEVICES("EVSE's devices"),
  /** The driver of an EVSE's power stage. */
  POWER_STAGE("power stage"),
  /** The program, of an EVSE. */
  PROGRAM_AT_EVSE("program, of an EVSE"),
  /** The program, of the station as a whole. */
  PROGRAM("program"),
  /** The driver of the card readers. */
  CARD_READERS("card readers"),
  /** The driver of what is read at the grid connection. */
  SITE_INPUTS("site's inputs");

  private final String words;

  FaultOwner(String words) {
    this.words = words;
  }

  /** For documents. */
  public String words() {
    return words;
  }

  /** Whether its faults are those of the whole station rather than of one EVSE. */
  public boolean isOfStation() {
    return this == PROGRAM || this == CARD_READERS || this == SITE_INPUTS;
  }
}
