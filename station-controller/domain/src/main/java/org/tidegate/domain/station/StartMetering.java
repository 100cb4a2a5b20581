package org.tidegate.domain.station;

/**
 * The meter is read before a transaction's first event at its EVSE; nothing else is told meanwhile. Station loop only.
 */
@OnStationLoop
final class StartMetering {
  private final TransactionSamples samples;
  private Metered metered = Metered.NOT_YET;

  StartMetering(TransactionSamples samples) {
    this.samples = samples;
  }

  /** How far the meter values of a transaction's start are. */
  private enum Metered {
    NOT_YET,
    WAITING,
    DONE
  }

  boolean isWaiting() {
    return metered == Metered.WAITING;
  }

  /** Whether they are there; if nobody has asked for them yet, they are asked for. */
  boolean isMetered() {
    if (metered == Metered.NOT_YET) {
      metered = Metered.WAITING;
      samples.prepareStart(() -> metered = isWaiting() ? Metered.DONE : metered);
    }
    return metered == Metered.DONE;
  }

  /** They are told, or there is nothing to begin: the next start has its own. */
  void begun() {
    metered = Metered.NOT_YET;
  }
}
