package org.tidegate.hardware.pilot;

import java.util.Optional;

/**
 * Levels of the positive part of the pilot, as the station measures them, IEC 61851-1 table A.4. Beyond the table there is
 * no vehicle that could go on with what it did: above 13 V nothing loads the pilot, below −1 V it has no positive part.
 */
public enum PilotLevel {
  /** 11 V to 13 V, and above. */
  V12(11, Double.POSITIVE_INFINITY, PilotEvent.LEVEL_12),
  /** 8 V to 10 V. */
  V9(8, 10, PilotEvent.LEVEL_9),
  /** 5 V to 7 V. */
  V6(5, 7, PilotEvent.LEVEL_6),
  /** 2 V to 4 V. */
  V3(2, 4, PilotEvent.LEVEL_3),
  /** −1 V to 1 V, and below. */
  V0(Double.NEGATIVE_INFINITY, 1, PilotEvent.LEVEL_0);

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
