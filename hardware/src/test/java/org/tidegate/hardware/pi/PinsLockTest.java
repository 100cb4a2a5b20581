package org.tidegate.hardware.pi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The lock on pins and its contact that is read back. */
class PinsLockTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  @Test
  void lock_doesNotFollow_isLockFailure() {
    bench.evse.lock().lock();
    bench.ms(2_000);
    assertThat(bench.events.story).endsWith("fault 1 LockFailure");
    bench.input("evse1-lock-read-back", true);
    bench.ms(40);
    assertThat(bench.events.story).endsWith("lock 1 locked", "cleared 1 LockFailure");
  }

  /** The driver has unplugged; whoever comes next can try again. */
  @Test
  void lock_isLetGoBeforeItHeld_isNoFaultAnyMore() {
    bench.evse.lock().lock();
    bench.ms(2_000);
    bench.evse.lock().unlock();
    bench.ms(10);
    assertThat(bench.events.openFaults()).isEmpty();
    bench.evse.lock().lock();
    bench.ms(2_000);
    assertThat(bench.events.openFaults()).containsExactly("LockFailure");
  }

  @Test
  void lock_doesNotLetGo_isLockFailureUntilItDoes() {
    bench.evse.lock().lock();
    bench.input("evse1-lock-read-back", true);
    bench.ms(40);
    bench.evse.lock().unlock();
    bench.ms(1_990);
    assertThat(bench.events.openFaults()).isEmpty();
    bench.ms(20);
    assertThat(bench.events.openFaults()).containsExactly("LockFailure");
    bench.input("evse1-lock-read-back", false);
    bench.ms(40);
    assertThat(bench.events.story).endsWith("lock 1 unlocked", "cleared 1 LockFailure");
  }
}
