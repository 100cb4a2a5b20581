package org.tidegate.ocpp.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;

/**
 * Pings an open connection, and finds it dead when nothing at all comes back in time (OCPP 2.0.1 Part 4, 5.2). Station
 * loop only.
 */
final class KeepAlive {
  private final StationLoop loop;
  private final Supplier<WebSocketSettings.Timing> timing;
  private final Runnable ping;
  private final Runnable dead;
  private StationLoop.@Nullable Timer nextPing;
  private StationLoop.@Nullable Timer pongDue;

  KeepAlive(StationLoop loop, Supplier<WebSocketSettings.Timing> timing, Runnable ping, Runnable dead) {
    this.loop = loop;
    this.timing = timing;
    this.ping = ping;
    this.dead = dead;
  }

  /** Begins, or begins anew with another interval. */
  void start() {
    stop();
    planPing();
  }

  /** Anything from the other side shows that it lives. */
  void heard() {
    pongDue = cancelled(pongDue);
  }

  void stop() {
    nextPing = cancelled(nextPing);
    pongDue = cancelled(pongDue);
  }

  private void planPing() {
    var interval = timing.get().pingInterval();
    if (interval.isPositive()) {
      nextPing = loop.after(interval, this::pingNow);
    }
  }

  private void pingNow() {
    if (pongDue == null) {
      pongDue = loop.after(timing.get().pong(), this::foundDead);
    }
    planPing();
    ping.run();
  }

  private void foundDead() {
    stop();
    dead.run();
  }

  private static StationLoop.@Nullable Timer cancelled(StationLoop.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
    return null;
  }
}
