package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.dialog.PowerSchedule;
import org.tidegate.domain.dialog.VehiclePrices;
import org.tidegate.domain.quantity.Watts;

/**
 * What a vehicle with ISO 15118 is offered: composite schedules of all that is installed, one for each alternative that
 * the central system gave (K15.FR.07, K15.FR.22). Pure functions, safe from any thread.
 */
public final class Offers {
  /** The most alternatives, as many as a SAScheduleList holds. */
  public static final int MOST = 3;
  /** How far an offer reaches when no departure is known. */
  public static final Duration REACH = Duration.ofDays(1);

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private Offers() {}

  /**
   * Until when, and how, a vehicle wants to be offered schedules. Immutable.
   *
   * @param from now, UTC
   * @param departure when it will leave
   * @param mostSteps of a schedule that it can take
   * @param bothWays whether it may discharge
   */
  public record Terms(Instant from, Optional<Instant> departure, Optional<Integer> mostSteps, boolean bothWays) {
    /** How far the offer reaches. */
    public Duration length() {
      var stay = departure.map(leaves -> Duration.between(from, leaves).truncatedTo(ChronoUnit.SECONDS))
          .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(REACH) < 0);
      return stay.orElse(REACH);
    }
  }

  /** The schedules to choose from, at least one. */
  public static List<OfferedSchedule> of(List<InstalledProfile> profiles, EvseFacts evse, Terms terms,
      Circumstances circumstances) {
    return IntStream.range(0, alternatives(profiles, evse))
        .mapToObj(index -> offered(index, alternative(profiles, index), evse, terms, circumstances)).toList();
  }

  /** The profiles with the schedule of this index, from 0, wherever there are several to choose from. */
  public static List<InstalledProfile> alternative(List<InstalledProfile> profiles, int index) {
    return profiles.stream().map(installed -> schedulesOf(installed).size() > 1 ? chosen(installed, index) : installed)
        .toList();
  }

  /** What the profiles of the transaction expect to happen; absent when the central system gave it none. */
  public static Optional<Expected> expected(List<InstalledProfile> profiles, EvseFacts evse, Terms terms,
      Circumstances circumstances) {
    return leading(profiles, evse).map(leader -> {
      var periods = periods(profiles, evse, terms, circumstances);
      var steps = periods.stream()
          .map(period -> new PowerProfile.Step(period.start(), watts(period.setpoint().or(period::limit)))).toList();
      return new Expected(schedulesOf(leader).getFirst().id(), new PowerProfile(steps));
    });
  }

  /**
   * What is to be expected.
   *
   * @param scheduleId the central system's number of the schedule
   * @param plan what follows from it here
   */
  public record Expected(int scheduleId, PowerProfile plan) {}

  private static OfferedSchedule offered(int index, List<InstalledProfile> profiles, EvseFacts evse, Terms terms,
      Circumstances circumstances) {
    var periods = periods(profiles, evse, terms, circumstances);
    var last = periods.getLast();
    var steps = new ArrayList<PowerSchedule.Step>();
    periods.forEach(period -> add(steps, step(period, terms.bothWays())));
    int number = index + 1;
    int id = leading(profiles, evse).map(leader -> schedulesOf(leader).getFirst().id()).orElse(number);
    return new OfferedSchedule(number, id,
        new PowerSchedule(terms.from(), last.start().plus(last.length()), steps), prices(profiles, evse));
  }

  /** What the central system wants the vehicle to know of prices, with its first schedule. */
  public static Optional<VehiclePrices> prices(List<InstalledProfile> profiles, EvseFacts evse) {
    return leading(profiles, evse).flatMap(leader -> schedulesOf(leader).getFirst().extended().prices());
  }

  /** Schedules with more steps than the vehicle can take are offered as far as it can. */
  private static List<CompositePeriod> periods(List<InstalledProfile> profiles, EvseFacts evse, Terms terms,
      Circumstances circumstances) {
    var periods = CompositeSchedule.over(profiles, evse,
        new CompositeSchedule.Span(terms.from(), terms.length()), RateUnit.W, circumstances);
    return periods.subList(0, Math.min(periods.size(), Math.max(1, terms.mostSteps().orElse(PowerProfile.MOST_STEPS))));
  }

  /** What the central system wants to flow is a matter of the moment; what is offered are the limits around it. */
  private static PowerSchedule.Step step(CompositePeriod period, boolean bothWays) {
    var charge = watts(period.limit()).max(Watts.ZERO);
    var discharge = watts(period.dischargeLimit()).min(watts(period.setpoint())).min(Watts.ZERO).magnitude();
    return new PowerSchedule.Step(period.start(), charge, bothWays ? discharge : Watts.ZERO);
  }

  private static void add(List<PowerSchedule.Step> steps, PowerSchedule.Step next) {
    boolean same = !steps.isEmpty() && steps.getLast().charge().equals(next.charge())
        && steps.getLast().discharge().equals(next.discharge());
    if (!same) {
      steps.add(next);
    }
  }

  private static int alternatives(List<InstalledProfile> profiles, EvseFacts evse) {
    return Math.clamp(profiles.stream().filter(installed -> isOfTransaction(installed, evse))
        .mapToInt(installed -> schedulesOf(installed).size()).max().orElse(1), 1, MOST);
  }

  private static Optional<InstalledProfile> leading(List<InstalledProfile> profiles, EvseFacts evse) {
    return profiles.stream().filter(installed -> isOfTransaction(installed, evse))
        .max(Comparator.comparing(installed -> installed.profile().stackLevel()));
  }

  /** Whether it is a profile of the transaction that runs there. */
  public static boolean isOfTransaction(InstalledProfile installed, EvseFacts evse) {
    var profile = installed.profile();
    return profile.purpose() == ProfilePurpose.TxProfile && installed.evseId() == evse.evseId()
        && evse.transaction().map(TransactionFacts::transactionId).equals(profile.transactionId());
  }

  private static InstalledProfile chosen(InstalledProfile installed, int index) {
    var schedules = schedulesOf(installed);
    var one = schedules.get(index < schedules.size() ? index : 0);
    return new InstalledProfile(installed.evseId(), installed.profile().withSchedules(List.of(one)),
        installed.receivedAt());
  }

  private static List<ChargingSchedule> schedulesOf(InstalledProfile installed) {
    return installed.profile().schedules();
  }

  private static Watts watts(Optional<BigDecimal> value) {
    return value.map(number -> Watts.towardsZero(number.doubleValue())).orElse(Watts.ZERO);
  }
}
