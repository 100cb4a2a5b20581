package org.tidegate.demo.aggregator;

import org.tidegate.ocpp.interchange.CapabilityMessage.Offer;

/**
 * What a vehicle can do in one direction. Immutable.
 *
 * @param weight energy that it can give or take, Wh, worn batteries counted for less
 * @param mostWatts magnitude
 */
record Ability(double weight, int mostWatts) {
  static final Ability NONE = new Ability(0, 0);

  /** A power that is not kept up for any energy is no offer. */
  static Ability of(Offer offer, double health) {
    return offer.energy() == 0 ? NONE : new Ability(offer.energy() * health, offer.power());
  }

  /** What of it can be used in this time. */
  Ability within(double hours) {
    return new Ability(Math.min(weight, mostWatts * hours), mostWatts);
  }

  /** What is left beyond this power. */
  Ability beyond(int watts) {
    return new Ability(weight, Math.max(0, mostWatts - watts));
  }

  boolean isAny() {
    return weight > 0 && mostWatts > 0;
  }
}
