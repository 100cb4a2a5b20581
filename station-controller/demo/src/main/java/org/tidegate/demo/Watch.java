package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tidegate.domain.port.StationLoop;

/** Waits for what should happen, by looking again and again. The one place of the story where time passes. */
final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_SEEN = 1500;

  private final StationLoop clock;

  Watch(StationLoop clock) {
    this.clock = clock;
  }

  /**
   * Something that can be seen. Immutable.
   *
   * @param expected in words
   * @param look where it is seen
   * @param holds whether it is so
   */
  record Sight(String expected, Supplier<JsonNode> look, Predicate<JsonNode> holds) {}

  /** What was seen when it held; fails when it does not hold in time. */
  JsonNode until(Sight sight, Duration deadline) {
    return until(sight, deadline, () -> pause(PAUSE));
  }

  /** Fails when it does not hold all this time. */
  void throughout(Sight sight, Duration length) {
    long start = clock.nanoTime();
    while (clock.nanoTime() - start < length.toNanos()) {
      var seen = sight.look().get();
      if (!sight.holds().test(seen)) {
        throw new StepFailed(sight.expected() + " for " + length.toSeconds() + " s", brief(seen));
      }
      pause(PAUSE);
    }
  }

  /** How long it takes from the act until it holds, looking without a pause; fails when that is longer. */
  Duration measure(Runnable act, Sight sight, Duration deadline) {
    long start = clock.nanoTime();
    act.run();
    until(sight, deadline.minusNanos(clock.nanoTime() - start), () -> {});
    return Duration.ofNanos(clock.nanoTime() - start);
  }

  private JsonNode until(Sight sight, Duration deadline, Runnable wait) {
    long start = clock.nanoTime();
    var seen = sight.look().get();
    while (!sight.holds().test(seen) || clock.nanoTime() - start > deadline.toNanos()) {
      if (clock.nanoTime() - start > deadline.toNanos()) {
        throw new StepFailed(sight.expected() + " within " + deadline.toMillis() + " ms", brief(seen));
      }
      wait.run();
      seen = sight.look().get();
    }
    return seen;
  }

  private void pause(Duration length) {
    var over = new CountDownLatch(1);
    clock.after(length, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("time to wait", e);
    }
  }

  static String brief(JsonNode seen) {
    var text = seen.toString();
    return text.length() <= MOST_SEEN ? text : text.substring(0, MOST_SEEN) + " …";
  }
}
