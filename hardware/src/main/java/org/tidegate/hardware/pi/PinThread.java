package org.tidegate.hardware.pi;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The one thread that writes pins, so that a slow kernel call never holds the station loop. Safe from any thread. */
interface PinThread extends AutoCloseable {
  /** Runs the task, one after the other. */
  void execute(Runnable task);

  /** Runs the task after the delay, measured monotonically; running the result takes it back. */
  Runnable after(Duration delay, Runnable task);

  /** Ends after the task that runs; what waits is dropped. */
  @Override
  void close();

  /** A daemon thread with this name. */
  static PinThread named(String name) {
    var executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
    return new PinThread() {
      @Override
      public void execute(Runnable task) {
        executor.execute(logged(task));
      }

      @Override
      public Runnable after(Duration delay, Runnable task) {
        var waiting = executor.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
      }

      @Override
      public void close() {
        executor.close();
      }
    };
  }

  /** An executor would keep a failure to itself. */
  private static Runnable logged(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException failure) {
        LoggerFactory.getLogger(PinThread.class).error("a pin can't be written", failure);
      }
    };
  }
}
