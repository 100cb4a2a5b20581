package org.tidegate.domain.discharge;

import java.util.Optional;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.operation.BuildingLoad;
import org.tidegate.domain.operation.BuildingLoad.Span;
import org.tidegate.domain.quantity.Watts;

/**
 * The most and the least loaded phase of the site's grid connection, less all that the station takes. Immutable.
 *
 * <p>Nobody needs to know which phase of the site a vehicle's L1 is: whatever more the station takes may all be on the phase
 * that has the least room left. A station on a single phase is given all of its room at once; one that is spread over
 * several in steps, each time it stands still. Where a phase carries too much the station takes less at once, by as much
 * for each phase that it is spread over.
 *
 * @param most what the most loaded phase carries without the station, as if the station were on it alone
 * @param least the same of the least loaded one
 * @param highest what the most loaded phase was seen to carry
 * @param lowest what the least loaded phase was seen to carry
 * @param spread over how many phases the station is, 1 to 3
 */
public record SitePhases(BuildingLoad most, BuildingLoad least, Watts highest, Watts lowest, int spread) {
  /** Nothing is known. */
  public static final SitePhases UNKNOWN = new SitePhases(BuildingLoad.UNKNOWN, BuildingLoad.UNKNOWN, Watts.ZERO,
      Watts.ZERO, 1);

  /**
   * After another look at the meter.
   *
   * @param shown of each phase, station included, positive from the grid
   * @param station what the station took in the time from which the shown values may be
   * @param phases over how many the station is spread, 1 to 3
   */
  public SitePhases seen(PhaseLoads shown, Span station, int phases) {
    var high = shown.each().stream().reduce(Watts::max).orElseThrow();
    var low = shown.each().stream().reduce(Watts::min).orElseThrow();
    return new SitePhases(most.seen(high, station), least.seen(low, station), high, low, phases);
  }

  /** What they leave where each carries this much, either way; absent: not known. */
  public Optional<PhaseRoom> room(Watts perPhase) {
    return most.load().flatMap(drawn -> least.load().map(
        fed -> new PhaseRoom(room(perPhase.value() - drawn.value() - more(highest.value() - perPhase.value())),
            room(perPhase.value() + fed.value() - more(-lowest.value() - perPhase.value())))));
  }

  /** What an overload takes from the other phases beside its own. */
  private long more(long overload) {
    return Math.max(0, overload) * (spread - 1);
  }

  private static Watts room(long watts) {
    return new Watts((int) Math.clamp(watts, 0, Integer.MAX_VALUE));
  }
}
