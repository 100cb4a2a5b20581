package org.tidegate.domain.smartcharging;

import java.util.Optional;
import java.util.Set;

/**
 * Which profiles to report; all that is present must match (K09.FR.04 to K09.FR.06). Immutable.
 *
 * @param evseId 0 is the station's own
 * @param profileIds empty: any
 * @param purposes of the profile; empty: any
 * @param stackLevel of the profile
 * @param sources of the profile; empty: any
 */
public record ReportCriteria(Optional<Integer> evseId, Set<Integer> profileIds, Set<ProfilePurpose> purposes,
    Optional<Integer> stackLevel, Set<LimitSource> sources) {

  /** Copies the sets. */
  public ReportCriteria {
    profileIds = Set.copyOf(profileIds);
    purposes = Set.copyOf(purposes);
    sources = Set.copyOf(sources);
  }

  /** Of whatever source. */
  public ReportCriteria(Optional<Integer> evseId, Set<Integer> profileIds, Set<ProfilePurpose> purposes,
      Optional<Integer> stackLevel) {
    this(evseId, profileIds, purposes, stackLevel, Set.of());
  }

  boolean matches(InstalledProfile installed) {
    var profile = installed.profile();
    return (profileIds.isEmpty() || profileIds.contains(profile.id()))
        && (sources.isEmpty() || sources.contains(installed.source()))
        && evseId.filter(id -> id != installed.evseId()).isEmpty()
        && (purposes.isEmpty() || purposes.contains(profile.purpose()))
        && stackLevel.filter(level -> level != profile.stackLevel()).isEmpty();
  }
}
