package org.tidegate.domain.smartcharging;

import java.util.Optional;
import java.util.stream.IntStream;

/** What makes the curves of a period acceptable, OCPP 2.1 Q08. Pure functions, safe from any thread. */
final class CurveRules {
  private static final int FEWEST_POINTS = 2;
  /** Of the schema. */
  private static final int MOST_POINTS = 20;

  private CurveRules() {}

  /** OCPP 2.1 Q08.FR.03 and 2.1 Q08.FR.05, both with their errata. */
  static Optional<Refusal> check(SchedulePeriod period, RateUnit unit) {
    if (period.mode() != OperationMode.LocalFrequency) {
      return Optional.empty();
    }
    var support = period.extended().gridSupport();
    return Rule.firstBroken(
        new Rule(support.baseline().isEmpty() || support.byFrequency().filter(CurveRules::isLongEnough).isEmpty(),
            "NoFreqWattCurve", "LocalFrequency needs v2xBaseline and two points of v2xFreqWattCurve"),
        new Rule(unit != RateUnit.W, "UnsupportedRateUnit", "LocalFrequency is in W"),
        Rule.invalidSchedule(support.bySignal().filter(curve -> !isLongEnough(curve)).isPresent(),
            "v2xSignalWattCurve needs two points"),
        Rule.invalidSchedule(support.byFrequency().filter(curve -> !isUsable(curve)).isPresent(),
            "v2xFreqWattCurve does not rise or is out of range"),
        Rule.invalidSchedule(support.bySignal().filter(curve -> !isUsable(curve)).isPresent(),
            "v2xSignalWattCurve does not rise or is out of range"),
        Rule.invalidSchedule(support.baseline().filter(value -> PeriodRules.isAbsurd(value, unit)).isPresent(),
            "v2xBaseline is out of range"));
  }

  private static boolean isLongEnough(PowerCurve curve) {
    return curve.points().size() >= FEWEST_POINTS;
  }

  /** Two powers at one frequency, or points that go back, can be read in more than one way. */
  private static boolean isUsable(PowerCurve curve) {
    var points = curve.points();
    return points.size() <= MOST_POINTS
        && points.stream().noneMatch(point -> PeriodRules.isAbsurd(point.power(), RateUnit.W)
            || PeriodRules.isAbsurd(point.at(), RateUnit.W))
        && IntStream.range(1, points.size())
            .allMatch(i -> points.get(i).at().compareTo(points.get(i - 1).at()) > 0);
  }
}
