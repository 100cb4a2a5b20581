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

  Optional<Refusal> check(ChargingSchedule schedule) {
    return frameFits(schedule).or(() -> orderFits(schedule)).or(() -> periodsFit(schedule));
  }

  /** K01.FR.26, K01.FR.40, K01.FR.41. Amperes mean nothing to a DC vehicle whose voltage we do not know. */
  private Optional<Refusal> frameFits(ChargingSchedule schedule) {
    var relative = candidate.profile().kind() == ProfileKind.Relative;
    return Rule.firstBroken(
        new Rule(!limits.units().contains(schedule.unit()), "UnsupportedRateUnit", "not in " + schedule.unit()),
        new Rule(schedule.unit() == RateUnit.A && candidate.concernsAny(EvseFacts::isDirectCurrent),
            "UnsupportedRateUnit", "not in A for DC"),
        Rule.invalidSchedule(relative && schedule.start().isPresent(), "relative with startSchedule"),
        Rule.invalidSchedule(!relative && schedule.start().isEmpty(), "no startSchedule"),
        Rule.invalidSchedule(!schedule.start().map(ProfileRules::canBeSpelled).orElse(true),
            "startSchedule is out of range"),
        Rule.invalidSchedule(schedule.duration().filter(ScheduleRules::isUnusableDuration).isPresent(),
            "duration is out of range"),
        Rule.invalidSchedule(isUnusableRate(schedule), "minChargingRate is out of range"));
  }

  /** K01.FR.31, K01.FR.35. */
  private Optional<Refusal> orderFits(ChargingSchedule schedule) {
    var periods = schedule.periods();
    var rising = IntStream.range(1, periods.size())
        .allMatch(i -> periods.get(i).start().compareTo(periods.get(i - 1).start()) > 0);
    return Rule.firstBroken(
        Rule.invalidSchedule(periods.isEmpty(), "no period"),
        new Rule(periods.size() > limits.periodsPerSchedule(), "TooManyElements",
            "more than %d periods".formatted(limits.periodsPerSchedule())),
        Rule.invalidSchedule(!periods.isEmpty() && !periods.getFirst().start().isZero(),
            "the first period does not start at 0"),
        Rule.invalidSchedule(!rising, "startPeriod does not increase"),
        Rule.invalidSchedule(!periods.isEmpty() && periods.getLast().start().compareTo(LONGEST) > 0,
            "startPeriod is out of range"));
  }

  private Optional<Refusal> periodsFit(ChargingSchedule schedule) {
    var rules = new PeriodRules(limits, candidate, schedule.unit());
    return schedule.periods().stream()
        .flatMap(period -> rules.check(period).map(refusal -> locate(refusal, schedule, period)).stream()).findFirst();
  }

  private static Refusal locate(Refusal refusal, ChargingSchedule schedule, SchedulePeriod period) {
    return new Refusal(refusal.reasonCode(), "schedule %d, startPeriod %d: %s".formatted(schedule.id(),
        period.start().toSeconds(), refusal.detail()));
  }

  private static boolean isUnusableDuration(Duration duration) {
    return duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0;
  }

  private static boolean isUnusableRate(ChargingSchedule schedule) {
    return schedule.minChargingRate()
        .filter(rate -> rate.compareTo(BigDecimal.ZERO) < 0 || PeriodRules.isAbsurd(rate, schedule.unit())).isPresent();
  }
}
