package org.tidegate.domain.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;

/**
 * A stay that is over, with all that is needed to say what other conditions would have earned. Immutable.
 *
 * @param sessionId of the stay
 * @param partyRef stand-in for the driver, as in the records
 * @param evseId where
 * @param from when the vehicle was plugged in, UTC
 * @param until when it left, UTC
 * @param timeZone the station's, for slots
 * @param recovery see {@link org.tidegate.domain.discharge.Situation.Margins}
 * @param resumption see there
 * @param currency of prices and amounts
 * @param conditions under which the driver permitted; absent: the driver did not
 * @param exported energy out of the vehicle
 * @param imported energy into the vehicle
 * @param earned for energy sold; absent: no price was known
 * @param spent for energy purchased; absent: no price was known
 * @param moments what held, oldest first
 */
public record StayTrace(
    String sessionId,
    String partyRef,
    int evseId,
    Instant from,
    Instant until,
    String timeZone,
    double recovery,
    double resumption,
    Currency currency,
    Optional<Conditions> conditions,
    WattHours exported,
    WattHours imported,
    Optional<Money> earned,
    Optional<Money> spent,
    List<Moment> moments) {
  /** Copies the list. */
  public StayTrace {
    moments = List.copyOf(moments);
  }

  /** The station's time zone. */
  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** Whether all of it can be judged. */
  public boolean isWhole() {
    return moments.size() < StayLog.MOST_MOMENTS;
  }

  /** Whether the permission ever stood. */
  public boolean wasPermitted() {
    return moments.stream().anyMatch(Moment::permitted);
  }
}
