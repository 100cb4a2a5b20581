package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/** The rules of section K word by word, for one second at a time, in whole numbers. Knows nothing of boundaries. */
final class SlowReference {
  private final List<InstalledProfile> profiles;
  private final EvseFacts evse;
  private final long anchor;

  SlowReference(List<InstalledProfile> profiles, EvseFacts evse, Instant requested) {
    this.profiles = profiles;
    this.evse = evse;
    anchor = evse.transaction().map(TransactionFacts::started).orElse(requested).getEpochSecond();
  }

  ScheduleNow at(Instant moment) {
    var second = moment.getEpochSecond();
    var transaction = transactionProfile(second);
    var heard = heard(second);
    var phases = phases(heard, second);
    var charge = Integer.MAX_VALUE;
    var discharge = Integer.MIN_VALUE;
    for (var profile : heard) {
      var period = period(profile, second).orElseThrow();
      var idle = period.mode() == OperationMode.Idle;
      var zero = period.limit().isPresent() && number(period.limit()) == 0;
      var drawsOut = period.dischargeLimit().isPresent()
          || period.setpoint().isPresent() && number(period.setpoint()) < 0;
      if (period.limit().isPresent() || idle) {
        charge = Math.min(charge, idle ? 0 : limit(profile, period, number(period.limit()), phases));
      }
      if (idle || zero && !drawsOut) {
        discharge = 0;
      } else if (period.dischargeLimit().isPresent()) {
        discharge = Math.max(discharge, limit(profile, period, number(period.dischargeLimit()), phases));
      }
    }
    var period = transaction.flatMap(profile -> period(profile, second));
    var setpoint = period.flatMap(SchedulePeriod::setpoint)
        .map(value -> value.intValueExact() * perUnit(transaction.orElseThrow(), phases));
    return new ScheduleNow(Optional.of(charge).filter(value -> value < Integer.MAX_VALUE).map(Watts::new),
        Optional.of(discharge).filter(value -> value > Integer.MIN_VALUE).map(Watts::new), setpoint.map(Watts::new),
        setpoint.map(ignored -> transaction.orElseThrow().profile().id()),
        period.map(SchedulePeriod::mode).orElse(OperationMode.ChargingOnly), expired(second), Optional.empty());
  }

  /** Ratings and limits on top, as a composite schedule shows them. */
  boolean expects(Instant moment, CompositePeriod period) {
    var now = at(moment);
    var most = Math.min(now.chargeLimit().map(Watts::value).orElse(Integer.MAX_VALUE), evse.ratingCharge().value());
    var rated = evse.canDischarge() ? -evse.ratingDischarge().value() : 0;
    var least = Math.max(rated, now.dischargeLimit().map(Watts::value).orElse(rated));
    var phases = phases(heard(moment.getEpochSecond()), moment.getEpochSecond());
    return same(period.limit(), Optional.of(most))
        && same(period.dischargeLimit(), now.dischargeLimit().map(ignored -> least))
        && same(period.setpoint(), now.setpoint().map(value -> Math.min(most, Math.max(least, value.value()))))
        && period.mode() == now.mode()
        && period.numberPhases().equals(phases == 0 ? Optional.empty() : Optional.of(phases));
  }

  private static boolean same(Optional<BigDecimal> actual, Optional<Integer> expected) {
    return actual.map(BigDecimal::intValueExact).equals(expected);
  }

  private boolean expired(long second) {
    if (evse.transaction().isEmpty() || transactionProfile(second).isPresent()) {
      return false;
    }
    for (var past = second - 1; past >= anchor; past--) {
      var said = transactionProfile(past);
      if (said.isPresent()) {
        return period(said.get(), past).orElseThrow().setpoint().isPresent();
      }
    }
    return false;
  }

  private List<InstalledProfile> heard(long second) {
    var heard = new ArrayList<InstalledProfile>();
    transactionProfile(second).ifPresent(heard::add);
    for (var evseId = 0; evseId <= evse.evseId(); evseId++) {
      highest(ProfilePurpose.ChargingStationMaxProfile, evseId, second).ifPresent(heard::add);
      highest(ProfilePurpose.ChargingStationExternalConstraints, evseId, second).ifPresent(heard::add);
    }
    return heard;
  }

  private Optional<InstalledProfile> transactionProfile(long second) {
    var own = highest(ProfilePurpose.TxProfile, evse.evseId(), second);
    return own.isPresent() ? own : highest(ProfilePurpose.TxDefaultProfile, -1, second);
  }

  private Optional<InstalledProfile> highest(ProfilePurpose purpose, int evseId, long second) {
    Optional<InstalledProfile> best = Optional.empty();
    for (var candidate : profiles) {
      var here = evseId == -1
          ? candidate.evseId() == 0 || candidate.evseId() == evse.evseId()
          : candidate.evseId() == evseId;
      var mine = purpose != ProfilePurpose.TxProfile || evse.transaction().isPresent()
          && candidate.profile().transactionId().orElse("").equals(evse.transaction().get().transactionId());
      if (candidate.profile().purpose() == purpose && here && mine && period(candidate, second).isPresent()
          && (best.isEmpty() || best.get().profile().stackLevel() < candidate.profile().stackLevel())) {
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private Optional<SchedulePeriod> period(InstalledProfile installed, long second) {
    var profile = installed.profile();
    var schedule = profile.schedules().getFirst();
    if (profile.validFrom().isPresent() && second < profile.validFrom().get().getEpochSecond()
        || profile.validTo().isPresent() && second >= profile.validTo().get().getEpochSecond()) {
      return Optional.empty();
    }
    var since = second - schedule.start().map(Instant::getEpochSecond).orElse(anchor);
    if (since < 0) {
      return Optional.empty();
    }
    if (profile.kind() == ProfileKind.Recurring) {
      since %= profile.recurrency().orElseThrow() == Recurrency.Daily ? 86_400 : 604_800;
    }
    if (schedule.duration().isPresent() && since >= schedule.duration().get().toSeconds()) {
      return Optional.empty();
    }
    Optional<SchedulePeriod> last = Optional.empty();
    for (var period : schedule.periods()) {
      last = period.start().toSeconds() <= since ? Optional.of(period) : last;
    }
    return last;
  }

  private int phases(List<InstalledProfile> heard, long second) {
    var phases = evse.phases();
    for (var profile : heard) {
      phases = Math.min(phases, period(profile, second).orElseThrow().numberPhases().orElse(3));
    }
    return phases;
  }

  private int limit(InstalledProfile profile, SchedulePeriod period, int value, int phases) {
    var written = period.numberPhases().orElse(3);
    if (profile.profile().schedules().getFirst().unit() == RateUnit.W && phases > 0) {
      return value * phases / written;
    }
    return value * perUnit(profile, phases);
  }

  private int perUnit(InstalledProfile profile, int phases) {
    return profile.profile().schedules().getFirst().unit() == RateUnit.W ? 1 : 230 * Math.max(1, phases);
  }

  private static int number(Optional<BigDecimal> value) {
    return value.orElseThrow().intValueExact();
  }
}
