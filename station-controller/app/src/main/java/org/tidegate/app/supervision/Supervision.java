package org.tidegate.app.supervision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;

/**
 * What systemd hears of the station, sd_notify(3) and sd_watchdog_enabled(3): that it is ready, that its loop still turns,
 * that it ends. Only the station loop says that it is alive, so that a hung loop is restarted. Without systemd nothing is
 * said. Safe from any thread.
 */
public final class Supervision implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Supervision.class);
  private static final Duration SHORTEST_WATCHDOG = Duration.ofSeconds(1);

  private final Optional<LocalDatagrams> socket;
  private final Optional<Duration> watchdog;
  private boolean complained;

  private Supervision(Optional<LocalDatagrams> socket, Optional<Duration> watchdog) {
    this.socket = socket;
    this.watchdog = watchdog;
  }

  /** As systemd asks for it in this environment. */
  public static Supervision of(Map<String, String> environment) {
    var name = Optional.ofNullable(environment.get("NOTIFY_SOCKET"));
    var socket = name.flatMap(LocalDatagrams::named);
    if (name.isPresent() && socket.isEmpty()) {
      log.warn("NOTIFY_SOCKET is neither a path nor an abstract name: systemd hears nothing of this station");
    }
    return new Supervision(socket, socket.flatMap(_ -> watchdog(environment)));
  }

  private static Optional<Duration> watchdog(Map<String, String> environment) {
    var process = Optional.ofNullable(environment.get("WATCHDOG_PID"));
    if (process.isPresent() && !process.get().equals(Long.toString(ProcessHandle.current().pid()))) {
      return Optional.empty();
    }
    return Optional.ofNullable(environment.get("WATCHDOG_USEC")).filter(text -> text.matches("\\d{1,15}"))
        .map(text -> Duration.ofNanos(Long.parseLong(text) * 1000))
        .filter(longest -> longest.compareTo(SHORTEST_WATCHDOG) >= 0);
  }

  /** The station serves drivers from now on, and its loop proves twice in each watchdog's time that it turns. */
  public void ready(String status, StationLoop loop) {
    tell("READY=1\nSTATUS=" + status.replace('\n', ' '));
    watchdog.ifPresent(longest -> beat(loop, longest.dividedBy(2)));
  }

  /** The station ends, or starts anew in this process. */
  public void stopping(String status) {
    tell("STATUS=" + status.replace('\n', ' '));
  }

  /** The process ends. */
  @Override
  public void close() {
    tell("STOPPING=1");
    socket.ifPresent(LocalDatagrams::close);
  }

  private void beat(StationLoop loop, Duration each) {
    tell("WATCHDOG=1");
    loop.after(each, () -> beat(loop, each));
  }

  private synchronized void tell(String notice) {
    int error = socket.map(known -> known.send(notice.getBytes(StandardCharsets.UTF_8))).orElse(0);
    if (error != 0 && !complained) {
      complained = true;
      log.warn("systemd could not be told, errno {}; this is not said again", error);
    }
  }
}
