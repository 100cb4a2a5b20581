package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.NotStored;
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
  private final Set<CompletableFuture<?>> promised = new LinkedHashSet<>();
  private boolean failed;

  /** A journal on this store. */
  public Journal(StationStore store) {
    this.store = store;
  }

  /** This must be stored. */
  public void note(Change change) {
    changes.add(change);
  }

  /** This must be known to the next start: after the store has failed it is stored where that still can be. */
  void noteAnyhow(Change change) {
    if (failed) {
      store.salvage(change);
    } else {
      note(change);
    }
  }

  /** This happens when everything noted so far, by this decision and those before it, is durable. */
  public void then(Runnable continuation) {
    continuations.add(continuation);
  }

  /** This answer is given when everything noted so far is durable; it fails with {@link NotStored} when that never is. */
  public <T> void answer(CompletableFuture<T> answer, T given) {
    promised.add(answer);
    then(() -> {
      promised.remove(answer);
      answer.complete(given);
    });
  }

  /** This happens when everything noted so far is durable, or as soon as it is known that it never is. */
  public void atLast(Runnable continuation) {
    var known = new CompletableFuture<Boolean>();
    known.whenComplete((_, _) -> continuation.run());
    answer(known, true);
  }

  /** The store has failed: what was noted and is not durable by now never is. */
  public void failed() {
    failed = true;
    breakPromises();
  }

  private void breakPromises() {
    var broken = List.copyOf(promised);
    promised.clear();
    broken.forEach(answer -> answer.completeExceptionally(new NotStored()));
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
        break;
      }
    }
    if (failed) {
      breakPromises();
    }
  }
}
