package org.tidegate.domain.station;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tidegate.domain.port.StationLoop;

/** Whether the central system can be reached and has accepted the station. Station loop only. */
@OnStationLoop
public final class Link {
  private final StationLoop loop;
  private boolean up;
  private boolean accepted;
  private long downSince;
  private Duration silence = ChronoUnit.FOREVER.getDuration();

  /** Down until the first link. */
  public Link(StationLoop loop) {
    this.loop = loop;
    this.downSince = loop.nanoTime();
  }

  /** Whether messages reach the central system now. */
  public boolean isOnline() {
    return up && accepted;
  }

  /** How long it has been down; absent while it is up. */
  public Optional<Duration> offlineFor() {
    return isOnline() ? Optional.empty() : Optional.of(Duration.ofNanos(loop.nanoTime() - downSince));
  }

  /** Whether a boot was accepted since the start. */
  public boolean isAccepted() {
    return accepted;
  }

  /** Whether there is a link, accepted or not. */
  public boolean isUp() {
    return up;
  }

  /** How long it did not hear of the station before it does now; for ever when it has just accepted a boot. */
  Duration silence() {
    return silence;
  }

  void wentUp() {
    if (accepted) {
      silence = Duration.ofNanos(loop.nanoTime() - downSince);
    }
    up = true;
  }

  void wentDown() {
    if (isOnline()) {
      downSince = loop.nanoTime();
    }
    up = false;
  }

  void bootAccepted() {
    silence = ChronoUnit.FOREVER.getDuration();
    accepted = true;
  }

  void bootRefused() {
    if (isOnline()) {
      downSince = loop.nanoTime();
    }
    accepted = false;
  }
}
