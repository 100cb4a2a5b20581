package org.tidegate.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;

/**
 * The station loop on a thread of its own. Safe from any thread.
 *
 * <p>The thread sleeps until something is posted or due, and wakes for nothing else. A task that throws is logged, told
 * to the handler on the loop, and the next one runs.
 */
public final class ThreadStationLoop implements StationLoop, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ThreadStationLoop.class);
  private static final Duration FARTHEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Entry> timers = new PriorityQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong wakeUps = new AtomicLong();
  private final Clock clock;
  private final Consumer<Throwable> failures;
  private final Thread thread;
  private volatile InstantSource wallClock;
  private volatile boolean closed;

  private ThreadStationLoop(Clock clock, Consumer<Throwable> failures) {
    this.clock = clock;
    this.wallClock = clock;
    this.failures = failures;
    this.thread = new Thread(this::run, "station-loop");
  }

  /**
   * A running loop.
   *
   * @param clock the wall clock
   * @param failures learns, on the loop, of each exception that a task let out
   */
  public static ThreadStationLoop start(Clock clock, Consumer<Throwable> failures) {
    var loop = new ThreadStationLoop(clock, failures);
    loop.thread.start();
    return loop;
  }

  /** Runs the task on the loop; after {@link #close} it is dropped. */
  @Override
  public void execute(Runnable task) {
    posted.add(task);
    if (asleep.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    long wait = delay.isNegative() ? 0 : delay.compareTo(FARTHEST) > 0 ? FARTHEST.toNanos() : delay.toNanos();
    var entry = new Entry(nanoTime() + wait, sequence.getAndIncrement(), task);
    onLoop(() -> timers.add(entry));
    return () -> cancel(entry);
  }

  @Override
  public Instant now() {
    return wallClock.instant();
  }

  @Override
  public Instant machineNow() {
    return clock.instant();
  }

  @Override
  public void setWallClock(Instant now) {
    assertCurrent();
    long since = nanoTime();
    wallClock = () -> now.plusNanos(nanoTime() - since);
  }

  @Override
  public void freeWallClock() {
    assertCurrent();
    wallClock = clock;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** How often the thread has slept and woken since its start. */
  public long wakeUps() {
    return wakeUps.get();
  }

  /** Runs what was posted so far, no timer any more, and ends the thread; waits for that unless called on the loop. */
  @Override
  public void close() {
    execute(() -> closed = true);
    if (!isCurrent()) {
      joinUninterruptibly();
    }
  }

  private void cancel(Entry entry) {
    entry.cancelled = true;
    onLoop(() -> timers.remove(entry));
  }

  private void onLoop(Runnable step) {
    if (isCurrent()) {
      step.run();
    } else {
      execute(step);
    }
  }

  private void run() {
    while (!closed) {
      boolean timerRan = runDueTimer();
      var task = posted.poll();
      if (task != null) {
        run(task);
      } else if (!timerRan) {
        sleep();
      }
    }
  }

  /** One at a time, so that timers and what is posted can't keep each other waiting. */
  private boolean runDueTimer() {
    var next = timers.peek();
    if (next == null || next.due - nanoTime() > 0) {
      return false;
    }
    timers.remove(next);
    if (!next.cancelled) {
      run(next.task);
    }
    return true;
  }

  /** The flag is raised before the queue is looked at again: whoever posts after that look sees it and wakes us. */
  private void sleep() {
    asleep.set(true);
    var next = timers.peek();
    if (posted.isEmpty()) {
      if (next == null) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, next.due - nanoTime());
      }
      wakeUps.incrementAndGet();
    }
    asleep.set(false);
    if (Thread.interrupted()) {
      log.warn("the station loop was interrupted, and goes on");
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      log.error("a task of the station loop failed", thrown);
      tell(thrown);
    }
  }

  private void tell(Throwable thrown) {
    try {
      failures.accept(thrown);
    } catch (Throwable again) {
      log.error("handling that failure failed too", again);
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Entry implements Comparable<Entry> {
    private final long due;
    private final long order;
    private final Runnable task;
    private volatile boolean cancelled;

    private Entry(long due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    /** By difference: the monotonic clock may run over. */
    @Override
    public int compareTo(Entry other) {
      long difference = due - other.due;
      return difference != 0 ? Long.signum(difference) : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(order);
    }
  }
}
