package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/** Builds profiles for tests: an acceptable absolute TxDefaultProfile of 6 kW on EVSE 1 unless told otherwise. */
final class Draft {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String TRANSACTION = "tx-1";

  private final int id;
  private int evseId = 1;
  private int stackLevel;
  private ProfilePurpose purpose;
  private ProfileKind kind = ProfileKind.Absolute;
  private Optional<Recurrency> recurrency = Optional.empty();
  private Optional<Instant> validFrom = Optional.empty();
  private Optional<Instant> validTo = Optional.empty();
  private Optional<String> transactionId = Optional.empty();
  private Optional<Instant> start = Optional.of(NOON);
  private Optional<Duration> duration = Optional.empty();
  private RateUnit unit = RateUnit.W;
  private Optional<BigDecimal> minChargingRate = Optional.empty();
  private List<SchedulePeriod> periods = List.of(limit(0, 6000));
  private int schedules = 1;
  private ScheduleExtension extension = ScheduleExtension.none();
  private Optional<OfflineRule> offline = Optional.empty();
  private Optional<DynamicUpdates> updates = Optional.empty();
  private Instant receivedAt = NOON;

  private Draft(int id, ProfilePurpose purpose) {
    this.id = id;
    this.purpose = purpose;
  }

  static Draft txDefault(int id) {
    return new Draft(id, ProfilePurpose.TxDefaultProfile);
  }

  static Draft tx(int id) {
    return new Draft(id, ProfilePurpose.TxProfile).transaction(TRANSACTION);
  }

  static Draft stationMax(int id) {
    return new Draft(id, ProfilePurpose.ChargingStationMaxProfile).evse(0);
  }

  static Draft external(int id) {
    return new Draft(id, ProfilePurpose.ChargingStationExternalConstraints).evse(0);
  }

  static Draft priority(int id) {
    return new Draft(id, ProfilePurpose.PriorityCharging);
  }

  static Draft generation(int id) {
    return new Draft(id, ProfilePurpose.LocalGeneration);
  }

  Draft evse(int value) {
    evseId = value;
    return this;
  }

  Draft stack(int value) {
    stackLevel = value;
    return this;
  }

  Draft purpose(ProfilePurpose value) {
    purpose = value;
    return this;
  }

  Draft kind(ProfileKind value) {
    kind = value;
    return this;
  }

  Draft recurring(Recurrency value) {
    recurrency = Optional.of(value);
    return kind(ProfileKind.Recurring);
  }

  Draft relative() {
    return kind(ProfileKind.Relative).noStart();
  }

  Draft dynamic() {
    return kind(ProfileKind.Dynamic).noStart();
  }

  Draft updates(Integer interval, Instant updated) {
    updates = Optional.of(new DynamicUpdates(Optional.ofNullable(interval).map(Duration::ofSeconds),
        Optional.ofNullable(updated)));
    return this;
  }

  Draft offline(long seconds, boolean isGoneAfter) {
    offline = Optional.of(new OfflineRule(Duration.ofSeconds(seconds), isGoneAfter));
    return this;
  }

  Draft received(Instant value) {
    receivedAt = value;
    return this;
  }

  Draft delayedBy(long seconds) {
    extension = new ScheduleExtension(Optional.of(Duration.ofSeconds(seconds)), extension.useLocalTime(),
        extension.limitAtSoC(), extension.powerTolerance());
    return this;
  }

  /** @param wall as the clock on the wall shows it, in ISO 8601 without an offset */
  Draft localStart(String wall) {
    extension = new ScheduleExtension(extension.randomizedDelay(), Optional.of(true), extension.limitAtSoC(),
        extension.powerTolerance());
    return start(Instant.parse(wall + "Z"));
  }

  Draft limitAtSoC(int soc, String limit) {
    extension = new ScheduleExtension(extension.randomizedDelay(), extension.useLocalTime(),
        Optional.of(new LimitAtSoC(soc, new BigDecimal(limit))), extension.powerTolerance());
    return this;
  }

  Draft validFrom(Instant value) {
    validFrom = Optional.of(value);
    return this;
  }

  Draft validTo(Instant value) {
    validTo = Optional.of(value);
    return this;
  }

  Draft transaction(String value) {
    transactionId = Optional.of(value);
    return this;
  }

  Draft noTransaction() {
    transactionId = Optional.empty();
    return this;
  }

  Draft start(Instant value) {
    start = Optional.of(value);
    return this;
  }

  Draft noStart() {
    start = Optional.empty();
    return this;
  }

  Draft seconds(long value) {
    duration = Optional.of(Duration.ofSeconds(value));
    return this;
  }

  Draft in(RateUnit value) {
    unit = value;
    return this;
  }

  Draft minChargingRate(String value) {
    minChargingRate = Optional.of(new BigDecimal(value));
    return this;
  }

  Draft periods(SchedulePeriod... values) {
    periods = List.of(values);
    return this;
  }

  Draft periods(List<SchedulePeriod> values) {
    periods = values;
    return this;
  }

  SchedulePeriod firstPeriod() {
    return periods.getFirst();
  }

  Draft schedules(int value) {
    schedules = value;
    return this;
  }

  int evseId() {
    return evseId;
  }

  ChargingProfile profile() {
    var schedule = new ChargingSchedule(1, start, duration, unit, minChargingRate, periods, Optional.of(extension));
    var all = new ArrayList<ChargingSchedule>();
    for (var i = 0; i < schedules; i++) {
      all.add(schedule);
    }
    return new ChargingProfile(id, stackLevel, purpose, kind, recurrency, validFrom, validTo, transactionId, all,
        offline, updates);
  }

  InstalledProfile installed() {
    return new InstalledProfile(evseId, profile(), receivedAt);
  }

  static SchedulePeriod limit(long second, double limit) {
    return period(second).limit(limit).build();
  }

  static SchedulePeriod setpoint(long second, double setpoint) {
    return period(second).setpoint(setpoint).build();
  }

  static PeriodDraft period(long second) {
    return new PeriodDraft(second);
  }

  static EvseFacts dc(int evseId) {
    return new EvseFacts(evseId, true, 230, 0, new Watts(22_000), new Watts(11_000), running());
  }

  static EvseFacts ac(int evseId, int phases) {
    return new EvseFacts(evseId, true, 230, phases, new Watts(22_000), new Watts(11_000), running());
  }

  static EvseFacts chargeOnly(int evseId) {
    return new EvseFacts(evseId, false, 230, 3, new Watts(22_000), Watts.ZERO, running());
  }

  static EvseFacts idle(EvseFacts evse) {
    return new EvseFacts(evse.evseId(), evse.canDischarge(), evse.voltage(), evse.phases(), evse.ratingCharge(),
        evse.ratingDischarge(), Optional.empty());
  }

  private static Optional<TransactionFacts> running() {
    return Optional.of(new TransactionFacts(TRANSACTION, NOON));
  }

  /** Builds a period: PLAIN; ChargingOnly until it has a setpoint. */
  static final class PeriodDraft {
    private final long second;
    private Optional<BigDecimal> limit = Optional.empty();
    private Optional<BigDecimal> dischargeLimit = Optional.empty();
    private Optional<BigDecimal> setpoint = Optional.empty();
    private OperationMode mode = OperationMode.ChargingOnly;
    private Optional<Integer> numberPhases = Optional.empty();
    private Optional<Integer> phaseToUse = Optional.empty();
    private Spelling spelling = Spelling.PLAIN;
    private PeriodExtension extension = PeriodExtension.none();

    private PeriodDraft(long second) {
      this.second = second;
    }

    PeriodDraft limit(double value) {
      limit = Optional.of(BigDecimal.valueOf(value));
      return this;
    }

    PeriodDraft limit(String value) {
      limit = Optional.of(new BigDecimal(value));
      return this;
    }

    PeriodDraft dischargeLimit(double value) {
      dischargeLimit = Optional.of(BigDecimal.valueOf(value));
      return this;
    }

    PeriodDraft setpoint(double value) {
      setpoint = Optional.of(BigDecimal.valueOf(value));
      return mode(OperationMode.CentralSetpoint).spelled(Spelling.OCPP21);
    }

    PeriodDraft mode(OperationMode value) {
      mode = value;
      return this;
    }

    PeriodDraft phases(int value) {
      numberPhases = Optional.of(value);
      return this;
    }

    PeriodDraft phaseToUse(int value) {
      phaseToUse = Optional.of(value);
      return this;
    }

    PeriodDraft limits(String l1, String l2, String l3) {
      extension = extension.withPhases(phases(l2, l3), extension.dischargeLimit(), extension.setpoint());
      return limit(l1);
    }

    PeriodDraft dischargeLimits(double l1, String l2, String l3) {
      extension = extension.withPhases(extension.limit(), phases(l2, l3), extension.setpoint());
      return dischargeLimit(l1);
    }

    PeriodDraft setpoints(double l1, String l2, String l3) {
      extension = extension.withPhases(extension.limit(), extension.dischargeLimit(), phases(l2, l3));
      return setpoint(l1);
    }

    /** Hertz and watts in turn. */
    PeriodDraft curve(String baseline, double... points) {
      extension = extension.with(new GridSupport(Optional.ofNullable(baseline).map(BigDecimal::new),
          Optional.of(curve(points)), extension.gridSupport().bySignal()));
      return mode(OperationMode.LocalFrequency);
    }

    PeriodDraft signals(double... points) {
      var support = extension.gridSupport();
      extension = extension.with(new GridSupport(support.baseline(), support.byFrequency(),
          Optional.of(curve(points))));
      return this;
    }

    PeriodDraft reactive(double value) {
      extension = extension.with(new ReactiveSetpoint(BigDecimal.valueOf(value), PhaseValues.none()));
      return this;
    }

    PeriodDraft asleep() {
      extension = new PeriodExtension(extension.limit(), extension.dischargeLimit(), extension.setpoint(),
          extension.reactive(), extension.gridSupport(), extension.preconditioningRequest(), Optional.of(true));
      return this;
    }

    private static PhaseValues phases(String l2, String l3) {
      return new PhaseValues(Optional.ofNullable(l2).map(BigDecimal::new),
          Optional.ofNullable(l3).map(BigDecimal::new));
    }

    private static PowerCurve curve(double... points) {
      return new PowerCurve(IntStream.range(0, points.length / 2).mapToObj(i -> new PowerCurve.Point(
          BigDecimal.valueOf(points[2 * i]), BigDecimal.valueOf(points[2 * i + 1]))).toList());
    }

    PeriodDraft spelled(Spelling value) {
      spelling = value;
      return this;
    }

    SchedulePeriod build() {
      return new SchedulePeriod(Duration.ofSeconds(second), limit, dischargeLimit, setpoint, mode, numberPhases,
          phaseToUse, spelling, Optional.of(extension));
    }
  }
}
