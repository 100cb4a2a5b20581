package org.tidegate.hardware.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;

/** A station loop on a thread, for tests with real sockets. Safe from any thread. */
public final class ThreadLoop implements StationLoop, AutoCloseable {
  private volatile Thread thread = Thread.currentThread();
  private volatile Duration shift = Duration.ZERO;
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
    thread = new Thread(task, "test-loop");
    thread.setDaemon(true);
    return thread;
  });

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var scheduled = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public Instant now() {
    return Instant.now().plus(shift);
  }

  @Override
  public void setWallClock(Instant now) {
    shift = Duration.between(Instant.now(), now);
  }

  @Override
  public void freeWallClock() {
    shift = Duration.ZERO;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
