package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.domain.smartcharging.TransactionFacts.VehicleFacts;

/**
 * What makes the phases of a period acceptable. Immutable.
 *
 * @param candidate the profile it belongs to
 */
record PhaseRules(Candidate candidate) {
  private static final int MOST_PHASES = 3;

  Optional<Refusal> check(SchedulePeriod period) {
    return choiceFits(period).or(() -> valuesFit(period));
  }

  /**
   * K01.FR.19, K01.FR.43, K01.FR.48. A DC connector has none of this: on OCPP 2.0.1 it ignores it (K01.FR.44), on 2.1 it
   * refuses it (2.1 K01.FR.44, a SHOULD) unless it is all three phases.
   */
  private Optional<Refusal> choiceFits(SchedulePeriod period) {
    var phases = period.numberPhases();
    var phase = period.phaseToUse();
    // All three is what central systems write by habit: it chooses nothing.
    var chosen = phases.filter(number -> number != MOST_PHASES).isPresent() || phase.isPresent();
    return Rule.firstBroken(
        new Rule(chosen && period.spelling() == Spelling.OCPP21 && candidate.concernsOnly(EvseFacts::isDirectCurrent),
            "NoPhaseForDC", "phases of a DC connector can not be chosen"),
        Rule.invalidSchedule(phases.filter(PhaseRules::isNoPhase).isPresent(), "numberPhases is 1 to 3"),
        Rule.invalidSchedule(phase.filter(PhaseRules::isNoPhase).isPresent(), "phaseToUse is 1 to 3"),
        Rule.invalidSchedule(phase.isPresent() && !phases.equals(Optional.of(1)), "phaseToUse without numberPhases 1"),
        Rule.invalidSchedule(phase.isPresent() && candidate.concernsAny(evse -> !evse.isDirectCurrent()),
            "phases can not be chosen"),
        Rule.invalidSchedule(candidate.concernsAny(evse -> phases.filter(most -> most < evse.phases()).isPresent()),
            "phases can not be switched off"));
  }

  /** OCPP 2.1 K01.FR.144, 2.1 K01.FR.146, V2X.06, V2X.07, V2X.10. */
  private Optional<Refusal> valuesFit(SchedulePeriod period) {
    var extension = period.extended();
    var any = Stream.of(extension.limit(), extension.dischargeLimit(), extension.setpoint())
        .anyMatch(PhaseValues::arePresent);
    return Rule.firstBroken(
        conflict(any && candidate.profile().purpose() != ProfilePurpose.TxProfile,
            "values for L2 and L3 are for TxProfile"),
        conflict(any && candidate.concernsAny(evse -> !tellsPhases(evse)), "the vehicle told nothing for L2 and L3"),
        conflict(standsAlone(extension.limit(), period.limit())
            || standsAlone(extension.dischargeLimit(), period.dischargeLimit())
            || standsAlone(extension.setpoint(), period.setpoint()), "values for L2 and L3 without one for L1"),
        Rule.invalidSchedule(all(extension.limit()).anyMatch(value -> value.signum() < 0), "limit is below 0"),
        Rule.invalidSchedule(all(extension.dischargeLimit()).anyMatch(value -> value.signum() > 0),
            "dischargeLimit is above 0"),
        Rule.invalidSchedule(isOutside(extension), "setpoint is outside of its limits on L2 or L3"));
  }

  private static Rule conflict(boolean broken, String detail) {
    return new Rule(broken, "PhaseConflict", detail);
  }

  private static boolean tellsPhases(EvseFacts evse) {
    return evse.transaction().map(TransactionFacts::vehicle).filter(VehicleFacts::tellsPhases).isPresent();
  }

  private static boolean standsAlone(PhaseValues others, Optional<BigDecimal> first) {
    return others.arePresent() && first.isEmpty();
  }

  private static boolean isOutside(PeriodExtension extension) {
    return isOutside(extension.setpoint().l2(), extension.dischargeLimit().l2(), extension.limit().l2())
        || isOutside(extension.setpoint().l3(), extension.dischargeLimit().l3(), extension.limit().l3());
  }

  private static boolean isOutside(Optional<BigDecimal> setpoint, Optional<BigDecimal> least,
      Optional<BigDecimal> most) {
    return setpoint.filter(value -> least.filter(bound -> value.compareTo(bound) < 0).isPresent()
        || most.filter(bound -> value.compareTo(bound) > 0).isPresent()).isPresent();
  }

  private static Stream<BigDecimal> all(PhaseValues values) {
    return Stream.of(values.l2(), values.l3()).flatMap(Optional::stream);
  }

  private static boolean isNoPhase(int value) {
    return value < 1 || value > MOST_PHASES;
  }
}
