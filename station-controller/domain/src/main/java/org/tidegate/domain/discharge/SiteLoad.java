package org.tidegate.domain.discharge;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * What the building takes beside the station, for each use of that number. Negative: it generates more than it takes.
 * Immutable.
 *
 * @param isMetered whether there is a meter at the site's grid connection; without one limits apply at the station
 * @param drawn what counts against the limit of import; absent: not known
 * @param helping what counts with the limit of feed-in; absent: not known
 */
public record SiteLoad(boolean isMetered, Optional<Watts> drawn, Optional<Watts> helping) {
  /** No meter. */
  public static final SiteLoad NOT_METERED = new SiteLoad(false, Optional.empty(), Optional.empty());

  /** A fresh reading. */
  public static SiteLoad of(Watts load) {
    return new SiteLoad(true, Optional.of(load), Optional.of(load));
  }

  /** Without a fresh reading the building is taken to draw as much as it was seen to, and to help nothing. */
  public static SiteLoad stale(Optional<Watts> highest) {
    return new SiteLoad(true, highest, Optional.empty());
  }

  /** As unhelpful to either use as the building was seen to be. */
  public static SiteLoad worst(Optional<Watts> highest, Optional<Watts> lowest) {
    return new SiteLoad(true, highest, lowest);
  }

  Watts left(Watts siteImport) {
    return isMetered
        ? drawn.map(load -> bounded((long) siteImport.value() - load.value())).orElse(Watts.ZERO)
        : siteImport;
  }

  Watts room(Watts siteFeedIn) {
    return isMetered
        ? helping.map(load -> bounded((long) siteFeedIn.value() + load.value())).orElse(Watts.ZERO)
        : siteFeedIn;
  }

  private static Watts bounded(long watts) {
    return new Watts((int) Math.clamp(watts, 0L, Limit.NONE.value()));
  }
}
