package org.tidegate.domain.smartcharging;

import java.util.List;
import java.util.function.Predicate;

/**
 * A profile that asks to be installed. Immutable.
 *
 * @param evseId 0 is the station
 * @param profile as received
 * @param evses all of the station, without 0
 */
record Candidate(int evseId, ChargingProfile profile, List<EvseFacts> evses) {

  boolean forKnownEvse() {
    return evseId == 0 || evses.stream().anyMatch(this::concerns);
  }

  boolean concernsAny(Predicate<EvseFacts> condition) {
    for (var evse : evses) { // Asked many times for each period of a profile.
      if (concerns(evse) && condition.test(evse)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it concerns any EVSE, and all that it concerns are like this. */
  boolean concernsOnly(Predicate<EvseFacts> condition) {
    return concernsAny(condition) && !concernsAny(condition.negate());
  }

  private boolean concerns(EvseFacts evse) {
    return evseId == 0 || evseId == evse.evseId();
  }
}
