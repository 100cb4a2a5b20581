package org.tidegate.ocpp.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;

/** A station loop on a thread of its own, for tests with real sockets. */
final class ThreadedLoop implements StationLoop, AutoCloseable {
  private volatile Thread thread;
  private volatile Duration shift = Duration.ZERO;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
    thread = new Thread(task, "test-loop");
    return thread;
  });

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
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
