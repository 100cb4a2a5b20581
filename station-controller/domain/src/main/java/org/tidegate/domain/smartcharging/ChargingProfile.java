package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server or an external system wants to be kept to. Immutable. Holds what was received, even if wrong.
 *
 * @param id unique on the station
 * @param stackLevel the highest valid one of a purpose leads; lowest is 0
 * @param purpose what it is for
 * @param kind what its schedules are counted from
 * @param recurrency of a recurring profile
 * @param validFrom inclusive; absent: from its receipt
 * @param validTo exclusive; absent: until replaced or cleared
 * @param transactionId of a TxProfile
 * @param schedules the first is followed; more are offers to a vehicle with ISO 15118
 * @param offline how long it holds offline; absent: without end. OCPP 2.1
 * @param updates how its numbers are kept up to date; only of a Dynamic profile. OCPP 2.1
 */
public record ChargingProfile(int id, int stackLevel, ProfilePurpose purpose, ProfileKind kind,
    Optional<Recurrency> recurrency, Optional<Instant> validFrom, Optional<Instant> validTo,
    Optional<String> transactionId, List<ChargingSchedule> schedules, Optional<OfflineRule> offline,
    Optional<DynamicUpdates> updates) {

  /** Copies the schedules. */
  public ChargingProfile {
    schedules = List.copyOf(schedules);
  }

  /** Without anything that OCPP 2.1 adds. */
  public ChargingProfile(int id, int stackLevel, ProfilePurpose purpose, ProfileKind kind,
      Optional<Recurrency> recurrency, Optional<Instant> validFrom, Optional<Instant> validTo,
      Optional<String> transactionId, List<ChargingSchedule> schedules) {
    this(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId, schedules, Optional.empty(),
        Optional.empty());
  }

  /** The same for this transaction. */
  public ChargingProfile ofTransaction(String id) {
    return new ChargingProfile(this.id, stackLevel, purpose, kind, recurrency, validFrom, validTo, Optional.of(id),
        schedules, offline, updates);
  }

  /** The same, holding offline only this long. */
  public ChargingProfile with(OfflineRule rule) {
    return new ChargingProfile(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId, schedules,
        Optional.of(rule), updates);
  }

  /** The same; a Dynamic profile without a time of its numbers has this one (2.1 K28.FR.05). */
  ChargingProfile receivedAt(Instant now) {
    return kind == ProfileKind.Dynamic && updates.flatMap(DynamicUpdates::updated).isEmpty()
        ? with(new DynamicUpdates(updates.flatMap(DynamicUpdates::interval), Optional.of(now)))
        : this;
  }

  /** The same with these numbers in its one period, set at this time. */
  ChargingProfile updated(ScheduleUpdate update, Instant now) {
    var schedule = schedules.getFirst();
    var updated = new ChargingSchedule(schedule.id(), schedule.start(), schedule.duration(), schedule.unit(),
        schedule.minChargingRate(), schedule.periods().stream().map(update::of).toList(), schedule.extension());
    return new ChargingProfile(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId,
        List.of(updated), offline,
        Optional.of(new DynamicUpdates(updates.flatMap(DynamicUpdates::interval), Optional.of(now))));
  }

  /** The same, kept up to date like this. */
  public ChargingProfile with(DynamicUpdates kept) {
    return new ChargingProfile(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId, schedules,
        offline, Optional.of(kept));
  }

  /** The same with these schedules. */
  ChargingProfile withSchedules(List<ChargingSchedule> others) {
    return new ChargingProfile(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId, others,
        offline, updates);
  }
}
