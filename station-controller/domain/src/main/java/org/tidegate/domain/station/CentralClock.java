package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.DeviceDataVariables;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.session.StoredSession;

/**
 * Keeps the station's clock with the central system's while that is the first of ClockCtrlr.TimeSource (B01.FR.06,
 * G02.FR.06); with any other first, the clock of the machine stands. Durations and timers are not touched. Station loop
 * only.
 *
 * <p>How far the machine's clock was off is remembered, so that a restart does not lose the time until the central system
 * tells it again. A machine whose clock stands behind what was stored (it has lost its supply, and keeps no time) leaves the
 * time in doubt: the station then goes on from the latest moment it knows, and discharges nothing before it is told the time.
 */
@OnStationLoop
final class CentralClock {
  private static final Logger log = LoggerFactory.getLogger(CentralClock.class);
  private static final String HEARTBEAT = "Heartbeat";
  /** An answer may tell whole seconds, and has travelled for a moment: less is no reason to set a clock. */
  private static final Duration UNNOTICED = Duration.ofSeconds(2);
  /** Later than any station lives. */
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** How often it is remembered how late it is: a start that finds an older clock than that knows that it is wrong. */
  private static final Duration REMEMBERED_EVERY = Duration.ofMinutes(15);
  /** How often a machine's clock in doubt is looked at: something may have set it. */
  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(30);

  private final StationCore core;
  private final Health health;
  private final Runnable whenSet;
  private Instant latest = Instant.EPOCH;

  /** As the machine has it; {@code whenSet} runs each time the clock was set. */
  CentralClock(StationCore core, Health health, Runnable whenSet) {
    this.core = core;
    this.health = health;
    this.whenSet = whenSet;
  }

  /** Goes on with the time that was kept before the start. */
  void restore(StoredStation stored) {
    var memory = stored.facts(ClockMemory.class).stream().findFirst();
    latest = Stream.concat(memory.map(ClockMemory::station).stream(),
        stored.sessions().stream().map(StoredSession::savedAt)).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    var ahead = memory.filter(_ -> isFollowed()).map(ClockMemory::ahead).orElse(Duration.ZERO);
    var now = core.loop().machineNow().plus(ahead);
    if (now.plus(UNNOTICED).isBefore(latest)) {
      log.warn("the clock stands at {}, but it was {} already: not known how late it is", now, latest);
      health.doubtClock(true);
      core.loop().setWallClock(latest);
    } else if (!ahead.isZero()) {
      log.info("the machine's clock is {} s off, as before", ahead.toMillis() / 1000.0);
      core.loop().setWallClock(now);
    }
  }

  /** From now on follows the choice of the time source. */
  void start() {
    rememberNowAndThen();
    lookAtMachine();
    core.deviceModel().onChange(DeviceDataVariables.TIME_SOURCE, _ -> {
      if (!isFollowed() && !health.isClockInDoubt()) {
        freeClock();
      }
    });
  }

  private void freeClock() {
    var before = core.now();
    core.loop().freeWallClock();
    wasSet(before);
  }

  private void rememberNowAndThen() {
    core.after(REMEMBERED_EVERY, () -> {
      remember();
      rememberNowAndThen();
    });
  }

  private void remember() {
    if (!health.isClockInDoubt()) {
      core.journal().note(new Change.FactSaved(new ClockMemory(core.loop().machineNow(), core.now())));
    }
  }

  /** Where the machine's clock counts, its own source may have set it right since. */
  private void lookAtMachine() {
    if (!health.isClockInDoubt()) {
      return;
    }
    if (!isFollowed() && !core.loop().machineNow().isBefore(latest)) {
      health.doubtClock(false);
      freeClock();
    }
    core.after(LOOKED_AT_EVERY, this::lookAtMachine);
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
    boolean doubted = health.isClockInDoubt();
    health.doubtClock(false);
    var before = core.now();
    if (doubted || Duration.between(before, theirs).abs().compareTo(UNNOTICED) > 0) {
      core.loop().setWallClock(theirs);
      wasSet(before);
    }
  }

  private boolean isFollowed() {
    return core.deviceModel().members(DeviceDataVariables.TIME_SOURCE).getFirst().equals(HEARTBEAT);
  }

  private void wasSet(Instant before) {
    remember();
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
