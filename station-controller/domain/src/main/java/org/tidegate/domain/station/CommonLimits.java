package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.discharge.Bound;
import org.tidegate.domain.discharge.PhaseRoom;
import org.tidegate.domain.discharge.Share;
import org.tidegate.domain.discharge.SiteLoad;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.discharge.StationLimits;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sharing.Asking;
import org.tidegate.domain.sharing.StationShares;
import org.tidegate.domain.smartcharging.CompositeSchedule;
import org.tidegate.domain.smartcharging.ScheduleNow;

/**
 * What the EVSEs have in common, divided anew with every decision before any of them follows. Station loop only.
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
  private final GridMeter meter;
  private final ExternalLimits external;
  private final List<Evse> evses;
  private StationLimits limits = StationLimits.NONE;
  private Map<Integer, Share> shares = Map.of();

  CommonLimits(StationCore core, Grid grid, GridMeter meter, List<Evse> evses, ExternalLimits external) {
    this.core = core;
    this.external = external;
    this.grid = grid;
    this.meter = meter;
    this.evses = evses;
  }

  /** What the site's limits depend on is read as often as the EVSE's own meter. */
  void requestReading() {
    if (lowest(Rating::siteImport).isPresent() || lowest(Rating::siteFeedIn).isPresent()
        || grid.phases().isPresent()) {
      meter.requestReading();
    }
  }

  void follow() {
    limits = limits(grid.building(), grid.phases());
    shares = limits.isNone() ? Map.of() : StationShares.of(limits, worst(), asking(), turn());
  }

  Share share(int evseId) {
    return shares.getOrDefault(evseId, Share.ALL);
  }

  /** See {@link StationShares#firm}. */
  Share firm(int evseId) {
    return StationShares.firm(worst(), asking(), evseId);
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

  private StationLimits worst() {
    return limits(grid.worstBuilding(), grid.worstPhases());
  }

  private StationLimits limits(SiteLoad building, Optional<PhaseRoom> phases) {
    return StationLimits.of(lowest(Rating::siteImport), lowest(Rating::siteFeedIn), building, phases, schedule());
  }

  private Watts left(Bound limit, int evseId, boolean discharge) {
    long taken = evses.stream().filter(evse -> evse.id() != evseId).map(evse -> evse.state.power.commanded())
        .filter(power -> power.isDischarge() == discharge).mapToLong(power -> power.magnitude().value()).sum();
    return new Watts((int) Math.max(0, limit.atMost().value() - taken));
  }

  private List<Asking> asking() {
    return evses.stream().map(Evse::asking).toList();
  }

  private long turn() {
    return Math.floorDiv(core.now().getEpochSecond(), TURN.toSeconds());
  }

  private ScheduleNow schedule() {
    var schedule = CompositeSchedule.at(core.profiles().all(), StationGrid.facts(core.settings()), core.now(),
        core.circumstances());
    var beside = external.besideProfiles();
    return beside.saysLimits() && evses.stream().anyMatch(evse -> evse.following.isExternal())
        ? schedule.within(beside.chargeLimit(), beside.dischargeLimit())
        : schedule;
  }

  private Optional<Watts> lowest(Function<Rating, Optional<Watts>> limit) {
    return core.settings().evses().stream().flatMap(evse -> limit.apply(evse.rating()).stream()).reduce(Watts::min);
  }
}
