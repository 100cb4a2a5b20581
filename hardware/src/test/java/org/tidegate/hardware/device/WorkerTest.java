package org.tidegate.hardware.device;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.LoggedLines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** The real thread. */
class WorkerTest {
  @Test
  void execute_afterAFailure_goesOnOnTheSameThread() throws Exception {
    try (Worker pins = Worker.named("pins-test")) {
      var thread = new CompletableFuture<Thread>();
      pins.execute(() -> {
        throw new IllegalStateException("pin broken, on purpose");
      });
      pins.execute(() -> thread.complete(Thread.currentThread()));
      assertThat(thread.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isDaemon()).isTrue();
    }
  }

  /** As when a library is missing: nobody else would hear of it. */
  @Test
  void execute_endsWithAnError_isLogged() throws Exception {
    try (Worker pins = Worker.named("pins-test"); var log = LoggedLines.errors()) {
      var next = new CompletableFuture<Boolean>();
      pins.execute(() -> {
        throw new NoClassDefFoundError("on purpose");
      });
      pins.execute(() -> next.complete(true));
      assertThat(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(log.lines()).anyMatch(line -> line.contains("NoClassDefFoundError: on purpose"));
    }
  }

  /** Its turn had come already: only the thread was not free for it yet. */
  @Test
  void after_takenBack_doesNotRun() throws Exception {
    var runs = new AtomicInteger();
    var free = new CompletableFuture<Boolean>();
    try (Worker pins = Worker.named("pins-test")) {
      var later = new CompletableFuture<Integer>();
      pins.execute(() -> free.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
      pins.after(Duration.ZERO, runs::incrementAndGet).run();
      pins.after(Duration.ZERO, () -> later.complete(runs.get()));
      free.complete(true);
      assertThat(later.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
  }

  /** A command, or a device's own next look, that comes when all has ended harms nobody. */
  @Test
  void execute_afterTheEnd_isDropped() {
    var runs = new AtomicInteger();
    Worker pins = Worker.named("pins-test");
    pins.close();
    pins.execute(runs::incrementAndGet);
    pins.after(Duration.ZERO, runs::incrementAndGet).run();
    assertThat(runs).hasValue(0);
  }

  @Test
  void close_whileTimersWait_dropsThem() {
    var runs = new AtomicInteger();
    Worker pins = Worker.named("pins-test");
    pins.after(Duration.ofHours(1), runs::incrementAndGet);
    pins.close();
    assertThat(runs).hasValue(0);
  }
}
