package org.tidegate.domain.smartcharging;

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
   * What holds at one moment, with the central system there.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param zone the station's
   */
  public static ScheduleNow at(List<InstalledProfile> profiles, EvseFacts evse, Instant now, ZoneId zone) {
    return at(profiles, evse, now, Circumstances.online(zone));
  }

  /**
   * What holds at one moment.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   */
  public static ScheduleNow at(List<InstalledProfile> profiles, EvseFacts evse, Instant now,
      Circumstances circumstances) {
    return at(new ProfileStack(profiles, evse, circumstances, now), now);
  }

  static ScheduleNow at(ProfileStack stack, Instant now) {
    var stated = statement(stack, now.toEpochMilli());
    return new ScheduleNow(stated.chargeLimit(), stated.dischargeLimit(), stated.setpoint(), stated.setpointProfileId(),
        stated.mode(), stated.setpointExpired(), changeAfter(stack, stated, now.toEpochMilli()), stated.support(),
        stated.sleeps());
  }

  /** Below what charging is inefficient now, by the leading profile of the transaction (K01.FR.21, K04.FR.04). */
  public static Optional<Watts> minChargingRate(List<InstalledProfile> profiles, EvseFacts evse, Instant now,
      Circumstances circumstances) {
    return new ProfileStack(profiles, evse, circumstances, now).minChargingRate(now.toEpochMilli())
        .map(rate -> Watts.towardsZero(rate.doubleValue()));
  }

  /** Whether the central system's profiles want more than charging of the transaction that runs there. */
  public static boolean isForBothWays(List<InstalledProfile> profiles, EvseFacts evse, Instant now,
      Circumstances circumstances) {
    return new ProfileStack(profiles, evse, circumstances, now).isForBothWays(now.toEpochMilli());
  }

  /**
   * What is to be expected from a moment on (K08), with the central system there, equal neighbours joined.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param length at most {@link #LONGEST}, at least a second
   * @param unit of the numbers in the result
   * @param zone the station's
   * @return without gaps, at least one; with too many changes ({@link #MOST_PERIODS}) they end before the length:
   *     report the time they cover
   * @throws IllegalArgumentException when the length is out of range
   */
  public static List<CompositePeriod> over(List<InstalledProfile> profiles, EvseFacts evse, Instant from,
      Duration length, RateUnit unit, ZoneId zone) {
    return over(profiles, evse, new Span(from, length), unit, Circumstances.online(zone));
  }

  /** The same under any circumstances; what is known of the vehicle and the link is taken to stay as it is. */
  public static List<CompositePeriod> over(List<InstalledProfile> profiles, EvseFacts evse, Span span, RateUnit unit,
      Circumstances circumstances) {
    var stack = new ProfileStack(profiles, evse, circumstances, span.from());
    return span.sweep().over(moment -> Expectation.of(stack.at(moment), evse, unit), stack::changeAfter);
  }

  /**
   * What the grid connection is to expect from all EVSEs together (K08.FR.03), as {@link #over} otherwise. An EVSE
   * without a setpoint counts with its limit; a station that follows any setpoint shows the sum as setpoint, unless
   * an external system wants one of all together.
   *
   * @param profiles all that are installed
   * @param unit of the numbers in the result; amperes are those of the grid connection
   */
  public static List<CompositePeriod> overStation(List<InstalledProfile> profiles, StationFacts station, Span span,
      RateUnit unit, Circumstances circumstances) {
    var stack = new StationStack(profiles, station, circumstances, span.from());
    return span.sweep().over(moment -> stack.at(moment, unit), stack::changeAfter);
  }

  /**
   * How far to look. Immutable.
   *
   * @param from where to begin
   * @param length at most {@link #LONGEST}, at least a second
   */
  public record Span(Instant from, Duration length) {

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Span {
      if (length.toSeconds() < 1 || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("composite schedule over " + length);
      }
    }

    private Sweep sweep() {
      return new Sweep(from.toEpochMilli(), length.toSeconds());
    }
  }

  private static Optional<Instant> changeAfter(ProfileStack stack, ScheduleNow stated, long now) {
    var next = stack.changeAfter(now);
    for (var i = 0; i < LOOK_AHEAD && next < ScheduleClock.NEVER && statement(stack, next).equals(stated); i++) {
      next = stack.changeAfter(next);
    }
    return Optional.of(next).filter(moment -> moment < ScheduleClock.NEVER).map(Instant::ofEpochMilli);
  }

  private static ScheduleNow statement(ProfileStack stack, long moment) {
    var combined = stack.at(moment);
    var steering = combined.steering();
    return new ScheduleNow(
        Optional.of(combined.chargeLimit()).filter(_ -> combined.isChargeLimited()).map(PhasePower::toWatts),
        Optional.of(combined.dischargeLimit()).filter(_ -> combined.isDischargeLimited()).map(PhasePower::toWatts),
        steering.setpoint().map(PhasePower::toWatts), steering.profileId(), steering.mode(),
        stack.setpointExpiredAt(moment), Optional.empty(), steering.support(), steering.sleeps());
  }
}
