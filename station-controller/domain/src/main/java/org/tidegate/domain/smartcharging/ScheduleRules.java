package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What makes one schedule of a profile acceptable. Immutable.
 *
 * @param limits of the station
 * @param candidate the profile it belongs to
 */
record ScheduleRules(ProfileLimits limits, Candidate candidate) {
  /** What the wire's whole seconds can count. */
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  private static final int FULL = 100;

  Optional<Refusal> check(ChargingSchedule schedule) {
    return frameFits(schedule).or(() -> extensionFits(schedule)).or(() -> orderFits(schedule))
        .or(() -> periodsFit(schedule));
  }

  /** K01.FR.26, K01.FR.40, K01.FR.41. Amperes mean nothing to a DC vehicle whose voltage we do not know. */
  private Optional<Refusal> frameFits(ChargingSchedule schedule) {
    var kind = candidate.profile().kind();
    var relative = kind == ProfileKind.Relative;
    var started = kind == ProfileKind.Absolute || kind == ProfileKind.Recurring;
    return Rule.firstBroken(
        new Rule(!limits.units().contains(schedule.unit()), "UnsupportedRateUnit", "not in " + schedule.unit()),
        new Rule(schedule.unit() == RateUnit.A && candidate.concernsAny(EvseFacts::isDirectCurrent),
            "UnsupportedRateUnit", "not in A for DC"),
        Rule.invalidSchedule(relative && schedule.start().isPresent(), "relative with startSchedule"),
        Rule.invalidSchedule(started && schedule.start().isEmpty(), "no startSchedule"),
        Rule.invalidSchedule(!schedule.start().map(ProfileRules::canBeSpelled).orElse(true),
            "startSchedule is out of range"),
        Rule.invalidSchedule(schedule.duration().filter(ScheduleRules::isUnusableDuration).isPresent(),
            "duration is out of range"),
        Rule.invalidSchedule(isUnusableRate(schedule), "minChargingRate is out of range"));
  }

  /** OCPP 2.1 K01.FR.70, 2.1 K01.FR.95, 2.1 K01.FR.123 to 2.1 K01.FR.125. */
  private Optional<Refusal> extensionFits(ChargingSchedule schedule) {
    var extension = schedule.extended();
    var delayed = extension.randomizedDelay().filter(delay -> !delay.isZero()).isPresent();
    var purpose = candidate.profile().purpose();
    return Rule.firstBroken(
        Rule.invalidSchedule(purpose == ProfilePurpose.PriorityCharging && schedule.duration().isPresent(),
            "PriorityCharging has no duration"),
        Rule.invalidSchedule(extension.followsLocalTime() && limits.lacks(ProfileFeature.USE_LOCAL_TIME),
            "useLocalTime is not supported"),
        Rule.invalidSchedule(delayed && limits.lacks(ProfileFeature.RANDOMIZED_DELAY),
            "randomizedDelay is not supported"),
        Rule.invalidSchedule(delayed && !purpose.mayCarrySetpoints(),
            "randomizedDelay is for TxProfile and TxDefaultProfile"),
        Rule.invalidSchedule(extension.randomizedDelay().filter(ScheduleRules::isNoDuration).isPresent(),
            "randomizedDelay is out of range"),
        Rule.invalidSchedule(extension.limitAtSoC().isPresent() && limits.lacks(ProfileFeature.LIMIT_AT_SOC),
            "limitAtSoC is not supported"),
        Rule.invalidSchedule(extension.limitAtSoC().filter(cap -> isUnusable(cap, schedule.unit())).isPresent(),
            "limitAtSoC is out of range"));
  }

  /** K01.FR.31, K01.FR.35; OCPP 2.1 K28.FR.02. */
  private Optional<Refusal> orderFits(ChargingSchedule schedule) {
    var periods = schedule.periods();
    var rising = IntStream.range(1, periods.size())
        .allMatch(i -> periods.get(i).start().compareTo(periods.get(i - 1).start()) > 0);
    return Rule.firstBroken(
        Rule.invalidSchedule(periods.isEmpty(), "no period"),
        new Rule(periods.size() > limits.periodsPerSchedule(), "TooManyElements",
            "more than " + limits.periodsPerSchedule() + " periods"),
        Rule.invalidSchedule(!periods.isEmpty() && !periods.getFirst().start().isZero(),
            "the first period does not start at 0"),
        Rule.invalidSchedule(!rising, "startPeriod does not increase"),
        Rule.invalidSchedule(!periods.isEmpty() && periods.getLast().start().compareTo(LONGEST) > 0,
            "startPeriod is out of range"));
  }

  private Optional<Refusal> periodsFit(ChargingSchedule schedule) {
    var rules = new PeriodRules(candidate, schedule.unit());
    return schedule.periods().stream()
        .flatMap(period -> rules.check(period).map(refusal -> locate(refusal, schedule, period)).stream()).findFirst();
  }

  private static Refusal locate(Refusal refusal, ChargingSchedule schedule, SchedulePeriod period) {
    return new Refusal(refusal.reasonCode(), "schedule %d, startPeriod %d: %s".formatted(schedule.id(),
        period.start().toSeconds(), refusal.detail()));
  }

  /** Zero is one. */
  static boolean isNoDuration(Duration duration) {
    return duration.isNegative() || duration.compareTo(LONGEST) > 0;
  }

  private static boolean isUnusable(LimitAtSoC cap, RateUnit unit) {
    return cap.soc() < 0 || cap.soc() > FULL || cap.limit().signum() < 0 || PeriodRules.isAbsurd(cap.limit(), unit);
  }

  private static boolean isUnusableDuration(Duration duration) {
    return duration.isZero() || isNoDuration(duration);
  }

  private static boolean isUnusableRate(ChargingSchedule schedule) {
    return schedule.minChargingRate()
        .filter(rate -> rate.compareTo(BigDecimal.ZERO) < 0 || PeriodRules.isAbsurd(rate, schedule.unit())).isPresent();
  }
}
