package org.tidegate.hardware.simulator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the simulated devices keep what survives the program. Safe from any thread. */
public interface SimulatedMemory extends AutoCloseable {

  /**
   * What was saved last; a fresh board when nothing was. Called once, before the station runs; may read a file.
   *
   * @throws IllegalStateException when what was saved can't be read: starting anew would run registers backwards
   */
  RememberedStation load();

  /**
   * Saves; never blocks. Completes, in the order of the calls and on any thread, once a kill of the program can't undo
   * it; several saves may become one, of the newest. Completes exceptionally when it could not be saved.
   */
  CompletionStage<Void> save(RememberedStation station);

  /** Waits for what is being saved. */
  @Override
  void close();

  /** A memory as long as this object: keep it over a simulated restart. */
  static SimulatedMemory inMemory() {
    return new SimulatedMemory() {
      private RememberedStation last = RememberedStation.fresh("memory");

      @Override
      public synchronized RememberedStation load() {
        return last;
      }

      @Override
      public synchronized CompletionStage<Void> save(RememberedStation station) {
        last = station;
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public void close() {}
    };
  }
}
