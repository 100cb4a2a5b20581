package org.tidegate.app.files;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.domain.port.FileTransfer.Transfer;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A real loop with real threads, for what really blocks. Safe from any thread. */
final class TestLoop implements AutoCloseable {
  final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> {
    throw new AssertionError(failure);
  });
  final Background background = new Background(loop);

  /** Starts it on the loop and waits for what becomes of it. */
  <T> T stage(Supplier<CompletionStage<T>> body) throws InterruptedException, ExecutionException {
    var result = new CompletableFuture<T>();
    loop.execute(() -> body.get().whenComplete((value, failure) -> {
      loop.assertCurrent();
      if (failure == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(failure);
      }
    }));
    return waitFor(result);
  }

  <T> T transfer(Supplier<Transfer<T>> body) throws InterruptedException, ExecutionException {
    return stage(() -> body.get().outcome());
  }

  <T> T onLoop(Supplier<T> body) throws InterruptedException, ExecutionException {
    var result = new CompletableFuture<T>();
    loop.execute(() -> result.complete(body.get()));
    return waitFor(result);
  }

  private static <T> T waitFor(CompletableFuture<T> result) throws InterruptedException, ExecutionException {
    try {
      return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("nothing came of it", e);
    }
  }

  @Override
  public void close() {
    background.close();
    loop.close();
  }
}
