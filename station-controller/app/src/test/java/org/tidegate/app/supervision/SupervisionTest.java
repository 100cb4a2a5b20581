package org.tidegate.app.supervision;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisionTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-02T07:00:00Z"));

  @TempDir
  Path folder;

  @Test
  void station_ready_isToldAndTheLoopProvesTwiceInTimeThatItTurns() throws Throwable {
    var path = folder.resolve("notify");
    try (var systemd = new ListeningSocket(path)) {
      try (var supervision = Supervision.of(Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "30000000"))) {
        supervision.ready("panel at\nhttp://127.0.0.1/", loop);
        assertThat(systemd.heard()).containsExactly("READY=1\nSTATUS=panel at http://127.0.0.1/", "WATCHDOG=1");
        loop.advance(Duration.ofSeconds(14));
        assertThat(systemd.heard()).isEmpty();
        loop.advance(Duration.ofSeconds(31));
        assertThat(systemd.heard()).containsExactly("WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1");
        supervision.stopping("ending: told to end");
        loop.kill();
        loop.advance(Duration.ofSeconds(60));
        assertThat(systemd.heard()).as("nobody but the loop says that it turns")
            .containsExactly("STATUS=ending: told to end");
      }
      assertThat(systemd.heard()).containsExactly("STOPPING=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "999999", "soon", "-1", "99999999999999999999"})
  void watchdog_notAskedForOrOdd_isNotFed(String time) throws Throwable {
    var path = folder.resolve("notify");
    try (var systemd = new ListeningSocket(path);
        var supervision = Supervision.of(Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", time))) {
      supervision.ready("", loop);
      loop.advance(Duration.ofMinutes(10));
      assertThat(systemd.heard()).containsExactly("READY=1\nSTATUS=");
    }
  }

  @Test
  void watchdog_ofAnotherProcess_isNotFed() throws Throwable {
    var path = folder.resolve("notify");
    try (var systemd = new ListeningSocket(path);
        var supervision = Supervision.of(Map.of("NOTIFY_SOCKET",
            path.toString(), "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1"))) {
      supervision.ready("", loop);
      loop.advance(Duration.ofMinutes(10));
      assertThat(systemd.heard()).containsExactly("READY=1\nSTATUS=");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/", "", "vsock:2:1"})
  void socket_oddName_isIgnored(String name) {
    try (var supervision = Supervision.of(Map.of("NOTIFY_SOCKET", name))) {
      supervision.ready("", loop);
      supervision.stopping("");
    }
  }

  @Test
  void systemd_gone_harmsNothing() throws Exception {
    try (var supervision = Supervision.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString(), "WATCHDOG_USEC",
        "2000000"))) {
      supervision.ready("", loop);
      loop.advance(Duration.ofSeconds(10));
    }
  }

  @Test
  void noSystemd_nothingIsSaid() {
    try (var supervision = Supervision.of(Map.of())) {
      supervision.ready("", loop);
    }
    assertThat(loop.waiting()).isZero();
  }
}
