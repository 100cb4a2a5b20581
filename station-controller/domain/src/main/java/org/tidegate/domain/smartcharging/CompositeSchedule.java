package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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

  private CompositeSchedule() {}

  /**
   * What holds at one moment.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param zone the station's; recurrences of OCPP 2.0.1 do not depend on it, see {@link Recurrency}
   */
  public static ScheduleNow at(List<InstalledProfile> profiles, EvseFacts evse, Instant now, ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  /**
   * What is to be expected from a moment on (K08), equal neighbours joined.
   *
   * @param profiles all that are installed, of whatever EVSE
   * @param evse the EVSE asked about; number 0: what limits the station as a whole
   * @param length at most {@link #LONGEST}, at least a second
   * @param unit of the numbers in the result
   * @param zone the station's; recurrences of OCPP 2.0.1 do not depend on it, see {@link Recurrency}
   * @return without gaps, at least one; they may end before the length, when there are {@link #MOST_PERIODS}
   * @throws IllegalArgumentException when the length is out of range
   */
  public static List<CompositePeriod> over(List<InstalledProfile> profiles, EvseFacts evse, Instant from,
      Duration length, RateUnit unit, ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
