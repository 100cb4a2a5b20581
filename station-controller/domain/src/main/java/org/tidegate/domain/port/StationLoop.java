package org.tidegate.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * The one thread that owns the station's truth, its timers and its clocks. {@link #execute}, {@link #after},
 * {@link #now} and {@link #nanoTime} are safe from any thread; everything posted runs on the loop, one after the other,
 * in the order posted (timers: in the order due). Nothing posted may block.
 *
 * <p>On a station this is a thread; in tests it is virtual time moved by hand, with every adapter on the same loop.
 */
public interface StationLoop extends Executor {

  /** Runs the task on the loop, never inside this call. */
  @Override
  void execute(Runnable task);

  /** Runs the task on the loop once, not before the delay (monotonic time; negative counts as zero) has passed. */
  Timer after(Duration delay, Runnable task);

  /** The wall clock, UTC. It may jump when the clock is set; measure durations with {@link #nanoTime}. */
  Instant now();

  /**
   * Sets the wall clock; from now on it goes with monotonic time, whatever becomes of the machine's clock. Timers don't
   * move. On the loop.
   */
  void setWallClock(Instant now);

  /** The machine's own wall clock, UTC, whatever was set. A loop whose clock is never set apart has no other. */
  default Instant machineNow() {
    return now();
  }

  /** Undoes {@link #setWallClock}: the wall clock is the machine's again. On the loop. */
  void freeWallClock();

  /** Monotonic nanoseconds from an arbitrary start, as {@link System#nanoTime}. */
  long nanoTime();

  /** Whether the caller runs on the loop. */
  boolean isCurrent();

  /** Refuses a caller that is not on the loop. */
  default void assertCurrent() {
    if (!isCurrent()) {
      throw new IllegalStateException("only the station loop may do this, not " + Thread.currentThread().getName());
    }
  }

  /** A task that waits for its time. */
  interface Timer {
    /** The task will not run after this returns on the loop; cancelling twice, or too late, does nothing. */
    void cancel();
  }
}
