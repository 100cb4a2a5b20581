package org.tidegate.app.files;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidegate.domain.port.StationLoop;

/** Runs what blocks, each on a virtual thread of its own, and completes on the station loop. Safe from any thread. */
public final class Background implements AutoCloseable {
  private final StationLoop loop;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Completes on this loop. */
  public Background(StationLoop loop) {
    this.loop = loop;
  }

  /** What runs, and what it gives. */
  record Job<T>(CompletableFuture<T> outcome, Future<?> thread) {
    /** Interrupts it; it never completes then. Station loop only. */
    void cancel() {
      thread.cancel(true);
    }
  }

  <T> Job<T> start(Callable<T> body) {
    var outcome = new CompletableFuture<T>();
    var thread = threads.submit(() -> {
      try {
        var value = body.call();
        loop.execute(() -> outcome.complete(value));
      } catch (Throwable failure) {
        loop.execute(() -> outcome.completeExceptionally(failure));
      }
    });
    return new Job<>(outcome, thread);
  }

  <T> CompletionStage<T> run(Callable<T> body) {
    return start(body).outcome();
  }

  /** Interrupts what runs. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
