package org.tidegate.hmi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;

/** The station loop in real time, for tests with real sockets and browsers. */
public final class ThreadLoop implements StationLoop, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
      Executors.defaultThreadFactory());
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private volatile Duration shift = Duration.ZERO;

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
    return start.plusNanos(nanoTime() - startNanos).plus(shift);
  }

  @Override
  public void setWallClock(Instant now) {
    shiftWallClock(Duration.between(now(), now));
  }

  @Override
  public void freeWallClock() {
    shift = Duration.ZERO;
  }

  /** Sets the wall clock on. */
  public void shiftWallClock(Duration by) {
    shift = shift.plus(by);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
