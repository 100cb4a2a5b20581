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
    return isOffered(candidate.profile()).or(() -> purposeFits(candidate)).or(() -> transactionFits(candidate))
        .or(() -> updatesFit(candidate.profile()))
        .or(() -> formFits(candidate.profile())).or(() -> schedulesFit(candidate));
  }

  static boolean canBeSpelled(Instant moment) {
    return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
  }

  /** OCPP 2.1 K01.FR.120 and 2.1 K01.FR.121. */
  private Optional<Refusal> isOffered(ChargingProfile profile) {
    return Rule.firstBroken(
        new Rule(limits.lacks(profile.purpose()), "UnsupportedPurpose", profile.purpose() + " is not supported"),
        new Rule(profile.kind() == ProfileKind.Dynamic && limits.lacks(ProfileFeature.DYNAMIC_PROFILES),
            "UnsupportedKind", "Dynamic is not supported"),
        new Rule(profile.offline().isPresent() && limits.lacks(ProfileFeature.MAX_OFFLINE_DURATION),
            "UnsupportedParam", "maxOfflineDuration is not supported"));
  }

  /** K01.FR.28, K01.FR.22, K04.FR.03, K01.FR.38, K01.FR.16. */
  private static Optional<Refusal> purposeFits(Candidate candidate) {
    var purpose = candidate.profile().purpose();
    var stationMax = purpose == ProfilePurpose.ChargingStationMaxProfile;
    return Rule.firstBroken(
        new Rule(!candidate.forKnownEvse(), "UnknownEvse", "no EVSE " + candidate.evseId()),
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

  /** OCPP 2.1 K28.FR.03, 2.1 K28.FR.04 and 2.1 K01.FR.122. */
  private static Optional<Refusal> updatesFit(ChargingProfile profile) {
    var dynamic = profile.kind() == ProfileKind.Dynamic;
    var interval = profile.updates().flatMap(DynamicUpdates::interval);
    return Rule.firstBroken(
        Rule.invalidProfile(!dynamic && profile.updates().isPresent(),
            "dynUpdateInterval and dynUpdateTime are for Dynamic only"),
        Rule.invalidProfile(interval.filter(ScheduleRules::isNoDuration).isPresent(),
            "dynUpdateInterval is out of range"),
        Rule.invalidSchedule(dynamic && !hasOnePeriod(profile), "Dynamic has one schedule of one period"),
        Rule.invalidProfile(profile.offline().map(OfflineRule::longest).filter(ScheduleRules::isNoDuration).isPresent(),
            "maxOfflineDuration is out of range"));
  }

  private static boolean hasOnePeriod(ChargingProfile profile) {
    return profile.schedules().size() == 1 && profile.schedules().getFirst().periods().size() == 1;
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
            "more than " + limits.schedulesPerProfile() + " schedules"));
  }

  private Optional<Refusal> schedulesFit(Candidate candidate) {
    var rules = new ScheduleRules(limits, candidate);
    return candidate.profile().schedules().stream().flatMap(schedule -> rules.check(schedule).stream()).findFirst();
  }
}
