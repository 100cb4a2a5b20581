package org.tidegate.ocpp.translate;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Recurrency;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.RecurrencyKindEnum;

/**
 * Charging profiles, block K, with the spellings of power on OCPP 2.0.1: a plain limit; a limit below 0, which is a
 * setpoint; {@code operationMode}, {@code setpoint} and {@code dischargeLimit} in customData of our vendor id, or by
 * their own names. More than one decimal (Part 2, 2.11) is taken as it is. Sales tariffs are not carried. Immutable.
 */
public final class ChargingProfiles {
  private final SchedulePeriods periods;

  /** With these spellings switched on. */
  public ChargingProfiles(V2xSpelling spelling) {
    this.periods = new SchedulePeriods(spelling);
  }

  /** Why this profile can't be carried into the domain; what it means is judged there. */
  public Optional<Refusal> fault(org.tidegate.ocpp.v201.ChargingProfile wire) {
    return wire.chargingSchedule().stream().flatMap(this::faults).findFirst()
        .map(fault -> new Refusal("InvalidSchedule", fault));
  }

  /** What a profile without a fault says. */
  public ChargingProfile read(org.tidegate.ocpp.v201.ChargingProfile wire) {
    return new ChargingProfile(wire.id(), wire.stackLevel(),
        WireNames.same(wire.chargingProfilePurpose(), ProfilePurpose.class),
        WireNames.same(wire.chargingProfileKind(), ProfileKind.class),
        Optional.ofNullable(wire.recurrencyKind()).map(kind -> WireNames.same(kind, Recurrency.class)),
        Optional.ofNullable(wire.validFrom()), Optional.ofNullable(wire.validTo()),
        Optional.ofNullable(wire.transactionId()), wire.chargingSchedule().stream().map(this::read).toList());
  }

  /** The profile in the spelling that it came in. */
  public org.tidegate.ocpp.v201.ChargingProfile write(ChargingProfile profile) {
    return new org.tidegate.ocpp.v201.ChargingProfile(profile.id(), profile.stackLevel(),
        WireNames.same(profile.purpose(), ChargingProfilePurposeEnum.class),
        WireNames.same(profile.kind(), ChargingProfileKindEnum.class),
        profile.schedules().stream().map(this::write).toList(),
        profile.recurrency().map(kind -> WireNames.same(kind, RecurrencyKindEnum.class)).orElse(null),
        profile.validFrom().orElse(null), profile.validTo().orElse(null), profile.transactionId().orElse(null), null);
  }

  private Stream<String> faults(org.tidegate.ocpp.v201.ChargingSchedule schedule) {
    var all = schedule.chargingSchedulePeriod();
    return IntStream.range(0, all.size()).boxed()
        .flatMap(i -> periods.fault(all.get(i)).map(fault -> "period " + i + ": " + fault).stream());
  }

  private ChargingSchedule read(org.tidegate.ocpp.v201.ChargingSchedule wire) {
    return new ChargingSchedule(wire.id(), Optional.ofNullable(wire.startSchedule()),
        Optional.ofNullable(wire.duration()).map(Duration::ofSeconds),
        WireNames.same(wire.chargingRateUnit(), RateUnit.class), Optional.ofNullable(wire.minChargingRate()),
        wire.chargingSchedulePeriod().stream().map(periods::read).toList());
  }

  /** The schedule in the spelling that it came in. */
  org.tidegate.ocpp.v201.ChargingSchedule write(ChargingSchedule schedule) {
    return new org.tidegate.ocpp.v201.ChargingSchedule(schedule.id(),
        WireNames.same(schedule.unit(), ChargingRateUnitEnum.class),
        schedule.periods().stream().map(periods::write).toList(), schedule.start().orElse(null),
        schedule.duration().map(length -> Math.toIntExact(length.toSeconds())).orElse(null),
        schedule.minChargingRate().orElse(null), null, null);
  }
}
