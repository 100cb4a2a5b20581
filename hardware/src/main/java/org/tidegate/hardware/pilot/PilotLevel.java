package org.tidegate.hardware.pilot;

import java.util.Optional;

/** Levels of the positive part of the pilot, as the station measures them, IEC 61851-1 table A.4. */
public enum PilotLevel {
  /** 11 V to 13 V. */
  V12(11, 13, PilotEvent.LEVEL_12),
  /** 8 V to 10 V. */
  V9(8, 10, PilotEvent.LEVEL_9),
  /** 5 V to 7 V. */
  V6(5, 7, PilotEvent.LEVEL_6),
  /** 2 V to 4 V. */
  V3(2, 4, PilotEvent.LEVEL_3),
  /** −1 V to 1 V. */
  V0(-1, 1, PilotEvent.LEVEL_0);

  private final double least;
  private final double most;
  private final PilotEvent event;

  PilotLevel(double least, double most, PilotEvent event) {
    this.least = least;
    this.most = most;
    this.event = event;
  }

  /** The level of this voltage; in between, or not a number, there is none: whatever was before stays. */
  public static Optional<PilotLevel> of(double volts) {
    for (PilotLevel level : values()) {
      if (volts >= level.least && volts <= level.most) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** What it means when it has stood long enough. */
  public PilotEvent event() {
    return event;
  }
}
