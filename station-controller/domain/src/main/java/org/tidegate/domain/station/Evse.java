package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.capability.Outlook;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.Gate;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Situation;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.forecast.Ahead;
import org.tidegate.domain.forecast.Forecast;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.sharing.Asking;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.CompositeSchedule;
import org.tidegate.domain.smartcharging.FollowedProfiles;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.ScheduleNow;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.view.SessionView.Expectation;

/**
 * One EVSE: decides its power after everything that happens, and at least every tick while something flows or a vehicle
 * is connected. Station loop only.
 */
@OnStationLoop
final class Evse {
  private static final Logger log = LoggerFactory.getLogger(Evse.class);
  /** While something flows; a third of the power stage's longest lease. */
  private static final Duration TICK = Duration.ofSeconds(1);
  /** While the commanded power moves along its ramp, or follows what is measured at every moment. */
  private static final Duration REAL_TIME_TICK = Duration.ofMillis(200);
  /** While a vehicle is connected and nothing flows: ageing values and slots of the week are looked at. */
  private static final Duration SLOW_TICK = Duration.ofSeconds(10);

  final EvseState state;
  final EvsePermission permission;
  final Announcement announcement;
  final EvseTransactions transactions;
  final EvseRecords records;
  final EvseSessions sessions;
  final CableHold cable;
  final EvseFaults faults;
  final Following following;
  private final Health health;
  private final Grid grid;
  private final ExternalLimits external;
  private final RateChanges rate = new RateChanges();
  private final FollowedProfiles profiles = new FollowedProfiles();
  private final Converter converter;
  private final Doze doze;
  private final Sleep sleep;
  private final CommonLimits common;
  private final Expecting expecting;
  private List<LimitReason> reasons = List.of();
  private @Nullable Situation lastSituation;
  private boolean ticked;
  private boolean dozes;
  private @Nullable Long tickDue;
  private StationLoop.@Nullable Timer tick;

  Evse(StationCore core, EvseSettings settings, EvseDevices devices, Health health, Grid grid,
      ExternalLimits external, CommonLimits common, Drivers drivers) {
    state = new EvseState(core, settings, devices, common, health);
    permission = new EvsePermission(state);
    announcement = new Announcement(state, permission, drivers);
    transactions = new EvseTransactions(state);
    records = new EvseRecords(state);
    cable = new CableHold(state);
    faults = new EvseFaults(state);
    sessions = new EvseSessions(state, permission, transactions, records, cable, drivers);
    following = new Following(state, grid.measured(), external);
    converter = new Converter(state);
    doze = new Doze(core.loop());
    sleep = new Sleep(state);
    this.health = health;
    this.grid = grid;
    this.external = external;
    this.common = common;
    this.expecting = new Expecting(state);
    state.dialog.whenRejected(() -> transactions.end(EndCause.ENERGY_TRANSFER_REJECTED));
  }

  int id() {
    return state.id();
  }

  List<LimitReason> reasons() {
    return reasons;
  }

  /** What the last decision looked at; absent while nobody is here. */
  Optional<Situation> lastSituation() {
    return Optional.ofNullable(lastSituation);
  }

  /** A meter whose registers run backwards in the middle of a stay can't be counted by: it is as good as silent. */
  void measured(MeterReading reading) {
    if (state.session().map(VehicleSession::recorder).filter(recorder -> recorder.refuses(reading)).isPresent()) {
      return;
    }
    state.measured(reading);
    converter.measured(reading);
    following.measured();
    state.cost.measured();
    state.session().ifPresent(records::measured);
    state.fresh.measured(reading);
  }

  void contactorChanged(boolean closed) {
    state.power.contactorChanged(closed);
  }

  /** Ends a decision: points of the transaction, before any EVSE's power is decided. */
  void followTransaction() {
    transactions.follow();
    sessions.finishWhenSettled();
    transactions.follow();
  }

  /** Ends a decision: power, records, what is stored, when to look again. */
  void settle() {
    faults.follow();
    announcement.follow();
    if (state.session == null) {
      rest();
    } else {
      state.dialog.follow(mayTransfer(state.session));
      decide(state.session);
      transactions.followState();
      tellRate();
      records.follow(state.session);
      state.store();
    }
    tellSleep();
    finishTick();
    scheduleTick();
  }

  /** Nobody is here. */
  private void rest() {
    lastSituation = null;
    state.decision = null;
    state.memory = Memory.NONE;
    state.dialog.forget();
    reasons = List.of();
    following.end();
    state.steered.rest();
    state.power.stop("no session");
    state.power.path(true);
    cable.follow();
    cable.showInService(state.isOperative());
  }

  /** What it wants of the limits that it has in common with others. */
  Asking asking() {
    var rating = state.rating();
    if (state.session == null || isHeld()) {
      return Asking.of(id(), Watts.ZERO, rating.charge(), rating.discharge());
    }
    var situation = situation(state.session, Share.ALL);
    var decision = Decision.of(situation);
    boolean follows = situation.isPermitted() && !situation.chargesNow()
        && decision.wish().kind() != Wish.Kind.RECOVERY;
    return new Asking(id(), decision.power(), follows, could(situation, follows, Wish.FULL),
        could(situation, follows && mayDischargeForAll(), Wish.FULL.negated()), leastCharge(situation),
        state.session.chargingPriority(), rating.charge(), rating.discharge());
  }

  /** What it can offer the aggregator; absent while nobody is here. */
  Optional<Outlook> outlook() {
    return state.session().map(session -> {
      var situation = situation(session, Share.ALL);
      return new Outlook(situation.under(Share.ALL, gridLimits(situation.now())), common.firm(id()),
          common.likely(id()), state.prices::at);
    });
  }

  /** What the driver may expect under the conditions set; absent while that can't be known. */
  Optional<Expectation> expectation() {
    return state.session().flatMap(session -> session.conditions().flatMap(conditions -> Optional
        .ofNullable(lastSituation).flatMap(now -> expecting.expected(session, conditions, now, () -> new Forecast(now,
            new Ahead(state.prices::at, this::gridLimits, common.likely(id()), common.firm(id())),
            session.sums().earned().orElse(Money.zero(state.core.settings().currency())))))));
  }

  /** What profiles say that carry no setpoints of the aggregator's. */
  private ScheduleNow gridLimits(Instant moment) {
    var grids = state.core.profiles().all().stream()
        .filter(installed -> !installed.profile().purpose().mayCarrySetpoints()).toList();
    return CompositeSchedule.at(grids, state.facts(), moment, state.core.circumstances());
  }

  private static Watts could(Situation situation, boolean follows, Watts power) {
    if (!follows) {
      return Watts.ZERO;
    }
    var told = situation.under(situation.share(), situation.schedule().following(power, Optional.empty()));
    return Gate.pass(told, Wish.setpoint(power, Optional.empty())).power().magnitude();
  }

  /** An external system gets nothing out of a vehicle that the central system only charges (2.1 Q06, prerequisites). */
  private boolean mayDischargeForAll() {
    var core = state.core;
    return external.now(0).setpoint().filter(Watts::isDischarge).isEmpty()
        || CompositeSchedule.isForBothWays(core.profiles().all(), state.facts(), core.now(), core.circumstances());
  }

  private Watts leastCharge(Situation situation) {
    return CompositeSchedule.minChargingRate(state.core.profiles().all(), state.facts(), situation.now(),
        state.core.circumstances()).orElse(Watts.ZERO);
  }

  /** Whether nothing may flow, whatever else holds. */
  private boolean isHeld() {
    return permission.isResting() || transactions.isEnding();
  }

  private void decide(VehicleSession session) {
    var situation = situation(session, common.share(id()));
    if (!isInRealTime() && following.isInRealTime(situation)) {
      grid.requestReading();
    }
    lastSituation = situation;
    var decision = isHeld()
        ? resting(situation)
        : converter.rested(following.explained(Decision.of(situation)));
    state.memory = decision.memory();
    state.decision = decision;
    state.steered.decided(situation.schedule(), decision, grid.measured().lastFrequency());
    noteReasons(situation, decision);
    state.log.decided(session, situation, decision);
    boolean mayFlow = situation.operation().allowsEnergy() && !situation.health().stopsCharging();
    rate.decided(external.now(id()), state.power.wanted(), decision.power());
    state.power.follow(converter.corrected(situation, decision),
        isHeld() ? Watts.ZERO : Gate.dischargeAtMost(situation),
        () -> Gate.pass(situation, Wish.setpoint(state.power.commanded(), Optional.empty())).power());
    dozes = doze.after(situation, decision) || state.steered.isSleeping();
    if (!mayFlow || dozes) {
      state.power.path(true);
    } else if (!decision.power().isZero()) {
      state.power.path(false);
    }
    cable.follow();
  }

  /** K11.FR.04, K13.FR.03. */
  private void tellRate() {
    if (rate.isToTell(state.power.wanted(), external.significance())) {
      transactions.updates.tellRate();
    }
  }

  private Decision resting(Situation situation) {
    return new Decision(Watts.ZERO, Wish.ORDINARY, List.of(), situation.memory());
  }

  private void noteReasons(Situation situation, Decision decision) {
    if (decision.reasons().equals(reasons)) {
      return;
    }
    reasons = decision.reasons();
    var soc = situation.vehicle().flatMap(Vehicle::stateOfCharge).map(StateOfCharge::toString).orElse("unknown");
    log.info("evse {}: wish {} {} → {} {}, soc {}", id(), decision.wish().kind(),
        decision.wish().power().equals(Wish.FULL) ? "full" : decision.wish().power(), decision.power(), reasons, soc);
  }

  private Situation situation(VehicleSession session, Share share) {
    var core = state.core;
    var now = core.now();
    var followed = state.dialog.followed(core.profiles().all());
    var own = following.asking(profiles.at(followed, state.facts(), now, core.circumstances()));
    var schedule = share.setpoint().map(part -> own.following(part.power(), part.profileId())).orElse(own);
    return new Situation(now, core.settings().zone(), operation(session), health(now), state.dialog.asAgreed(),
        state.rating(), gridSide(), share, schedule, state.prices.at(now), Optional.of(session.permission()),
        session.conditions(), session.exported(),
        session.chargesNow(), state.phases(), core.settings().gate().margins(),
        new Situation.Link(core.link().offlineFor(), longestOffline(schedule)), state.memory);
  }

  /** As its profile says (2.1 K01.FR.101), else as the installer does. */
  private Duration longestOffline(ScheduleNow schedule) {
    return schedule.setpointProfileId()
        .flatMap(id -> state.core.profiles().all().stream().map(InstalledProfile::profile)
            .filter(profile -> profile.id() == id).findFirst())
        .flatMap(ChargingProfile::offline).map(OfflineRule::longest)
        .orElse(state.core.settings().timing().longestOffline());
  }

  private Situation.Operation operation(VehicleSession session) {
    // G05.FR.01: no energy before the plug is held.
    boolean ready = state.isReadyForEnergy() && state.isPlugHeld() && state.dialog.allowsEnergy();
    return new Situation.Operation(state.isOperative(),
        session.isPlugged() && ready && session.first().isPresent(), mayUse(session),
        hasTransaction(session), session.isTokenRefused());
  }

  private boolean mayTransfer(VehicleSession session) {
    return mayUse(session) && hasTransaction(session);
  }

  /** Authorized, and not at an EVSE that is kept for somebody else. */
  private boolean mayUse(VehicleSession session) {
    return state.allowsEnergy(session) && !state.reserved;
  }

  private boolean hasTransaction(VehicleSession session) {
    return session.transaction().isPresent() && !transactions.isEnding() || transactions.startsWithEnergy();
  }

  private Situation.Health health(Instant now) {
    var kinds = state.faults.kinds();
    kinds.addAll(health.kinds());
    return new Situation.Health(kinds, health.knowsTime(now), state.isMeterFresh(), health.storageWorks(),
        state.ratingPercent);
  }

  private Situation.GridSide gridSide() {
    return new Situation.GridSide(grid.siteLoad(), grid.inBandFor(), grid.enterService(),
        state.core.settings().gate().enterServiceRamp());
  }

  /** The power stage may sleep at once with a vehicle that is left alone, and soon where there is none. */
  private void tellSleep() {
    if (state.session == null) {
      sleep.soon();
    } else if (dozes) {
      sleep.now();
    } else {
      sleep.not();
    }
  }

  private void scheduleTick() {
    var delay = nextTick();
    if (delay.isEmpty()) {
      cancelTick();
      return;
    }
    long due = state.core.loop().nanoTime() + delay.get().toNanos();
    if (tickDue != null && tickDue <= due) {
      return;
    }
    cancelTick();
    tickDue = due;
    tick = state.core.after(delay.get(), id(), this::tick);
  }

  private void tick() {
    tickDue = null;
    tick = null;
    state.requestReading();
    common.requestReading();
    if (state.session != null && isInRealTime()) {
      grid.requestReading();
    }
    ticked = true;
  }

  /** A tick is finished once power is decided. */
  private void finishTick() {
    if (ticked) {
      ticked = false;
      state.power.renew();
    }
  }

  private Optional<Duration> nextTick() {
    if (state.session == null) {
      return Optional.empty();
    }
    if (isInRealTime() || state.power.isMoving() && state.core.settings().rampWattsPerSecond().isPresent()) {
      return Optional.of(REAL_TIME_TICK);
    }
    boolean flows = !state.power.commanded().isZero() || state.power.isMoving() || transactions.isEnding()
        || state.reading().map(reading -> !reading.power().isZero()).orElse(false);
    if (flows || grid.isEnteringService() || state.session.first().isEmpty()
        || state.session.recorder().wantsReading(state.core.now())) {
      return Optional.of(sooner(TICK));
    }
    return Optional.of(sooner(SLOW_TICK));
  }

  private Duration sooner(Duration tick) {
    return untilNextChange().filter(wait -> wait.compareTo(tick) < 0).orElse(tick);
  }

  private boolean isInRealTime() {
    return lastSituation != null && following.isInRealTime(lastSituation);
  }

  private Optional<Duration> untilNextChange() {
    if (lastSituation == null) {
      return Optional.empty();
    }
    var changes = Stream.of(lastSituation.schedule().until(), lastSituation.prices().until())
        .flatMap(Optional::stream).map(at -> Duration.between(state.core.now(), at));
    var waits = Stream.concat(converter.restLeft().stream(), grid.untilService().stream());
    return Stream.concat(changes, waits).filter(Duration::isPositive)
        .min(Comparator.naturalOrder());
  }

  private void cancelTick() {
    if (tick != null) {
      tick.cancel();
    }
    tick = null;
    tickDue = null;
  }
}
