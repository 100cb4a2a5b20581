package org.tidegate.domain.capability;

import java.util.List;
import org.tidegate.domain.discharge.LimitReason;

/**
 * What one EVSE offers in one direction. Immutable.
 *
 * @param firm kept unless the driver withdraws or unplugs, see {@link Outlook}
 * @param likely as things are now
 * @param shortfalls why it is not what vehicle and station are built for, the strictest first; empty: it is
 */
public record Offers(Offer firm, Offer likely, List<LimitReason> shortfalls) {
  /** Copies the list. */
  public Offers {
    shortfalls = List.copyOf(shortfalls);
  }

  /** Nothing, for this reason. */
  static Offers refused(List<LimitReason> why) {
    return new Offers(Offer.NONE, Offer.NONE, why);
  }
}
