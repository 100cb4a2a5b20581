package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * What stacked profiles say together. Pure functions, safe from any thread.
 *
 * <p>For each purpose the highest stack level leads that is valid and has a period at the moment; TxProfile puts
 * TxDefaultProfile aside; the lowest limit of the leading ones counts (K 3.5, SC.01). Without a transaction the default
 * applies as if one began at the moment asked for (K08.FR.06).
 */
public final class CompositeSchedule {
  /** The longest composite schedule; longer ones can not be reported (K08.FR.05). */
  public static final Duration LONGEST = Duration.ofDays(31);
  /** The most periods of a composite schedule; one that needs more covers less time. */
  public static final int MOST_PERIODS = 1024;

  /** How many moments without a change are skipped, so that a hostile calendar of equal periods costs little. */
  private static final int LOOK_AHEAD = 64;

  private CompositeSchedule() {}

  /**
   * What holds at one moment.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param zone the station's; recurrences of OCPP 2.0.1 do not depend on it, see {@link Recurrency}
   */
  public static ScheduleNow at(List<InstalledProfile> profiles, EvseFacts evse, Instant now, ZoneId zone) {
    var stack = new ProfileStack(profiles, evse, now);
    var stated = statement(stack, now);
    return new ScheduleNow(stated.chargeLimit(), stated.dischargeLimit(), stated.setpoint(), stated.setpointProfileId(),
        stated.mode(), stated.setpointExpired(), changeAfter(stack, now));
  }

  /**
   * What is to be expected from a moment on (K08), equal neighbours joined.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param length at most {@link #LONGEST}, at least a second
   * @param unit of the numbers in the result
   * @param zone the station's; recurrences of OCPP 2.0.1 do not depend on it, see {@link Recurrency}
   * @return without gaps, at least one; with too many changes ({@link #MOST_PERIODS}) they end before the length:
   *     report the time they cover
   * @throws IllegalArgumentException when the length is out of range
   */
  public static List<CompositePeriod> over(List<InstalledProfile> profiles, EvseFacts evse, Instant from,
      Duration length, RateUnit unit, ZoneId zone) {
    var stack = new ProfileStack(profiles, evse, from);
    return sweep(from, length).over(moment -> Expectation.of(stack.at(moment), evse, unit),
        stack::boundaryAfter);
  }

  /**
   * What the grid connection is to expect from all EVSEs together (K08.FR.03), as {@link #over} otherwise. An EVSE
   * without a setpoint counts with its limit; a station that follows any setpoint shows the sum as setpoint.
   *
   * @param profiles all that are installed
   * @param length at most {@link #LONGEST}, at least a second
   * @param unit of the numbers in the result; amperes are those of the grid connection
   * @throws IllegalArgumentException when the length is out of range
   */
  public static List<CompositePeriod> overStation(List<InstalledProfile> profiles, StationFacts station, Instant from,
      Duration length, RateUnit unit) {
    var stack = new StationStack(profiles, station, from);
    return sweep(from, length).over(moment -> stack.at(moment, unit), stack::boundaryAfter);
  }

  private static Sweep sweep(Instant from, Duration length) {
    if (length.toSeconds() < 1 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("composite schedule over " + length);
    }
    return new Sweep(from, length.toSeconds());
  }

  private static Optional<Instant> changeAfter(ProfileStack stack, Instant now) {
    var stated = statement(stack, now);
    var next = stack.boundaryAfter(now);
    for (var i = 0; i < LOOK_AHEAD && next.isPresent() && statement(stack, next.get()).equals(stated); i++) {
      next = stack.boundaryAfter(next.get());
    }
    return next;
  }

  private static ScheduleNow statement(ProfileStack stack, Instant moment) {
    var combined = stack.at(moment);
    return new ScheduleNow(combined.chargeLimit().map(CompositeSchedule::watts),
        combined.dischargeLimit().map(CompositeSchedule::watts), combined.setpoint().map(CompositeSchedule::watts),
        combined.setpointProfileId(), combined.mode(), stack.setpointExpiredAt(moment), Optional.empty());
  }

  private static Watts watts(BigDecimal value) {
    return Watts.towardsZero(value.doubleValue());
  }
}
