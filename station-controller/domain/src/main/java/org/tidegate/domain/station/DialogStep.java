package org.tidegate.domain.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;

/** How far the dialog with the vehicle at one EVSE has come, and how long it may stay there. Station loop only. */
@OnStationLoop
final class DialogStep {
  private final EvseState evse;
  private DialogStage stage = DialogStage.NONE;
  private StationLoop.@Nullable Timer wait;

  DialogStep(EvseState evse) {
    this.evse = evse;
  }

  boolean is(DialogStage asked) {
    return stage == asked;
  }

  /** Whether the vehicle was offered nothing yet. */
  boolean isBeforeOffers() {
    return stage == DialogStage.NONE || stage == DialogStage.WAITING;
  }

  void become(DialogStage next) {
    stage = next;
    cancelWait();
  }

  /** The same; if nothing else happens meanwhile, this does. */
  void become(DialogStage next, Duration atMost, Runnable otherwise) {
    stage = next;
    await(atMost, otherwise);
  }

  /** It stays where it is, at most so long. */
  void await(Duration atMost, Runnable otherwise) {
    cancelWait();
    wait = evse.core.after(atMost, () -> {
      wait = null;
      otherwise.run();
    });
  }

  private void cancelWait() {
    if (wait != null) {
      wait.cancel();
      wait = null;
    }
  }
}
