package org.tidegate.domain.driver;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;

/**
 * Conditions as they are remembered from one visit to the next: a departure is a time of day then. Immutable.
 *
 * @param conditions without a departure
 * @param leaves at this time of day, in the station's time zone
 */
public record RememberedConditions(Conditions conditions, Optional<LocalTime> leaves) {

  /** What is worth remembering of these. */
  public static RememberedConditions of(Conditions set, ZoneId zone) {
    return new RememberedConditions(set.leaving(Optional.empty()).asVersion(1),
        set.departure().map(at -> at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES)));
  }

  /** The same for a visit that begins now: who left at seven leaves at the next seven o'clock. */
  public Conditions from(Instant now, ZoneId zone) {
    return conditions.leaving(leaves.map(time -> next(time, now, zone)));
  }

  private static Instant next(LocalTime time, Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate().atTime(time).atZone(zone).toInstant();
    return today.isAfter(now)
        ? today
        : now.atZone(zone).toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
  }
}
