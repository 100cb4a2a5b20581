package org.tidegate.app.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** The end of the process, such as by SIGTERM, which waits for what is being done until this is closed. Safe from any thread. */
final class ProcessEnd implements AutoCloseable {
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(() -> {
    told.complete(null);
    awaitQuietly(over);
  }, "shutdown");

  /** It waits from now on. */
  ProcessEnd() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Comes when the process is told to end. */
  CompletionStage<Void> told() {
    return told;
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending already.
    }
  }

  private static void awaitQuietly(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
