package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * Dynamic profiles of the central system in modes ExternalLimits and ExternalSetpoint: their numbers are those that external
 * systems tell for the same EVSE, with the time of it (2.1 K29.FR.03, 2.1 K29.FR.05, 2.1 K29.FR.06, 2.1 Q05.FR.05,
 * 2.1 Q05.FR.06). So one with a duration counts only as long as they keep telling it (2.1 Q05.FR.07, 2.1 K29.FR.07), and
 * again when they do (2.1 K29.FR.08). In watts only. Pure functions, safe from any thread.
 */
final class LeftToOthers {
  private LeftToOthers() {}

  /** The profile with what is told now; absent when it has that already, or nothing is told for it. */
  static Optional<InstalledProfile> told(InstalledProfile known, Collection<ExternalLimit> heard, Instant now) {
    if (!isLeft(known)) {
      return Optional.empty();
    }
    var there = heard.stream().filter(limit -> limit.evseId() == known.evseId() && !limit.isGeneration()).toList();
    return values(known, there, now).map(told -> known.profile().updated(told, time(known, there)))
        .filter(profile -> !profile.equals(known.profile()))
        .map(profile -> new InstalledProfile(known.evseId(), profile, known.receivedAt()));
  }

  private static boolean isLeft(InstalledProfile known) {
    var profile = known.profile();
    return profile.kind() == ProfileKind.Dynamic && profile.purpose().mayCarrySetpoints()
        && profile.schedules().getFirst().unit() == RateUnit.W
        && (mode(known) == OperationMode.ExternalLimits || mode(known) == OperationMode.ExternalSetpoint);
  }

  private static OperationMode mode(InstalledProfile known) {
    return known.profile().schedules().getFirst().periods().getFirst().mode();
  }

  private static Optional<ScheduleUpdate> values(InstalledProfile known, List<ExternalLimit> there, Instant now) {
    var told = ExternalNow.of(there, now);
    if (mode(known) == OperationMode.ExternalSetpoint) {
      return told.setpoint().map(power -> update(Optional.empty(), Optional.empty(), Optional.of(power)));
    }
    return Optional.of(update(told.chargeLimit(), told.dischargeLimit(), Optional.empty()))
        .filter(_ -> told.saysLimits());
  }

  private static ScheduleUpdate update(Optional<Watts> charge, Optional<Watts> discharge, Optional<Watts> setpoint) {
    return new ScheduleUpdate(charge.map(ExternalLimit::decimal), discharge.map(ExternalLimit::decimal),
        setpoint.map(ExternalLimit::decimal), PeriodExtension.none());
  }

  private static Instant time(InstalledProfile known, List<ExternalLimit> there) {
    var before = known.profile().updates().flatMap(DynamicUpdates::updated).orElse(known.receivedAt());
    return there.stream().map(ExternalLimit::heardAt).filter(before::isBefore).max(Comparator.naturalOrder())
        .orElse(before);
  }
}
