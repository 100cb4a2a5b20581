package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What makes a profile as a whole acceptable, whatever else is installed. Immutable.
 *
 * @param limits of the station
 */
record ProfileRules(ProfileLimits limits) {
  /** The years that the wire's date format can spell. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  Optional<Refusal> check(Candidate candidate) {
    return purposeFits(candidate).or(() -> transactionFits(candidate)).or(() -> formFits(candidate.profile()))
        .or(() -> schedulesFit(candidate));
  }

  static boolean canBeSpelled(Instant moment) {
    return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
  }

  /** K01.FR.28, K01.FR.22, K04.FR.03, K01.FR.38, K01.FR.16. */
  private static Optional<Refusal> purposeFits(Candidate candidate) {
    var purpose = candidate.profile().purpose();
    var stationMax = purpose == ProfilePurpose.ChargingStationMaxProfile;
    return Rule.firstBroken(
        new Rule(!candidate.forKnownEvse(), "UnknownEvse", "no EVSE " + candidate.evseId()),
        new Rule(purpose == ProfilePurpose.PriorityCharging || purpose == ProfilePurpose.LocalGeneration,
            "UnsupportedPurpose", purpose + " is not supported"),
        new Rule(candidate.profile().kind() == ProfileKind.Dynamic, "UnsupportedKind", "Dynamic is not supported"),
        Rule.invalidProfile(purpose == ProfilePurpose.ChargingStationExternalConstraints,
            "external constraints can not be set"),
        Rule.invalidProfile(stationMax && candidate.evseId() != 0, "ChargingStationMaxProfile is for EVSE 0"),
        Rule.invalidProfile(stationMax && candidate.profile().kind() == ProfileKind.Relative,
            "ChargingStationMaxProfile can not be relative"),
        Rule.invalidProfile(purpose == ProfilePurpose.TxProfile && candidate.evseId() == 0,
            "TxProfile needs an EVSE above 0"));
  }

  /** K01.FR.09, K01.FR.03, K01.FR.33. */
  private static Optional<Refusal> transactionFits(Candidate candidate) {
    var wanted = candidate.profile().transactionId();
    if (candidate.profile().purpose() != ProfilePurpose.TxProfile) {
      return Rule.firstBroken(Rule.invalidProfile(wanted.isPresent(), "transactionId is for TxProfile only"));
    }
    Predicate<EvseFacts> running = evse -> evse.transaction().isPresent();
    Predicate<EvseFacts> runningIt = evse -> evse.transaction().map(TransactionFacts::transactionId).equals(wanted);
    return Rule.firstBroken(
        new Rule(!candidate.concernsAny(running), "TxNotFound", "no transaction on EVSE " + candidate.evseId()),
        new Rule(wanted.isEmpty(), "MissingParam", "TxProfile without transactionId"),
        new Rule(!candidate.concernsAny(runningIt), "TxNotFound", "another transaction on EVSE " + candidate.evseId()));
  }

  private Optional<Refusal> formFits(ChargingProfile profile) {
    var schedules = profile.schedules().size();
    var from = profile.validFrom();
    var to = profile.validTo();
    return Rule.firstBroken(
        new Rule(profile.stackLevel() < 0 || profile.stackLevel() > limits.maxStackLevel(), "InvalidStackLevel",
            "stackLevel is 0 to " + limits.maxStackLevel()),
        Rule.invalidProfile(profile.kind() == ProfileKind.Recurring && profile.recurrency().isEmpty(),
            "recurring without recurrencyKind"),
        Rule.invalidProfile(!from.map(ProfileRules::canBeSpelled).orElse(true), "validFrom is out of range"),
        Rule.invalidProfile(!to.map(ProfileRules::canBeSpelled).orElse(true), "validTo is out of range"),
        Rule.invalidProfile(from.isPresent() && to.filter(end -> !end.isAfter(from.get())).isPresent(),
            "validTo is not after validFrom"),
        Rule.invalidProfile(schedules == 0, "no schedule"),
        Rule.invalidProfile(schedules > 1 && profile.purpose() != ProfilePurpose.TxProfile,
            "several schedules are for TxProfile only"),
        new Rule(schedules > limits.schedulesPerProfile(), "TooManyElements",
            "more than %d schedules".formatted(limits.schedulesPerProfile())));
  }

  private Optional<Refusal> schedulesFit(Candidate candidate) {
    var rules = new ScheduleRules(limits, candidate);
    return candidate.profile().schedules().stream().flatMap(schedule -> rules.check(schedule).stream()).findFirst();
  }
}
