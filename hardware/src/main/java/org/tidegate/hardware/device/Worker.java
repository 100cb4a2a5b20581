package org.tidegate.hardware.device;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to a slow device, or to all devices of one bus, so that nothing there holds the station loop.
 * Safe from any thread.
 */
public interface Worker extends AutoCloseable {
  /** Runs the task, one after the other. */
  void execute(Runnable task);

  /** Runs the task after the delay, measured monotonically; running the result takes it back. */
  Runnable after(Duration delay, Runnable task);

  /** Ends after the task that runs; what waits, and what comes later, is dropped. */
  @Override
  void close();

  /** A daemon thread with this name. */
  static Worker named(String name) {
    var executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return new Worker() {
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
      } catch (RuntimeException | Error failure) {
        LoggerFactory.getLogger(Worker.class).error("a device's task failed", failure);
      }
    };
  }
}
