package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerProfile;

/**
 * What a vehicle and the station agreed on, and what follows from it for the profiles (K15.FR.14). Immutable.
 *
 * @param evseId where
 * @param chosen the schedule that the vehicle chose; absent: the station controls it at every moment
 * @param plan that the vehicle made within it
 */
public record Agreement(int evseId, Optional<OfferedSchedule> chosen, Optional<PowerProfile> plan) {
  /** No central system can set it for a single EVSE, so it stands beside whatever there is. */
  private static final ProfilePurpose CAP = ProfilePurpose.ChargingStationMaxProfile;
  /** Of the cap; it is never installed. */
  private static final int CAP_ID = Integer.MIN_VALUE;

  /** Without a schedule. */
  public static Agreement dynamic(int evseId) {
    return new Agreement(evseId, Optional.empty(), Optional.empty());
  }

  /** The profiles as they are to be followed: with the chosen alternative, and within the vehicle's own plan. */
  public List<InstalledProfile> followed(List<InstalledProfile> profiles) {
    if (chosen.isEmpty()) {
      return profiles;
    }
    var followed = new ArrayList<>(Offers.alternative(profiles, chosen.get().number() - 1));
    plan.map(this::cap).ifPresent(followed::add);
    return followed;
  }

  /** After its last step the plan holds on: more was not agreed on. */
  private InstalledProfile cap(PowerProfile agreed) {
    var start = chosen.orElseThrow().schedule().start();
    var periods = agreed.steps().stream().map(Agreement::period).toList();
    var schedule = new ChargingSchedule(0, Optional.of(start), Optional.empty(), RateUnit.W, Optional.empty(),
        periods);
    return new InstalledProfile(evseId, new ChargingProfile(CAP_ID, 0, CAP, ProfileKind.Absolute, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(schedule)), start);
  }

  private static SchedulePeriod period(PowerProfile.Step step) {
    var power = BigDecimal.valueOf(step.power().value());
    return new SchedulePeriod(step.after(), Optional.of(power.max(BigDecimal.ZERO)),
        Optional.of(power).filter(value -> value.signum() < 0), Optional.empty(), OperationMode.ChargingOnly,
        Optional.empty(), Optional.empty(), SchedulePeriod.Spelling.PLAIN);
  }
}
