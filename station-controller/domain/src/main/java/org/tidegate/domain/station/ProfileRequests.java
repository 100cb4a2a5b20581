package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.port.CentralSystemRequests.Composite;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.CompositePeriod;
import org.tidegate.domain.smartcharging.CompositeSchedule;
import org.tidegate.domain.smartcharging.EvseFacts;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.domain.smartcharging.StationFacts;

/** What the central system asks of charging profiles, OCPP 2.0.1 section K. Station loop only. */
@OnStationLoop
final class ProfileRequests {
  private static final Logger log = LoggerFactory.getLogger(ProfileRequests.class);

  private final StationCore core;
  private final List<Evse> evses;

  ProfileRequests(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
  }

  Optional<Refusal> check(int evseId, ChargingProfile profile, List<EvseFacts> facts) {
    return idOfOthers(profile).or(() -> core.profiles().check(evseId, profile, facts, core.now()));
  }

  /** OCPP 2.1 K01.FR.81. */
  private Optional<Refusal> idOfOthers(ChargingProfile profile) {
    var most = core.deviceModel().integer(SmartChargingVariables.MAX_EXTERNAL_CONSTRAINTS_ID);
    return profile.id() > most
        ? Optional.empty()
        : Optional.of(new Refusal("InvalidProfileId", "ids up to %d are for external limits".formatted(most)));
  }

  Optional<Refusal> set(int evseId, ChargingProfile told) {
    var profile = told.transactionId().map(id -> told.ofTransaction(Station.spelled(id, evses))).orElse(told);
    var refusal = check(evseId, profile, facts()).or(() -> tooEarly(evseId, profile));
    refusal.ifPresentOrElse(why -> log.info("charging profile {} for evse {} is refused: {} {}", profile.id(), evseId,
        why.reasonCode(), why.detail()), () -> install(evseId, profile));
    return refusal;
  }

  /** K15.FR.17, 2.1 K18.FR.17, 2.1 K19.FR.13. */
  private Optional<Refusal> tooEarly(int evseId, ChargingProfile profile) {
    boolean early = profile.purpose() == ProfilePurpose.TxProfile && evses.stream()
        .anyMatch(evse -> evse.id() == evseId && evse.state.dialog.isBeforeNeeds());
    return early
        ? Optional.of(new Refusal("InvalidMessageSeq", "the vehicle's needs are still to be told"))
        : Optional.empty();
  }

  void install(int evseId, ChargingProfile profile) {
    var installed = InstalledProfile.received(evseId, profile, core.now());
    core.profiles().install(installed).stream().map(replaced -> replaced.profile().id())
        .filter(id -> id != profile.id()).forEach(id -> core.journal().note(new Change.ProfileRemoved(id)));
    core.journal().note(new Change.ProfileSaved(installed));
    log.info("charging profile {} ({}, level {}) for evse {}", profile.id(), profile.purpose(), profile.stackLevel(),
        evseId);
  }

  boolean clear(ClearCriteria criteria) {
    var removed = core.profiles().remove(criteria);
    removed.forEach(gone -> core.journal().note(new Change.ProfileRemoved(gone.profile().id())));
    return !removed.isEmpty();
  }

  boolean report(int requestId, ReportCriteria criteria) {
    var reports = ProfileReports.of(requestId, core.profiles().matching(criteria));
    core.loop().execute(() -> core.tellAsked(reports));
    return !reports.isEmpty();
  }

  Composite composite(int evseId, Duration length, Optional<RateUnit> unit) {
    var facts = evseId == 0
        ? Optional.of(StationGrid.facts(core.settings()))
        : facts().stream().filter(one -> one.evseId() == evseId)
            .findFirst();
    var known = core.profiles().limits().units();
    var asked = unit.orElse(known.contains(RateUnit.W) ? RateUnit.W : RateUnit.A);
    if (!known.contains(asked)) { // K08.FR.07
      return refused("UnsupportedRateUnit", "not in " + asked, asked);
    }
    if (facts.isEmpty()) {
      return refused("UnknownEvse", "there is no EVSE " + evseId, asked);
    }
    if (!length.isPositive() || length.compareTo(CompositeSchedule.LONGEST) > 0) {
      return refused("InvalidValue", "the duration must be 1 to " + CompositeSchedule.LONGEST.toSeconds() + " s",
          asked);
    }
    var span = new CompositeSchedule.Span(core.now(), length);
    List<CompositePeriod> periods = evseId == 0 // K08.FR.03
        ? CompositeSchedule.overStation(core.profiles().all(), new StationFacts(facts.get(), facts()), span, asked,
            core.circumstances())
        : CompositeSchedule.over(followed(evseId), facts.get(), span, asked, core.circumstances());
    return new Composite(Optional.empty(), core.now(), asked, periods);
  }

  /** Within what the vehicle will use (SC.04, 2.1 SC.04). */
  private List<InstalledProfile> followed(int evseId) {
    var all = core.profiles().all();
    return evses.stream().filter(evse -> evse.id() == evseId).findFirst()
        .map(evse -> evse.state.dialog.followed(all)).orElse(all);
  }

  List<EvseFacts> facts() {
    return evses.stream().map(evse -> evse.state.facts()).toList();
  }

  private Composite refused(String code, String why, RateUnit unit) {
    return new Composite(Optional.of(new Refusal(code, why)), core.now(), unit, List.of());
  }
}
