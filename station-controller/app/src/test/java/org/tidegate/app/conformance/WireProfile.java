package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.RecurrencyKindEnum;

/**
 * A charging profile as cases describe them, put together piece by piece: at first at stack level 0, absolute, in watts,
 * for three phases, without validity or duration. Test thread only.
 */
final class WireProfile {
  private final int id;
  private final ChargingProfilePurposeEnum purpose;
  private final List<ChargingSchedulePeriod> periods = new ArrayList<>();
  private ChargingProfileKindEnum kind = ChargingProfileKindEnum.Absolute;
  private ChargingRateUnitEnum unit = ChargingRateUnitEnum.W;
  private int level;
  private @Nullable Integer phases = 3;
  private @Nullable RecurrencyKindEnum recurrency;
  private @Nullable Instant start;
  private @Nullable Integer duration;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private @Nullable String transactionId;

  /** A profile whose schedule begins at this moment. */
  WireProfile(int id, ChargingProfilePurposeEnum purpose, Instant start) {
    this.id = id;
    this.purpose = purpose;
    this.start = start;
  }

  /** From the second on this limit holds. */
  WireProfile limit(int second, int limit) {
    periods.add(new ChargingSchedulePeriod(second, BigDecimal.valueOf(limit), phases, null, null));
    return this;
  }

  WireProfile level(int stackLevel) {
    level = stackLevel;
    return this;
  }

  WireProfile relative() {
    kind = ChargingProfileKindEnum.Relative;
    start = null;
    return this;
  }

  WireProfile recurring(RecurrencyKindEnum often) {
    kind = ChargingProfileKindEnum.Recurring;
    recurrency = often;
    return this;
  }

  WireProfile startsAt(@Nullable Instant moment) {
    start = moment;
    return this;
  }

  WireProfile seconds(int length) {
    duration = length;
    return this;
  }

  WireProfile validFrom(Instant moment) {
    from = moment;
    return this;
  }

  WireProfile validTo(Instant moment) {
    to = moment;
    return this;
  }

  WireProfile ofTransaction(String id) {
    transactionId = id;
    return this;
  }

  /** Before any limit. */
  WireProfile forPhases(@Nullable Integer number) {
    phases = number;
    return this;
  }

  WireProfile inAmperes() {
    unit = ChargingRateUnitEnum.A;
    return this;
  }

  ChargingProfile wire() {
    var schedule = new ChargingSchedule(1, unit, List.copyOf(periods), start, duration, null, null, null);
    return new ChargingProfile(id, level, purpose, kind, List.of(schedule), recurrency, from, to, transactionId, null);
  }
}
