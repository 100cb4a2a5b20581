package org.tidegate.hardware.device;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.station.OnStationLoop;

/** Tells the station, between the start and the end. Station loop only, but {@link #silence}. */
@OnStationLoop
public final class Telling {
  private @Nullable HardwareEvents events;
  private volatile boolean silent;

  /** Whom to tell. */
  public void listener(HardwareEvents listener) {
    events = listener;
  }

  /** Tells now. */
  public void tell(Consumer<HardwareEvents> telling) {
    if (!silent && events != null) {
      telling.accept(events);
    }
  }

  /** Nothing is told from now on. Safe from any thread. */
  public void silence() {
    silent = true;
  }
}
