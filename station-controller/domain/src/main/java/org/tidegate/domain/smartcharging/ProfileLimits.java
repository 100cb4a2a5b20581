package org.tidegate.domain.smartcharging;

import java.util.Set;

/**
 * How much the station takes, as its device model says. Immutable.
 *
 * @param maxStackLevel highest stack level
 * @param periodsPerSchedule most periods of a schedule, at most 1024
 * @param schedulesPerProfile most schedules of a profile, at most 3; more than one only for ISO 15118 (K01.FR.34)
 * @param entries most profiles installed at a time
 * @param units that a schedule may be written in (K01.FR.26)
 * @param negativeLimitAllowed whether a limit below 0 is taken as a setpoint
 */
public record ProfileLimits(int maxStackLevel, int periodsPerSchedule, int schedulesPerProfile, int entries,
    Set<RateUnit> units, boolean negativeLimitAllowed) {

  /** Copies the units. */
  public ProfileLimits {
    units = Set.copyOf(units);
  }

  /** The same, with what the installer preset in the device model. */
  public ProfileLimits preset(int level, int periods, Set<RateUnit> known) {
    return new ProfileLimits(level, periods, schedulesPerProfile, entries, known, negativeLimitAllowed);
  }
}
