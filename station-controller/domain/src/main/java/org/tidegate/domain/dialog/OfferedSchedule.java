package org.tidegate.domain.dialog;

import java.util.Optional;

/**
 * A schedule that a vehicle may choose. Immutable.
 *
 * @param number by which the vehicle chooses it, 1 to 3
 * @param scheduleId the central system's number of the schedule behind it; where there is none, the same as the number
 * @param schedule what is offered
 * @param prices that go with it
 */
public record OfferedSchedule(int number, int scheduleId, PowerSchedule schedule, Optional<VehiclePrices> prices) {}
