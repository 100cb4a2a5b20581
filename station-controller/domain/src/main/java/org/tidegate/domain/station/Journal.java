package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationStore;

/**
 * Gathers what one decision changes, so that it is stored in one transaction, and what may only happen once that is
 * durable. Station loop only.
 */
@OnStationLoop
public final class Journal {
  private final StationStore store;
  private List<Change> changes = new ArrayList<>();
  private List<Runnable> continuations = new ArrayList<>();

  /** A journal on this store. */
  public Journal(StationStore store) {
    this.store = store;
  }

  /** This must be stored. */
  public void note(Change change) {
    changes.add(change);
  }

  /** This happens when everything noted so far, by this decision and those before it, is durable. */
  public void then(Runnable continuation) {
    continuations.add(continuation);
  }

  /** Ends a decision: hands over what was noted. With nothing to wait for the continuations run at once. */
  public void flush() {
    while (!changes.isEmpty() || !continuations.isEmpty()) {
      var batch = List.copyOf(changes);
      var then = continuations;
      changes = new ArrayList<>();
      continuations = new ArrayList<>();
      if (batch.isEmpty() && store.isSettled()) {
        then.forEach(Runnable::run);
      } else {
        store.commit(batch, () -> {
          then.forEach(Runnable::run);
          flush();
        });
        return;
      }
    }
  }
}
