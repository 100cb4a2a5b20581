package org.tidegate.domain.sharing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tidegate.domain.discharge.Bound;
import org.tidegate.domain.discharge.Limit;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.Share.StationSetpoint;
import org.tidegate.domain.discharge.StationLimits;
import org.tidegate.domain.quantity.Watts;

/**
 * Divides what holds for the whole station among its EVSEs: first a setpoint among those that follow, then each limit
 * among those that go its way. Pure functions, safe from any thread.
 */
public final class StationShares {
  private StationShares() {}

  /**
   * The share of each EVSE that asks.
   *
   * @param worst the limits at their tightest, for what is sure
   * @param turn as {@link Sharing#divide} wants it
   */
  public static Map<Integer, Share> of(StationLimits limits, StationLimits worst, Collection<Asking> asking,
      long turn) {
    if (limits.isNone()) {
      return asking.stream().collect(Collectors.toMap(Asking::evseId, _ -> Share.ALL));
    }
    var followed = limits.setpoint().map(setpoint -> followed(setpoint.power(), asking, turn)).orElse(Map.of());
    Function<Asking, Watts> wanted = one -> followed.getOrDefault(one.evseId(), one.wanted());
    var charge = bounds(limits.charge(), asking, one -> one.toCharge(wanted.apply(one)), turn);
    var discharge = bounds(limits.discharge(), asking, one -> one.toDischarge(wanted.apply(one)), turn);
    var sureCharge = divide(worst.charge(), asking, Asking::toChargeForSure, turn);
    var shares = new TreeMap<Integer, Share>();
    for (var one : asking) {
      int id = one.evseId();
      shares.put(id, new Share(charge.getOrDefault(id, Bound.NONE), discharge.getOrDefault(id, Bound.NONE),
          sureCharge.getOrDefault(id, Watts.ZERO), setpoint(limits, followed, id)));
    }
    return shares;
  }

  /** What is left of the setpoint after those who do not follow: their power is in the station's (2.1 Q06.FR.31). */
  private static Map<Integer, Watts> followed(Watts setpoint, Collection<Asking> asking, long turn) {
    long others = asking.stream().filter(one -> !one.follows()).mapToLong(one -> one.wanted().value()).sum();
    long target = setpoint.value() - others;
    var size = new Watts((int) Math.min(Math.abs(target), Integer.MAX_VALUE));
    var claims = asking.stream().filter(Asking::follows)
        .map(one -> target < 0
            ? Claim.of(one.evseId(), one.couldDischarge())
            : new Claim(one.evseId(), one.couldCharge(), one.least(), one.priority()))
        .toList();
    var parts = Sharing.divide(size, claims, turn);
    parts.replaceAll((_, part) -> target < 0 ? part.negated() : part);
    return parts;
  }

  /**
   * The least that is left to an EVSE which wants all it can have, whatever the others come to want and whoever's turn it
   * is. Priorities and minima stay as they are.
   *
   * @param worst the limits at their tightest
   */
  public static Share firm(StationLimits worst, Collection<Asking> asking, int evseId) {
    var charge = LongStream.range(0, asking.size())
        .mapToObj(turn -> divide(worst.charge(), asking, one -> one.toCharge(one.ratedCharge()), turn))
        .map(shares -> shares.getOrDefault(evseId, Watts.ZERO)).reduce(Limit.NONE, Watts::min);
    var discharge = divide(worst.discharge(), asking, one -> Claim.of(one.evseId(), one.ratedDischarge()), 0)
        .getOrDefault(evseId, Watts.ZERO);
    return new Share(new Bound(charge, worst.charge().by()), new Bound(discharge, worst.discharge().by()), charge,
        Optional.empty());
  }

  /** What an EVSE would have that wants all it can have, as long as the others want what they do now. */
  public static Share likely(StationLimits limits, Collection<Asking> asking, int evseId, long turn) {
    var charge = divide(limits.charge(), asking,
        one -> one.toCharge(one.evseId() == evseId ? one.ratedCharge() : one.wanted()), turn);
    var discharge = divide(limits.discharge(), asking,
        one -> one.toDischarge(one.evseId() == evseId ? one.ratedDischarge().negated() : one.wanted()), turn);
    var most = charge.getOrDefault(evseId, Watts.ZERO);
    return new Share(new Bound(most, limits.charge().by()),
        new Bound(discharge.getOrDefault(evseId, Watts.ZERO), limits.discharge().by()), most, Optional.empty());
  }

  private static Map<Integer, Watts> divide(Bound limit, Collection<Asking> asking, Function<Asking, Claim> claim,
      long turn) {
    return Sharing.divide(limit.atMost(), asking.stream().map(claim).toList(), turn);
  }

  /** Who gets all that it claims is not bound. */
  private static Map<Integer, Bound> bounds(Bound limit, Collection<Asking> asking, Function<Asking, Claim> claim,
      long turn) {
    var shares = divide(limit, asking, claim, turn);
    return asking.stream().collect(Collectors.toMap(Asking::evseId, one -> {
      var share = shares.getOrDefault(one.evseId(), Watts.ZERO);
      return share.compareTo(claim.apply(one).most()) < 0 ? new Bound(share, limit.by()) : Bound.NONE;
    }));
  }

  private static Optional<StationSetpoint> setpoint(StationLimits limits, Map<Integer, Watts> followed, int evseId) {
    return limits.setpoint().flatMap(whole -> Optional.ofNullable(followed.get(evseId))
        .map(part -> new StationSetpoint(part, whole.profileId())));
  }
}
