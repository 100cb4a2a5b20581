package org.tidegate.domain.smartcharging;

import java.util.Optional;

/**
 * Which profiles to clear. With an id the rest is not looked at (K10.FR.03); otherwise all that is present must match
 * (K10.FR.04). External constraints and local generation never match (K10.FR.08, K10.FR.09). Immutable.
 *
 * @param profileId of one profile
 * @param evseId 0 is the station's own
 * @param purpose of the profile
 * @param stackLevel of the profile
 */
public record ClearCriteria(Optional<Integer> profileId, Optional<Integer> evseId, Optional<ProfilePurpose> purpose,
    Optional<Integer> stackLevel) {

  boolean matches(InstalledProfile installed) {
    var profile = installed.profile();
    if (installed.isExternal() || profile.purpose() == ProfilePurpose.LocalGeneration) {
      return false;
    }
    if (profileId.isPresent()) {
      return profileId.get() == profile.id();
    }
    return evseId.filter(id -> id != installed.evseId()).isEmpty()
        && purpose.filter(wanted -> wanted != profile.purpose()).isEmpty()
        && stackLevel.filter(level -> level != profile.stackLevel()).isEmpty();
  }
}
