package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes one period of a schedule acceptable. Immutable.
 *
 * @param candidate the profile it belongs to
 * @param unit of its numbers
 */
record PeriodRules(Candidate candidate, RateUnit unit) {
  /** Above any site, and above the 999999 W that OCPP itself writes for "no limit" (K 3.6.1). */
  private static final BigDecimal MOST_WATTS = BigDecimal.valueOf(10_000_000);

  /** Above any phase of a site; watts sent by mistake as amperes exceed it. */
  private static final BigDecimal MOST_AMPERES = BigDecimal.valueOf(10_000);

  /** The wire allows one decimal; a few more are harmless, millions are not. */
  private static final int MOST_DIGITS = 20;

  Optional<Refusal> check(SchedulePeriod period) {
    return numbersFit(period).or(() -> modeFits(period))
        .or(() -> CurveRules.check(period, unit)).or(() -> needsFit(period))
        .or(() -> new PhaseRules(candidate).check(period));
  }

  static boolean isAbsurd(BigDecimal value, RateUnit unit) {
    return value.precision() > MOST_DIGITS || value.scale() > MOST_DIGITS
        || value.abs().compareTo(unit == RateUnit.W ? MOST_WATTS : MOST_AMPERES) > 0;
  }

  /** OCPP 2.1 V2X.05: a setpoint outside of its own limits is refused, not cut. */
  private Optional<Refusal> numbersFit(SchedulePeriod period) {
    return Rule.firstBroken(
        Rule.invalidSchedule(numbers(period).anyMatch(value -> isAbsurd(value, unit)), "a number is out of range"),
        Rule.invalidSchedule(period.limit().filter(value -> value.signum() < 0).isPresent(), "limit is below 0"),
        Rule.invalidSchedule(period.dischargeLimit().filter(value -> value.signum() > 0).isPresent(),
            "dischargeLimit is above 0"),
        Rule.invalidSchedule(period.isSetAboveItsLimit(), "setpoint is above limit"),
        Rule.invalidSchedule(period.isSetBelowItsDischargeLimit(), "setpoint is below dischargeLimit"),
        Rule.invalidSchedule(period.asksForDischarge() && candidate.concernsAny(evse -> !evse.canDischarge()),
            "the connector can not discharge"));
  }

  private static Stream<BigDecimal> numbers(SchedulePeriod period) {
    var extension = period.extended();
    return Stream.of(period.limit(), period.dischargeLimit(), period.setpoint(), extension.limit().l2(),
        extension.limit().l3(), extension.dischargeLimit().l2(), extension.dischargeLimit().l3(),
        extension.setpoint().l2(), extension.setpoint().l3()).flatMap(Optional::stream);
  }

  /**
   * Which purpose may have which mode (2.1 K01.FR.114, with its errata), which modes the EVSEs follow (2.1 K01.FR.115,
   * 2.1 Q09.FR.01), what they need for it (2.1 Q09.FR.02), and when they may sleep (2.1 K01.FR.126 with its erratum).
   */
  private Optional<Refusal> modeFits(SchedulePeriod period) {
    var mode = period.mode();
    var balancing = mode == OperationMode.LocalLoadBalancing;
    var unknown = mode != OperationMode.ChargingOnly
        && candidate.concernsAny(evse -> !evse.v2x().modes().contains(mode));
    return Rule.firstBroken(
        new Rule(!candidate.profile().purpose().allows(mode), "InvalidOperationMode",
            "mode " + mode + " is not for " + candidate.profile().purpose()),
        new Rule(unknown, balancing ? "UnsupportedParam" : "InvalidOperationMode", mode + " is not supported"),
        new Rule(balancing && candidate.concernsAny(evse -> !evse.v2x().loadBalancingIsSet()), "MissingDevModelInfo",
            "LocalLoadBalancing needs its thresholds and offsets"),
        Rule.invalidSchedule(period.extended().evseSleep().orElse(false) && mode != OperationMode.Idle,
            "evseSleep in mode " + mode));
  }

  /** OCPP 2.1 Q02.FR.02, 2.1 Q08.FR.04, 2.1 Q10.FR.02 and the table of limits and setpoints per operation mode. */
  private Optional<Refusal> needsFit(SchedulePeriod period) {
    var mode = period.mode();
    var needs = ModeNeeds.of(mode);
    var reactive = period.extended().reactive().isPresent();
    return Rule.firstBroken(
        Rule.invalidSchedule(needs.limit().isBrokenBy(period.limit()), wrong("limit", mode)),
        Rule.invalidSchedule(needs.dischargeLimit().isBrokenBy(period.dischargeLimit()), wrong("dischargeLimit", mode)),
        Rule.invalidSchedule(needs.setpoint().isBrokenBy(period.setpoint()), wrong("setpoint", mode)),
        Rule.invalidSchedule(period.dischargeLimit().isPresent() && !candidate.profile().purpose().mayCarrySetpoints(),
            "dischargeLimit is for TxProfile and TxDefaultProfile"),
        Rule.invalidSchedule(reactive && mode != OperationMode.CentralSetpoint, wrong("setpointReactive", mode)),
        new Rule(reactive, "UnsupportedParam", "reactive power can not be followed"));
  }

  private static String wrong(String number, OperationMode mode) {
    return number + " missing or unexpected in mode " + mode;
  }
}
