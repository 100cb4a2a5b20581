package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/**
 * What makes one period of a schedule acceptable. Immutable.
 *
 * @param limits of the station
 * @param candidate the profile it belongs to
 * @param unit of its numbers
 */
record PeriodRules(ProfileLimits limits, Candidate candidate, RateUnit unit) {
  /** Above any site, and above the 999999 W that OCPP itself writes for "no limit" (K 3.6.1). */
  private static final BigDecimal MOST_WATTS = BigDecimal.valueOf(10_000_000);

  /** Above any phase of a site; watts sent by mistake as amperes exceed it. */
  private static final BigDecimal MOST_AMPERES = BigDecimal.valueOf(10_000);

  /** The wire allows one decimal; a few more are harmless, millions are not. */
  private static final int MOST_DIGITS = 20;

  private static final int MOST_PHASES = 3;

  private static final Set<OperationMode> SUPPORTED = EnumSet.of(OperationMode.Idle, OperationMode.ChargingOnly,
      OperationMode.CentralSetpoint);

  Optional<Refusal> check(SchedulePeriod period) {
    return isSupported(period).or(() -> numbersFit(period)).or(() -> phasesFit(period)).or(() -> modeFits(period))
        .or(() -> dischargeFits(period));
  }

  static boolean isAbsurd(BigDecimal value, RateUnit unit) {
    return value.precision() > MOST_DIGITS || value.scale() > MOST_DIGITS
        || value.abs().compareTo(unit == RateUnit.W ? MOST_WATTS : MOST_AMPERES) > 0;
  }

  private static Optional<Refusal> isSupported(SchedulePeriod period) {
    return Rule.firstBroken(
        new Rule(!SUPPORTED.contains(period.mode()), "UnsupportedParam", period.mode() + " is not supported"),
        new Rule(period.extension().isPresent(), "UnsupportedParam", "phases, curves and sleep are not supported"));
  }

  /** OCPP 2.1 V2X.05: a setpoint outside of its own limits is refused, not cut. */
  private Optional<Refusal> numbersFit(SchedulePeriod period) {
    var numbers = Stream.of(period.limit(), period.dischargeLimit(), period.setpoint()).flatMap(Optional::stream);
    return Rule.firstBroken(
        Rule.invalidSchedule(numbers.anyMatch(value -> isAbsurd(value, unit)), "a number is out of range"),
        Rule.invalidSchedule(period.limit().filter(value -> value.signum() < 0).isPresent(), "limit is below 0"),
        Rule.invalidSchedule(period.dischargeLimit().filter(value -> value.signum() > 0).isPresent(),
            "dischargeLimit is above 0"),
        Rule.invalidSchedule(period.isSetAboveItsLimit(), "setpoint is above limit"),
        Rule.invalidSchedule(period.isSetBelowItsDischargeLimit(), "setpoint is below dischargeLimit"));
  }

  /** K01.FR.19, K01.FR.43, K01.FR.48; a DC connector has none of this and ignores it (K01.FR.44). */
  private Optional<Refusal> phasesFit(SchedulePeriod period) {
    var phases = period.numberPhases();
    var phase = period.phaseToUse();
    return Rule.firstBroken(
        Rule.invalidSchedule(phases.filter(PeriodRules::isNoPhase).isPresent(), "numberPhases is 1 to 3"),
        Rule.invalidSchedule(phase.filter(PeriodRules::isNoPhase).isPresent(), "phaseToUse is 1 to 3"),
        Rule.invalidSchedule(phase.isPresent() && !phases.equals(Optional.of(1)), "phaseToUse without numberPhases 1"),
        Rule.invalidSchedule(phase.isPresent() && candidate.concernsAny(evse -> !evse.isDirectCurrent()),
            "phases can not be chosen"),
        Rule.invalidSchedule(candidate.concernsAny(evse -> phases.filter(most -> most < evse.phases()).isPresent()),
            "phases can not be switched off"));
  }

  /** OCPP 2.1 Q02.FR.02, Q10.FR.02 and its table of limits and setpoints per operation mode. */
  private Optional<Refusal> modeFits(SchedulePeriod period) {
    var mode = period.mode();
    var following = mode == OperationMode.CentralSetpoint;
    return Rule.firstBroken(
        Rule.invalidSchedule(!following && (period.setpoint().isPresent() || period.dischargeLimit().isPresent()),
            "setpoint or dischargeLimit in mode " + mode),
        Rule.invalidSchedule(mode == OperationMode.ChargingOnly && period.limit().isEmpty(), "no limit"),
        Rule.invalidSchedule(mode == OperationMode.Idle && limitSaysMoreThanIdle(period), "limit in mode Idle"),
        Rule.invalidSchedule(following && period.setpoint().isEmpty(), "no setpoint"),
        Rule.invalidSchedule(
            mode != OperationMode.ChargingOnly && !candidate.profile().purpose().mayCarrySetpoints(),
            "mode %s is for TxProfile and TxDefaultProfile".formatted(mode)));
  }

  private Optional<Refusal> dischargeFits(SchedulePeriod period) {
    var negative = period.spelling() == Spelling.NEGATIVE_LIMIT;
    return Rule.firstBroken(
        Rule.invalidSchedule(negative && !limits.negativeLimitAllowed(), "limit is below 0"),
        Rule.invalidSchedule(negative && !isBareDischarge(period), "a limit below 0 stands alone"),
        Rule.invalidSchedule(period.asksForDischarge() && candidate.concernsAny(evse -> !evse.canDischarge()),
            "the connector can not discharge"));
  }

  private static boolean isBareDischarge(SchedulePeriod period) {
    return period.limit().isEmpty() && period.dischargeLimit().isEmpty()
        && period.setpoint().filter(value -> value.signum() < 0).isPresent();
  }

  /** OCPP 2.0.1 can not leave the limit out, so customData stands beside a 0. */
  private static boolean limitSaysMoreThanIdle(SchedulePeriod period) {
    return period.limit().filter(value -> value.signum() != 0 || period.spelling() != Spelling.CUSTOM_DATA).isPresent();
  }

  private static boolean isNoPhase(int value) {
    return value < 1 || value > MOST_PHASES;
  }
}
