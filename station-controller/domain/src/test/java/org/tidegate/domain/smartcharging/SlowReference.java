package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;

/**
 * The rules of section K and of V2X.01 to V2X.05 word by word, for one second at a time, in whole watts, straight from the
 * definitions. Knows nothing of boundaries and shares no code with what it judges.
 */
final class SlowReference {
  private static final int NOTHING = Integer.MAX_VALUE;
  private static final Set<OperationMode> STEERED = EnumSet.of(OperationMode.CentralSetpoint,
      OperationMode.CentralFrequency, OperationMode.ExternalSetpoint, OperationMode.LocalFrequency,
      OperationMode.LocalLoadBalancing);
  private static final Set<OperationMode> GIVEN = EnumSet.of(OperationMode.CentralSetpoint,
      OperationMode.CentralFrequency, OperationMode.ExternalSetpoint);

  private final List<InstalledProfile> profiles;
  private final EvseFacts evse;
  private final Circumstances circumstances;
  private final Instant anchor;
  private final Slip slip;

  SlowReference(List<InstalledProfile> profiles, EvseFacts evse, Circumstances circumstances, Instant requested,
      Slip slip) {
    this.profiles = profiles;
    this.evse = evse;
    this.circumstances = circumstances;
    this.slip = slip;
    anchor = evse.transaction().map(TransactionFacts::started).orElse(requested);
  }

  /** Mistakes that somebody could make, to see that the comparison finds them. */
  enum Slip {
    NONE,
    A_SECOND_LATE,
    LOWEST_LEVEL_LEADS,
    DEFAULT_BESIDE_TX,
    OFFLINE_NEVER_ENDS,
    WALL_IS_UTC,
    GENERATION_FORGOTTEN,
    PRIORITY_ALWAYS,
    DELAYS_FORGOTTEN,
    OVERTAKEN_PERIODS_STAY,
    DYNAMIC_NEVER_ENDS,
    CHARGE_IGNORED,
    DURATION_IGNORED,
    PHASES_OF_THE_CONNECTOR,
    EXTERNAL_SETPOINT_IGNORED,
    DISCHARGE_LIMIT_BY_SIZE,
    ZERO_LETS_DISCHARGE,
    FIRST_PHASE_ONLY
  }

  /** All but until. */
  ScheduleNow at(Instant moment) {
    var own = ofTransaction(moment);
    var limiting = limiting(own, moment);
    var phases = phases(limiting, moment);
    var target = target(own, moment, phases);
    return new ScheduleNow(watts(charge(limiting, moment, phases)), watts(discharge(limiting, moment, phases)),
        target.setpoint.map(Watts::new), target.profileId, target.mode, expired(moment), Optional.empty(),
        target.support);
  }

  /** What is to be expected, ratings included. */
  Expected expected(Instant moment) {
    var now = at(moment);
    var most = Math.min(now.chargeLimit().map(Watts::value).orElse(NOTHING), evse.ratingCharge().value());
    var rated = evse.canDischarge() ? -evse.ratingDischarge().value() : 0;
    var least = Math.max(rated, now.dischargeLimit().map(Watts::value).orElse(rated));
    return new Expected(most, least, now.dischargeLimit().isPresent(),
        now.setpoint().map(value -> Math.min(most, Math.max(least, value.value()))), now.mode(),
        phases(limiting(ofTransaction(moment), moment), moment));
  }

  /** Ratings included, in watts. */
  record Expected(int charge, int discharge, boolean dischargeIsLimited, Optional<Integer> setpoint, OperationMode mode,
      int phases) {}

  /** What LocalGeneration adds. */
  int generated(Instant moment) {
    var leading = highest(ProfilePurpose.LocalGeneration, 0, evse.evseId(), moment);
    var phases = Math.min(evse.phases(),
        leading.flatMap(one -> period(one, moment)).flatMap(SchedulePeriod::numberPhases).orElse(3));
    var limit = leading.map(one -> chargeLimit(one, moment, phases)).orElse(0);
    return limit == NOTHING ? 0 : limit;
  }

  private static Optional<Watts> watts(int value) {
    return value == NOTHING ? Optional.empty() : Optional.of(new Watts(value));
  }

  // Who is heard

  private Optional<InstalledProfile> ofTransaction(Instant moment) {
    var priority = evse.transaction().filter(running -> running.isPriority() || slip == Slip.PRIORITY_ALWAYS)
        .flatMap(_ -> highest(ProfilePurpose.PriorityCharging, 0, evse.evseId(), moment));
    if (priority.isPresent()) {
      return priority;
    }
    var own = highest(ProfilePurpose.TxProfile, evse.evseId(), evse.evseId(), moment);
    return own.isPresent() ? own : byDefault(moment);
  }

  private Optional<InstalledProfile> byDefault(Instant moment) {
    return evse.evseId() == 0
        ? Optional.empty()
        : highest(ProfilePurpose.TxDefaultProfile, 0, evse.evseId(), moment);
  }

  private List<InstalledProfile> limiting(Optional<InstalledProfile> own, Instant moment) {
    var heard = new ArrayList<InstalledProfile>();
    own.ifPresent(heard::add);
    if (slip == Slip.DEFAULT_BESIDE_TX) {
      byDefault(moment).filter(one -> !heard.contains(one)).ifPresent(heard::add);
    }
    for (var place = 0; place <= evse.evseId(); place += Math.max(1, evse.evseId())) {
      highest(ProfilePurpose.ChargingStationMaxProfile, place, place, moment).ifPresent(heard::add);
      highest(ProfilePurpose.ChargingStationExternalConstraints, place, place, moment).ifPresent(heard::add);
    }
    return heard;
  }

  private Optional<InstalledProfile> highest(ProfilePurpose purpose, int place, int otherPlace, Instant moment) {
    Optional<InstalledProfile> best = Optional.empty();
    for (var candidate : profiles) {
      var here = candidate.evseId() == place || candidate.evseId() == otherPlace;
      var mine = purpose != ProfilePurpose.TxProfile || evse.transaction().isPresent()
          && candidate.profile().transactionId().orElse("").equals(evse.transaction().get().transactionId());
      if (candidate.profile().purpose() == purpose && here && mine && period(candidate, moment).isPresent()
          && (best.isEmpty() || isAbove(candidate, best.get()))) {
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private boolean isAbove(InstalledProfile one, InstalledProfile other) {
    var above = one.profile().stackLevel() > other.profile().stackLevel();
    return slip == Slip.LOWEST_LEVEL_LEADS ? !above : above;
  }

  // Which period holds

  private Optional<SchedulePeriod> period(InstalledProfile installed, Instant moment) {
    var profile = installed.profile();
    var schedule = profile.schedules().getFirst();
    if (profile.validFrom().filter(moment::isBefore).isPresent()
        || profile.validTo().filter(end -> !moment.isBefore(end)).isPresent() || isTooLongOffline(profile, moment)
        || isOutdated(installed, schedule, moment)) {
      return Optional.empty();
    }
    var since = sinceStart(installed, schedule, moment);
    if (since < 0) {
      return Optional.empty();
    }
    if (profile.kind() == ProfileKind.Recurring) {
      since %= profile.recurrency().orElseThrow() == Recurrency.Daily ? 86_400 : 604_800;
    }
    var over = schedule.duration().filter(_ -> profile.kind() != ProfileKind.Dynamic && slip != Slip.DURATION_IGNORED);
    if (over.isPresent() && since >= over.get().toSeconds()) {
      return Optional.empty();
    }
    var starts = starts(installed, schedule);
    return Optional.ofNullable(starts.floorEntry(since)).map(entry -> schedule.periods().get(entry.getValue()));
  }

  private boolean isTooLongOffline(ChargingProfile profile, Instant moment) {
    return slip != Slip.OFFLINE_NEVER_ENDS && circumstances.offlineSince().isPresent() && profile.offline().isPresent()
        && !Duration.between(circumstances.offlineSince().get(), moment).minus(profile.offline().get().longest())
            .isNegative();
  }

  private boolean isOutdated(InstalledProfile installed, ChargingSchedule schedule, Instant moment) {
    var updated = installed.profile().updates().flatMap(DynamicUpdates::updated).orElse(installed.receivedAt());
    return installed.profile().kind() == ProfileKind.Dynamic && schedule.duration().isPresent()
        && slip != Slip.DYNAMIC_NEVER_ENDS && !moment.isBefore(updated.plus(schedule.duration().get()));
  }

  private long sinceStart(InstalledProfile installed, ChargingSchedule schedule, Instant moment) {
    var late = slip == Slip.A_SECOND_LATE ? 1 : 0;
    return switch (installed.profile().kind()) {
      case Dynamic -> Duration.between(installed.receivedAt(), moment).toSeconds();
      case Relative -> Duration.between(anchor, moment).toSeconds() - late;
      case Absolute, Recurring -> {
        var wall = schedule.extended().useLocalTime().orElse(false) && slip != Slip.WALL_IS_UTC;
        ZoneId zone = wall ? circumstances.zone() : ZoneOffset.UTC;
        var start = LocalDateTime.ofInstant(schedule.start().orElseThrow(), ZoneOffset.UTC);
        yield Duration.between(start, LocalDateTime.ofInstant(moment, zone)).toSeconds() - late;
      }
    };
  }

  /** The number of the period by the second in which it starts. */
  private TreeMap<Long, Integer> starts(InstalledProfile installed, ChargingSchedule schedule) {
    var longest = schedule.extended().randomizedDelay().map(Duration::toSeconds).orElse(0L);
    var delayed = longest > 0 && evse.transaction().isPresent() && slip != Slip.DELAYS_FORGOTTEN
        && (installed.profile().purpose() == ProfilePurpose.TxProfile
            || installed.profile().purpose() == ProfilePurpose.TxDefaultProfile);
    var seconds = new ArrayList<Long>();
    var random = new SplittableRandom(
        31 * (31 * evse.transaction().map(TransactionFacts::delaySeed).orElse(0L) + installed.profile().id())
            + installed.receivedAt().getEpochSecond());
    for (var period : schedule.periods()) {
      var delay = seconds.isEmpty() || !delayed ? 0 : random.nextLong(longest + 1);
      seconds.add(period.start().toSeconds() + delay);
    }
    return withoutOvertaken(seconds, schedule);
  }

  private TreeMap<Long, Integer> withoutOvertaken(List<Long> seconds, ChargingSchedule schedule) {
    var starts = new TreeMap<Long, Integer>();
    for (var i = 0; i < seconds.size(); i++) {
      var number = i;
      var overtaken = i > 0
          && seconds.subList(i + 1, seconds.size()).stream().anyMatch(next -> next <= seconds.get(number))
          || i > 0 && schedule.duration().filter(end -> seconds.get(number) >= end.toSeconds()).isPresent();
      if (!overtaken || slip == Slip.OVERTAKEN_PERIODS_STAY) {
        starts.putIfAbsent(seconds.get(i), i);
      }
    }
    return starts;
  }

  // What it says

  private int phases(List<InstalledProfile> limiting, Instant moment) {
    var phases = evse.phases();
    var all = new ArrayList<>(limiting);
    highest(ProfilePurpose.LocalGeneration, 0, evse.evseId(), moment).ifPresent(all::add);
    for (var profile : slip == Slip.PHASES_OF_THE_CONNECTOR ? List.<InstalledProfile>of() : all) {
      phases = Math.min(phases, period(profile, moment).orElseThrow().numberPhases().orElse(3));
    }
    return phases;
  }

  private int charge(List<InstalledProfile> limiting, Instant moment, int phases) {
    var lowest = NOTHING;
    for (var profile : limiting) {
      lowest = Math.min(lowest, chargeLimit(profile, moment, phases));
    }
    var more = slip == Slip.GENERATION_FORGOTTEN ? 0 : generated(moment);
    return lowest == NOTHING ? NOTHING : lowest + more;
  }

  private int chargeLimit(InstalledProfile profile, Instant moment, int phases) {
    var period = period(profile, moment).orElseThrow();
    if (period.mode() == OperationMode.Idle) {
      return 0;
    }
    var schedule = profile.profile().schedules().getFirst();
    var said = period.limit().map(value -> limit(schedule.unit(), period, value.intValueExact(),
        period.extended().limit(), phases)).orElse(NOTHING);
    var cap = schedule.extended().limitAtSoC();
    var charge = evse.transaction().flatMap(running -> running.vehicle().stateOfCharge());
    return cap.isPresent() && charge.isPresent() && charge.get().percent() >= cap.get().soc()
        && slip != Slip.CHARGE_IGNORED
            ? Math.min(said,
                limit(schedule.unit(), period, cap.get().limit().intValueExact(), PhaseValues.none(), phases))
            : said;
  }

  private int discharge(List<InstalledProfile> limiting, Instant moment, int phases) {
    var highest = NOTHING;
    for (var profile : limiting) {
      var period = period(profile, moment).orElseThrow();
      var zero = period.limit().isPresent() && period.limit().get().signum() == 0
          && !period.extended().limit().arePresent()
          && slip != Slip.ZERO_LETS_DISCHARGE;
      var out = period.dischargeLimit().isPresent() || GIVEN.contains(period.mode()) && isNegative(period);
      int value;
      if (period.mode() == OperationMode.Idle || zero && !out) {
        value = 0;
      } else if (period.dischargeLimit().isPresent()) {
        value = limit(profile.profile().schedules().getFirst().unit(), period,
            period.dischargeLimit().get().intValueExact(), period.extended().dischargeLimit(), phases);
      } else {
        continue;
      }
      var further = slip == Slip.DISCHARGE_LIMIT_BY_SIZE ? Math.min(highest, value) : Math.max(highest, value);
      highest = highest == NOTHING ? value : further;
    }
    return highest;
  }

  private static boolean isNegative(SchedulePeriod period) {
    var others = period.extended().setpoint();
    return period.setpoint().isPresent() && (period.setpoint().get().signum() < 0
        || others.l2().filter(value -> value.signum() < 0).isPresent()
        || others.l3().filter(value -> value.signum() < 0).isPresent());
  }

  private int limit(RateUnit unit, SchedulePeriod period, int value, PhaseValues others, int phases) {
    var inUse = Math.max(1, phases);
    var each = unit == RateUnit.W ? 1 : 230;
    if (others.arePresent()) {
      var closest = value;
      for (var other : List.of(inUse < 2 ? Optional.<BigDecimal>empty() : others.l2(),
          inUse < 3 ? Optional.<BigDecimal>empty() : others.l3())) {
        if (other.isPresent() && Math.abs(other.get().intValueExact()) < Math.abs(closest)) {
          closest = other.get().intValueExact();
        }
      }
      return (slip == Slip.FIRST_PHASE_ONLY ? value : closest) * each * inUse;
    }
    var written = period.numberPhases().orElse(3);
    return unit == RateUnit.W && phases > 0 && phases < written ? value * phases / written : total(unit, value, inUse);
  }

  private static int total(RateUnit unit, int value, int inUse) {
    return unit == RateUnit.W ? value : value * 230 * inUse;
  }

  private Target target(Optional<InstalledProfile> own, Instant moment, int phases) {
    var ours = own.map(profile -> target(profile, moment, phases)).orElse(Target.NONE);
    if (ours.setpoint.isPresent() && circumstances.setpointOf() == SetpointPriority.CSMS
        || slip == Slip.EXTERNAL_SETPOINT_IGNORED) {
      return ours;
    }
    var theirs = highest(ProfilePurpose.ChargingStationExternalConstraints, evse.evseId(), evse.evseId(), moment)
        .map(profile -> target(profile, moment, phases))
        .filter(target -> target.setpoint.isPresent() && target.mode == OperationMode.ExternalSetpoint);
    if (theirs.isEmpty()) {
      return ours;
    }
    var may = evse.evseId() == 0 || ours.mode != OperationMode.ChargingOnly && ours.mode != OperationMode.Idle;
    var value = theirs.get().setpoint.orElseThrow();
    return new Target(Optional.of(may ? value : Math.max(0, value)), theirs.get().profileId, theirs.get().mode,
        Optional.empty());
  }

  private static Target said(InstalledProfile profile, int phases, SchedulePeriod period) {
    var unit = profile.profile().schedules().getFirst().unit();
    var inUse = Math.max(1, phases);
    var others = period.extended().setpoint();
    var setpoint = period.setpoint().filter(_ -> GIVEN.contains(period.mode())).map(value -> {
      if (!others.arePresent()) {
        return total(unit, value.intValueExact(), inUse);
      }
      var sum = value.intValueExact() + (inUse > 1 ? others.l2().map(BigDecimal::intValueExact).orElse(0) : 0)
          + (inUse > 2 ? others.l3().map(BigDecimal::intValueExact).orElse(0) : 0);
      return unit == RateUnit.W ? sum : sum * 230;
    });
    return new Target(setpoint,
        STEERED.contains(period.mode()) ? Optional.of(profile.profile().id()) : Optional.empty(),
        period.mode(), period.mode() == OperationMode.LocalFrequency
            ? Optional.of(period.extended().gridSupport())
            : Optional.empty());
  }

  private Target target(InstalledProfile profile, Instant moment, int phases) {
    return said(profile, phases, period(profile, moment).orElseThrow());
  }

  private record Target(Optional<Integer> setpoint, Optional<Integer> profileId, OperationMode mode,
      Optional<GridSupport> support) {
    private static final Target NONE = new Target(Optional.empty(), Optional.empty(), OperationMode.ChargingOnly,
        Optional.empty());
  }

  private boolean expired(Instant moment) {
    if (evse.transaction().isEmpty() || ofTransaction(moment).isPresent()) {
      return false;
    }
    for (var past = moment.minusSeconds(1); !past.isBefore(anchor); past = past.minusSeconds(1)) {
      var said = ofTransaction(past);
      if (said.isPresent()) {
        return STEERED.contains(period(said.get(), past).orElseThrow().mode());
      }
    }
    return false;
  }
}
