package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.DeviceDataVariables;
import org.tidegate.domain.security.SecurityEventType;

/**
 * Keeps the station's clock with the central system's while that is the first of ClockCtrlr.TimeSource (B01.FR.06,
 * G02.FR.06); with any other first, the clock of the machine stands. Durations and timers are not touched. Station loop
 * only.
 */
@OnStationLoop
final class CentralClock {
  private static final Logger log = LoggerFactory.getLogger(CentralClock.class);
  private static final String HEARTBEAT = "Heartbeat";
  /** An answer may tell whole seconds, and has travelled for a moment: less is no reason to set a clock. */
  private static final Duration UNNOTICED = Duration.ofSeconds(2);
  /** Later than any station lives. */
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final StationCore core;
  private final Runnable whenSet;

  /** As the machine has it; {@code whenSet} runs each time the clock was set. */
  CentralClock(StationCore core, Runnable whenSet) {
    this.core = core;
    this.whenSet = whenSet;
  }

  /** From now on follows the choice of the time source. */
  void start() {
    core.deviceModel().onChange(DeviceDataVariables.TIME_SOURCE, _ -> {
      if (!isFollowed()) {
        var before = core.now();
        core.loop().freeWallClock();
        wasSet(before);
      }
    });
  }

  /** The central system says that it is this late. */
  void told(Instant theirs) {
    if (!isFollowed()) {
      return;
    }
    if (!Health.isSet(theirs) || theirs.isAfter(LATEST)) {
      log.warn("the central system's clock is impossible and ignored: {}", theirs);
      return;
    }
    var before = core.now();
    if (Duration.between(before, theirs).abs().compareTo(UNNOTICED) > 0) {
      core.loop().setWallClock(theirs);
      wasSet(before);
    }
  }

  private boolean isFollowed() {
    return core.deviceModel().members(DeviceDataVariables.TIME_SOURCE).getFirst().equals(HEARTBEAT);
  }

  private void wasSet(Instant before) {
    var by = Duration.between(before, core.now());
    if (by.isZero()) {
      return;
    }
    log.info("clock set by {} s, from {} to {}", by.toMillis() / 1000.0, before, core.now());
    if (by.abs().toSeconds() > core.deviceModel().integer(DeviceDataVariables.TIME_ADJUSTMENT_REPORTING_THRESHOLD)) {
      core.security().raise(SecurityEventType.SettingSystemTime, "set by " + by.toSeconds() + " s, from " + before);
    }
    whenSet.run();
  }
}
