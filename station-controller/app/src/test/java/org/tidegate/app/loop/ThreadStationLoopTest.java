package org.tidegate.app.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidegate.domain.port.StationLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ThreadStationLoopTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.fixed(NOW, ZoneOffset.UTC), failures::add);
  private final List<String> log = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void execute_fromManyThreads_runsEachOnceInTheOrderOfItsThread() throws Exception {
    int[] last = new int[8];
    var ran = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        int id = thread;
        threads.execute(() -> IntStream.rangeClosed(1, 5000).forEach(number -> loop.execute(() -> {
          assertThat(last[id]).isEqualTo(number - 1);
          last[id] = number;
          ran.incrementAndGet();
        })));
      }
    }
    drain();
    assertThat(failures).isEmpty();
    assertThat(ran).hasValue(40_000);
  }

  @Test
  void execute_onTheLoop_runsAfterThisTask() {
    onLoop(() -> {
      loop.execute(() -> log.add("later"));
      log.add("now");
    });
    drain();
    assertThat(log).containsExactly("now", "later");
  }

  @Test
  void after_severalDelays_runInTheOrderDue() throws Exception {
    var done = new CountDownLatch(3);
    var start = new AtomicLong();
    // All before any of them is due: a machine that stands still meanwhile makes other times of them.
    onLoop(() -> {
      var timers = new ArrayList<StationLoop.Timer>();
      do {
        timers.forEach(StationLoop.Timer::cancel);
        timers.clear();
        start.set(loop.nanoTime());
        for (int millis : new int[]{60, 20, 40}) {
          timers.add(loop.after(Duration.ofMillis(millis), () -> {
            assertThat(loop.nanoTime() - start.get()).isGreaterThanOrEqualTo(millis * 1_000_000L);
            log.add(millis + " ms");
            done.countDown();
          }));
        }
      } while (loop.nanoTime() - start.get() > 20_000_000L);
    });
    done.await();
    drain();
    assertThat(failures).isEmpty();
    assertThat(log).containsExactly("20 ms", "40 ms", "60 ms");
  }

  @Test
  void after_negativeOrEndlessDelay_isNowOrNever() throws Exception {
    var done = new CountDownLatch(1);
    loop.after(Duration.ofSeconds(Long.MAX_VALUE), () -> log.add("never"));
    loop.after(Duration.ofDays(-1), done::countDown);
    done.await();
    assertThat(log).isEmpty();
  }

  @Test
  void cancel_onTheLoop_neverRunsEvenWhenDue() {
    onLoop(() -> {
      var timer = loop.after(Duration.ZERO, () -> log.add("cancelled"));
      timer.cancel();
      timer.cancel();
    });
    var last = new CompletableFuture<Void>();
    loop.after(Duration.ofMillis(5), () -> last.complete(null));
    last.join();
    assertThat(log).isEmpty();
  }

  @Test
  void timerThatArmsItselfAtOnce_leavesRoomForWhatIsPosted() {
    onLoop(this::rearm);
    drain();
    assertThat(failures).isEmpty();
  }

  @Test
  void taskThatThrows_isToldOnTheLoopAndTheNextOneRuns() {
    var failure = new IllegalStateException("broken on purpose");
    loop.execute(() -> {
      throw failure;
    });
    drain();
    assertThat(failures).containsExactly(failure);
  }

  @Test
  void handlerThatThrows_doesNotEndTheLoop() {
    try (var fragile = ThreadStationLoop.start(Clock.systemUTC(), failure -> {
      throw new IllegalStateException("so is the handler");
    })) {
      fragile.execute(() -> {
        throw new IllegalStateException("broken on purpose");
      });
      var ran = new CompletableFuture<Boolean>();
      fragile.execute(() -> ran.complete(fragile.isCurrent()));
      assertThat(ran.join()).isTrue();
    }
  }

  @Test
  void idleLoop_withOneTimer_wakesForItAlone() throws Exception {
    drain();
    CountDownLatch done;
    long before;
    do { // anew when the machine stood still meanwhile
      done = new CountDownLatch(1);
      loop.after(Duration.ofMillis(200), done::countDown);
      drain();
      before = loop.wakeUps();
    } while (done.getCount() == 0);
    done.await();
    assertThat(loop.wakeUps() - before).as("one for the timer; the kernel may add one").isLessThanOrEqualTo(3);
  }

  @Test
  void interrupted_goesOn() {
    onLoop(() -> Thread.currentThread().interrupt());
    drain();
    onLoop(() -> log.add(Thread.currentThread().isInterrupted() ? "interrupted" : "clear"));
    drain();
    assertThat(log).containsExactly("clear");
  }

  @Test
  void close_runsWhatWasPostedAndEndsTheThread() {
    var thread = new CompletableFuture<Thread>();
    loop.execute(() -> thread.complete(Thread.currentThread()));
    loop.after(Duration.ofHours(1), () -> log.add("timer"));
    IntStream.range(0, 100).forEach(number -> loop.execute(() -> log.add("posted")));
    loop.close();
    loop.execute(() -> log.add("too late"));
    loop.close();

    assertThat(thread.join().isAlive()).isFalse();
    assertThat(log).hasSize(100).containsOnly("posted");
  }

  @Test
  void close_onTheLoop_endsAfterThisTask() throws Exception {
    var thread = new CompletableFuture<Thread>();
    loop.execute(() -> {
      thread.complete(Thread.currentThread());
      loop.close();
    });
    thread.join().join(Duration.ofSeconds(20));
    assertThat(thread.join().isAlive()).isFalse();
  }

  @Test
  void wallClock_set_goesOnFromThereUntilItIsFreed() {
    var set = NOW.plusSeconds(3_600);
    onLoop(() -> loop.setWallClock(set));
    var first = loop.now();
    var second = loop.now();
    assertThat(first).isBetween(set, set.plusSeconds(60));
    assertThat(second).isAfterOrEqualTo(first);
    onLoop(loop::freeWallClock);
    assertThat(loop.now()).isEqualTo(NOW);
    assertThat(failures).isEmpty();
  }

  @Test
  void clock_isTheOnePassedIn() {
    assertThat(loop.now()).isEqualTo(NOW);
    assertThat(loop.isCurrent()).isFalse();
    assertThatThrownBy(loop::assertCurrent).isInstanceOf(IllegalStateException.class);
  }

  private void rearm() {
    if (log.isEmpty()) {
      loop.after(Duration.ZERO, this::rearm);
    }
  }

  private void onLoop(Runnable task) {
    loop.execute(task);
    drain();
  }

  private void drain() {
    var done = new CompletableFuture<Void>();
    loop.execute(() -> done.complete(null));
    done.join();
  }
}
