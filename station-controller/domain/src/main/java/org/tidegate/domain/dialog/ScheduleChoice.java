package org.tidegate.domain.dialog;

import java.util.Optional;

/**
 * What a vehicle chose of the schedules that it was offered. Immutable.
 *
 * @param number of the schedule; absent: none of them, or none was to be chosen
 * @param plan that the vehicle made within it
 */
public record ScheduleChoice(Optional<Integer> number, Optional<PowerProfile> plan) {
  /** The vehicle takes part without a schedule: the station controls it at every moment. */
  public static final ScheduleChoice NO_SCHEDULE = new ScheduleChoice(Optional.empty(), Optional.empty());
}
