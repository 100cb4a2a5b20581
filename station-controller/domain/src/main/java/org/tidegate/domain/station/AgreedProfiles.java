package org.tidegate.domain.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.smartcharging.Agreement;
import org.tidegate.domain.smartcharging.InstalledProfile;

/** What the vehicle at one EVSE agreed to, and what it makes of the profiles. Station loop only. */
@OnStationLoop
final class AgreedProfiles {
  private @Nullable Agreement agreement;
  private @Nullable List<InstalledProfile> asked;
  private List<InstalledProfile> followed = List.of();

  void agree(Agreement found) {
    agreement = found;
    asked = null;
  }

  void end() {
    agreement = null;
  }

  boolean isThere() {
    return agreement != null;
  }

  /**
   * The profiles as they are to be followed here (K15.FR.14, K16.FR.10, K17.FR.14, 2.1 K18.FR.14); the same list as long as
   * the same list is asked about, so that each tick need not lay them out anew.
   */
  List<InstalledProfile> followed(List<InstalledProfile> profiles) {
    if (agreement == null) {
      return profiles;
    }
    if (asked != profiles) {
      asked = profiles;
      followed = agreement.followed(profiles);
    }
    return followed;
  }
}
