package org.tidegate.domain.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;

/** Tells a power stage when nothing is planned, so that it may sleep; a command wakes it. Station loop only. */
@OnStationLoop
final class Sleep {
  /** The next vehicle may follow at once; well within the minute that is promised. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final EvseState evse;
  private boolean told;
  private StationLoop.@Nullable Timer timer;

  Sleep(EvseState evse) {
    this.evse = evse;
  }

  /** Unless something comes in between. */
  void soon() {
    if (!told && timer == null) {
      timer = evse.core.after(SOON, evse.id(), this::now);
    }
  }

  void now() {
    cancel();
    if (!told) {
      told = true;
      evse.devices.powerStage().rest();
    }
  }

  /** It is to answer at once. */
  void not() {
    cancel();
    told = false;
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
    }
    timer = null;
  }
}
