package org.tidegate.domain.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.smartcharging.OperationMode;

/**
 * When the power electronics are to be off because nothing flows, and nobody plans that anything should: a converter that
 * stands by takes power itself. Whoever asks for power wakes it. Who follows a setpoint, the grid or an Idle period is left
 * awake: those must answer at once, or have their own word for sleep (2.1 Q10). Station loop only.
 */
@OnStationLoop
final class Doze {
  /** A vehicle that waits is looked at each 10 s, so it sleeps within 60 s. */
  private static final Duration AFTER = Duration.ofSeconds(50);
  /** What is planned so soon is not worth a sleep. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private final StationLoop loop;
  private @Nullable Long quietSince;

  Doze(StationLoop loop) {
    this.loop = loop;
  }

  /** Whether it sleeps under this decision. */
  boolean after(Situation situation, Decision decision) {
    if (!isQuiet(situation, decision)) {
      quietSince = null;
      return false;
    }
    long now = loop.nanoTime();
    if (quietSince == null) {
      quietSince = now;
    }
    return now - quietSince >= AFTER.toNanos();
  }

  private static boolean isQuiet(Situation situation, Decision decision) {
    var schedule = situation.schedule();
    boolean changesSoon = schedule.until()
        .filter(at -> Duration.between(situation.now(), at).compareTo(SOON) <= 0).isPresent();
    return decision.power().isZero() && schedule.setpoint().isEmpty() && schedule.mode() == OperationMode.ChargingOnly
        && !changesSoon && !decision.reasons().contains(LimitReason.ENTER_SERVICE);
  }
}
