package org.tidegate.ocpp.translate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.DynamicUpdates;
import org.tidegate.domain.smartcharging.LimitAtSoC;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Recurrency;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ScheduleExtension;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.ChargingProfileKindEnum;
import org.tidegate.ocpp.v21.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v21.ChargingRateUnitEnum;
import org.tidegate.ocpp.v21.RecurrencyKindEnum;

/** Charging profiles, block K. More than one decimal (OCPP 2.1 Part 2, 2.18) is taken as it is. Immutable. */
public final class ChargingProfiles {
  private final SchedulePeriods periods;
  private final Supplier<OcppVersion> spoken;

  /**
   * Of a connection.
   *
   * @param vendorId in customData that is ours
   * @param spoken on it now
   */
  public ChargingProfiles(String vendorId, Supplier<OcppVersion> spoken) {
    this.periods = new SchedulePeriods(vendorId, spoken);
    this.spoken = spoken;
  }

  /**
   * The purposes that this version has a word for: a profile of another one, set when the connection spoke OCPP 2.1, can't
   * be told, and must not spoil the report of the others.
   */
  public Set<ProfilePurpose> tellable() {
    var purposes = EnumSet.allOf(ProfilePurpose.class);
    if (spoken.get() == OcppVersion.V201) {
      purposes.removeAll(ProfileLimits.ADDITIONAL_PURPOSES);
    }
    return purposes;
  }

  /** Why this profile can't be carried into the domain; what it means is judged there. */
  public Optional<Refusal> fault(org.tidegate.ocpp.v21.ChargingProfile wire) {
    return wire.chargingSchedule().stream().flatMap(this::faults).findFirst()
        .map(fault -> new Refusal("InvalidSchedule", fault))
        .or(() -> wire.chargingSchedule().stream().anyMatch(PricesForVehicles::areTooLong)
            ? Optional.of(new Refusal("TooManyElements", "prices for the vehicle are too long"))
            : Optional.empty());
  }

  /** What a profile without a fault says. */
  public ChargingProfile read(org.tidegate.ocpp.v21.ChargingProfile wire) {
    return new ChargingProfile(wire.id(), wire.stackLevel(),
        WireNames.same(wire.chargingProfilePurpose(), ProfilePurpose.class),
        WireNames.same(wire.chargingProfileKind(), ProfileKind.class),
        Optional.ofNullable(wire.recurrencyKind()).map(kind -> WireNames.same(kind, Recurrency.class)),
        Optional.ofNullable(wire.validFrom()), Optional.ofNullable(wire.validTo()),
        Optional.ofNullable(wire.transactionId()).map(TransactionIds::read),
        wire.chargingSchedule().stream().map(this::read).toList(),
        Optional.ofNullable(wire.maxOfflineDuration()).map(Duration::ofSeconds)
            .map(longest -> new OfflineRule(longest, Boolean.TRUE.equals(wire.invalidAfterOfflineDuration()))),
        updates(wire));
  }

  private static Optional<DynamicUpdates> updates(org.tidegate.ocpp.v21.ChargingProfile wire) {
    return wire.dynUpdateInterval() == null && wire.dynUpdateTime() == null
        ? Optional.empty()
        : Optional.of(new DynamicUpdates(Optional.ofNullable(wire.dynUpdateInterval()).map(Duration::ofSeconds),
            Optional.ofNullable(wire.dynUpdateTime())));
  }

  /** The profile as it came. */
  public org.tidegate.ocpp.v21.ChargingProfile write(ChargingProfile profile) {
    var offline = profile.offline();
    var updates = profile.updates().orElse(DynamicUpdates.none());
    return new org.tidegate.ocpp.v21.ChargingProfile(profile.id(), profile.stackLevel(),
        WireNames.same(profile.purpose(), ChargingProfilePurposeEnum.class),
        WireNames.same(profile.kind(), ChargingProfileKindEnum.class),
        profile.schedules().stream().map(this::write).toList(),
        profile.recurrency().map(kind -> WireNames.same(kind, RecurrencyKindEnum.class)).orElse(null),
        profile.validFrom().orElse(null), profile.validTo().orElse(null), profile.transactionId().orElse(null),
        offline.map(rule -> seconds(rule.longest())).orElse(null),
        offline.filter(OfflineRule::isGoneAfter).map(_ -> true).orElse(null),
        updates.interval().map(ChargingProfiles::seconds).orElse(null), updates.updated().orElse(null), null, null);
  }

  private Stream<String> faults(org.tidegate.ocpp.v21.ChargingSchedule schedule) {
    var all = schedule.chargingSchedulePeriod();
    return IntStream.range(0, all.size()).boxed()
        .flatMap(i -> periods.fault(all.get(i)).map(fault -> "period " + i + ": " + fault).stream());
  }

  private ChargingSchedule read(org.tidegate.ocpp.v21.ChargingSchedule wire) {
    return new ChargingSchedule(wire.id(), Optional.ofNullable(wire.startSchedule()),
        Optional.ofNullable(wire.duration()).map(Duration::ofSeconds),
        WireNames.same(wire.chargingRateUnit(), RateUnit.class), Optional.ofNullable(wire.minChargingRate()),
        wire.chargingSchedulePeriod().stream().map(periods::read).toList(),
        Optional.of(extension(wire)).filter(added -> !added.equals(ScheduleExtension.none())));
  }

  private static ScheduleExtension extension(org.tidegate.ocpp.v21.ChargingSchedule wire) {
    return new ScheduleExtension(Optional.ofNullable(wire.randomizedDelay()).map(Duration::ofSeconds),
        Optional.ofNullable(wire.useLocalTime()),
        Optional.ofNullable(wire.limitAtSoC()).map(cap -> new LimitAtSoC(cap.soc(), cap.limit())),
        Optional.ofNullable(wire.powerTolerance()), PricesForVehicles.read(wire));
  }

  /** The schedule as it came. */
  org.tidegate.ocpp.v21.ChargingSchedule write(ChargingSchedule schedule) {
    var added = schedule.extended();
    var prices = added.prices().map(PricesForVehicles::write).orElse(PricesForVehicles.NONE);
    return new org.tidegate.ocpp.v21.ChargingSchedule(schedule.id(),
        WireNames.same(schedule.unit(), ChargingRateUnitEnum.class),
        schedule.periods().stream().map(periods::write).toList(), schedule.start().orElse(null),
        schedule.duration().map(ChargingProfiles::seconds).orElse(null), schedule.minChargingRate().orElse(null),
        prices.salesTariff(),
        added.limitAtSoC().map(cap -> new org.tidegate.ocpp.v21.LimitAtSoC(cap.soc(), cap.limit(), null)).orElse(null),
        added.powerTolerance().orElse(null), prices.signatureId(), prices.digestValue(),
        added.useLocalTime().orElse(null), added.randomizedDelay().map(ChargingProfiles::seconds).orElse(null),
        prices.absolutePriceSchedule(), prices.priceLevelSchedule(), null);
  }

  private static int seconds(Duration length) {
    return Math.toIntExact(length.toSeconds());
  }
}
