package org.tidegate.hardware.simulator;

import org.tidegate.domain.station.OnStationLoop;

/** A contact that tells where a device is, when that changes. Station loop only. */
@OnStationLoop
final class ReadBack {
  private final Told told;
  private boolean last;

  ReadBack(Told told) {
    this.told = told;
  }

  /** Where the device is now. */
  void is(boolean now) {
    if (now != last) {
      last = now;
      told.changed(now);
    }
  }

  /** Where it was last. */
  boolean last() {
    return last;
  }

  /** Hears of changes. */
  interface Told {
    /** The device is somewhere else now. */
    void changed(boolean now);
  }
}
