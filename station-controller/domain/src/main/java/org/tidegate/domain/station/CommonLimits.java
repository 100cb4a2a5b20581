package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.Bound;
import org.tidegate.domain.discharge.PhaseRoom;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.SiteLoad;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.discharge.StationLimits;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sharing.Asking;
import org.tidegate.domain.sharing.StationShares;
import org.tidegate.domain.smartcharging.EvseFacts;
import org.tidegate.domain.smartcharging.FollowedProfiles;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * What the EVSEs have in common, divided before any of them follows. Station loop only.
 *
 * <p>Shares say what each may want. Together the EVSEs keep to the limit at every moment because nobody is commanded more
 * than what the others, by their own commands, leave of it.
 */
@OnStationLoop
final class CommonLimits implements PowerControl.Room {
  /** Where not all can charge at once, who is first goes round: long enough for a vehicle to make use of it. */
  private static final Duration TURN = Duration.ofMinutes(15);

  private final StationCore core;
  private final Grid grid;
  private final ExternalLimits external;
  private final List<Evse> evses;
  private StationLimits limits = StationLimits.NONE;
  private Map<Integer, Share> shares = Map.of();
  private @Nullable Division division;
  private final EvseFacts facts;
  private final FollowedProfiles profiles = new FollowedProfiles();
  /** What they ask for as it was when something last concerned them. */
  private final Map<Integer, Asking> asked = new HashMap<>();

  CommonLimits(StationCore core, Grid grid, List<Evse> evses, ExternalLimits external) {
    this.core = core;
    this.external = external;
    this.grid = grid;
    this.evses = evses;
    this.facts = StationGrid.facts(core.settings());
  }

  /** What the site's limits depend on is read as often as the EVSE's own meter. */
  void requestReading() {
    if (lowest(Rating::siteImport).isPresent() || lowest(Rating::siteFeedIn).isPresent()
        || grid.phases().isPresent()) {
      grid.requestReading();
    }
  }

  /**
   * Divides anew as far as those concerned ask for something else. Those whose share is another then are concerned too, and
   * those that wait for others to let go of theirs.
   */
  void follow(Concerned concerned) {
    concerned.evses().forEach(evse -> asked.remove(evse.id()));
    var schedule = schedule();
    limits = limits(grid.building(), grid.phases(), schedule);
    if (limits.isNone() && shares.isEmpty()) {
      return;
    }
    var before = shares;
    shares = limits.isNone() ? Map.of() : divided(new Division(limits, worst(schedule), asking(), turn()));
    evses.stream().filter(evse -> !share(evse.id()).equals(before.getOrDefault(evse.id(), Share.ALL))
        || evse.state.power.isMoving()).forEach(evse -> concerned.add(evse.id()));
  }

  /** What is divided, among whom. */
  private record Division(StationLimits limits, StationLimits worst, List<Asking> asking, long turn) {}

  private Map<Integer, Share> divided(Division now) {
    if (now.equals(division)) {
      return shares;
    }
    division = now;
    return StationShares.of(now.limits, now.worst, now.asking, now.turn);
  }

  Share share(int evseId) {
    return shares.getOrDefault(evseId, Share.ALL);
  }

  /** See {@link StationShares#firm}. */
  Share firm(int evseId) {
    return StationShares.firm(worst(schedule()), asking(), evseId);
  }

  /** See {@link StationShares#likely}. */
  Share likely(int evseId) {
    return StationShares.likely(limits, asking(), evseId, turn());
  }

  @Override
  public Watts left(int evseId, Watts target) {
    var limit = target.isDischarge() ? limits.discharge() : limits.charge();
    return limit.isNone() ? limit.atMost() : left(limit, evseId, target.isDischarge());
  }

  private StationLimits worst(ScheduleNow schedule) {
    return limits(grid.worstBuilding(), grid.worstPhases(), schedule);
  }

  private StationLimits limits(SiteLoad building, Optional<PhaseRoom> phases, ScheduleNow schedule) {
    return StationLimits.of(lowest(Rating::siteImport), lowest(Rating::siteFeedIn), building, phases, schedule);
  }

  private Watts left(Bound limit, int evseId, boolean discharge) {
    long taken = evses.stream().filter(evse -> evse.id() != evseId).map(evse -> evse.state.power.commanded())
        .filter(power -> power.isDischarge() == discharge).mapToLong(power -> power.magnitude().value()).sum();
    return new Watts((int) Math.max(0, limit.atMost().value() - taken));
  }

  private List<Asking> asking() {
    return evses.stream().map(evse -> asked.computeIfAbsent(evse.id(), _ -> evse.asking())).toList();
  }

  private long turn() {
    return Math.floorDiv(core.now().getEpochSecond(), TURN.toSeconds());
  }

  private ScheduleNow schedule() {
    var schedule = profiles.at(core.profiles().all(), facts, core.now(), core.circumstances());
    var beside = external.besideProfiles();
    return beside.saysLimits() && evses.stream().anyMatch(evse -> evse.following.isExternal())
        ? schedule.within(beside.chargeLimit(), beside.dischargeLimit())
        : schedule;
  }

  private Optional<Watts> lowest(Function<Rating, Optional<Watts>> limit) {
    return core.settings().evses().stream().flatMap(evse -> limit.apply(evse.rating()).stream()).reduce(Watts::min);
  }
}
