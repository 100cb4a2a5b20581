package org.tidegate.ocpp.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.transport.WebSocketSettings.Timing;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.EPOCH);
  private final List<String> log = new ArrayList<>();
  private Timing timing = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(20));
  private final KeepAlive keepAlive = new KeepAlive(loop, () -> timing, () -> log.add("ping"), () -> log.add("dead"));

  @Test
  void pong_inTime_keepsTheConnection() {
    keepAlive.start();
    for (int i = 0; i < 10; i++) {
      loop.advance(Duration.ofSeconds(60));
      keepAlive.heard();
    }
    assertThat(log).hasSize(10).containsOnly("ping");
  }

  @Test
  void pong_missing_isFoundAfterItsTime() {
    keepAlive.start();
    loop.advance(Duration.ofMillis(79_999));
    assertThat(log).containsExactly("ping");
    loop.advance(Duration.ofMillis(1));
    assertThat(log).containsExactly("ping", "dead");
  }

  @Test
  void pong_missing_whilePingsAreFasterThanThePongTime_isFoundAllTheSame() {
    timing = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(20));
    keepAlive.start();
    loop.advance(Duration.ofSeconds(25));
    assertThat(log).endsWith("dead");
  }

  @Test
  void interval_zero_meansNoPings() {
    timing = new Timing(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(20));
    keepAlive.start();
    loop.advance(Duration.ofDays(1));
    assertThat(log).isEmpty();
  }

  @Test
  void interval_changed_isUsedAtOnceAfterStart() {
    keepAlive.start();
    timing = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(20));
    keepAlive.start();
    loop.advance(Duration.ofSeconds(10));
    assertThat(log).containsExactly("ping");
  }

  @Test
  void stop_leavesNoTimer() {
    keepAlive.start();
    loop.advance(Duration.ofSeconds(61));
    keepAlive.stop();
    assertThat(loop.waiting()).isZero();
  }
}
