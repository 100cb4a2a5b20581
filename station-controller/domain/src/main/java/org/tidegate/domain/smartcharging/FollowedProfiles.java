package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.station.OnStationLoop;

/**
 * What profiles say for one EVSE from tick to tick: worked out anew only when something that matters has changed, or when
 * the last answer said that it would. Station loop only.
 */
@OnStationLoop
public final class FollowedProfiles {
  private @Nullable Question last;
  private @Nullable ScheduleNow answer;
  private Instant asked = Instant.MAX;

  /** As {@link CompositeSchedule#at(List, EvseFacts, Instant, Circumstances)}. */
  public ScheduleNow at(List<InstalledProfile> profiles, EvseFacts evse, Instant now, Circumstances circumstances) {
    var question = new Question(profiles, evse, circumstances);
    var known = answer;
    if (known == null || !question.isSame(last) || now.isBefore(asked) || !holds(known, now)) {
      known = CompositeSchedule.at(profiles, evse, now, circumstances);
      // Without a transaction schedules with no start of their own are counted from each moment asked about.
      answer = evse.transaction().isPresent() || profiles.stream().allMatch(FollowedProfiles::hasStart) ? known : null;
      last = question;
      asked = now;
    }
    return known;
  }

  private static boolean hasStart(InstalledProfile installed) {
    var profile = installed.profile();
    return profile.kind() == ProfileKind.Dynamic
        || profile.kind() != ProfileKind.Relative && profile.schedules().getFirst().start().isPresent();
  }

  private static boolean holds(ScheduleNow known, Instant now) {
    return known.until().isEmpty() || now.isBefore(known.until().get());
  }

  private record Question(List<InstalledProfile> profiles, EvseFacts evse, Circumstances circumstances) {
    /** Lists are the same object as long as no profile changes. */
    private boolean isSame(@Nullable Question other) {
      return other != null && other.profiles == profiles && other.evse.equals(evse)
          && other.circumstances.equals(circumstances);
    }
  }
}
