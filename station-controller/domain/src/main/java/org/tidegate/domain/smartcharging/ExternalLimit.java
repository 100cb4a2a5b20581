package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;

/**
 * What a system outside of the station wants of it, past the central system: limits or a setpoint, now or over time (K11
 * and K12). It holds until the same system sets another one at the same place, or releases it. Immutable.
 *
 * @param evseId 0 is the station: then it holds for all EVSEs together
 * @param source who set it
 * @param heardAt when it came, UTC
 * @param start what the steps are counted from
 * @param duration how long it says anything; absent: until it is replaced or released
 * @param steps by increasing start, the first at 0
 * @param generation whether its charge limits are power generated at the site, which comes on top of what the grid gives
 *     (2.1 K27); absent: they limit
 */
public record ExternalLimit(int evseId, LimitSource source, Instant heardAt, Instant start, Optional<Duration> duration,
    List<Step> steps, Optional<Boolean> generation) implements StoredFact {
  /**
   * The highest id of a profile that stands for an external limit; central systems have the ids above it (OCPP 2.1
   * MaxExternalConstraintsId, negative as K11.FR.06 recommends).
   */
  public static final int HIGHEST_PROFILE_ID = -1_000_000;

  /** As many as a schedule on the wire may have. */
  public static final int MOST_STEPS = 1024;

  /** Ids of profiles that stand for generated power are this much lower; a multiple of the number of sources. */
  private static final int GENERATION_IDS = 1_000_000;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Copies the steps.
   *
   * @throws IllegalArgumentException when it can't be meant
   */
  public ExternalLimit {
    steps = List.copyOf(steps);
    require(evseId >= 0, "there is no EVSE " + evseId);
    require(!steps.isEmpty() && steps.size() <= MOST_STEPS, "a schedule has 1 to " + MOST_STEPS + " steps");
    require(steps.getFirst().start().isZero(), "the first step starts at 0");
    require(isRising(steps), "each step starts after the one before");
    require(duration.map(Duration::isPositive).orElse(true), "the duration is above 0");
    require(!isGeneration(generation) || steps.stream().allMatch(Step::isChargeOnly),
        "what is generated is a charge limit");
  }

  /** That limits. */
  public ExternalLimit(int evseId, LimitSource source, Instant heardAt, Instant start, Optional<Duration> duration,
      List<Step> steps) {
    this(evseId, source, heardAt, start, duration, steps, Optional.empty());
  }

  /** The same as power that is generated at the site. */
  public ExternalLimit generated() {
    return new ExternalLimit(evseId, source, heardAt, start, duration, steps, Optional.of(true));
  }

  /** The same values from now on, until they are this old. */
  public static ExternalLimit lasting(int evseId, LimitSource source, Instant now, Duration duration, Step values) {
    return new ExternalLimit(evseId, source, now, now, Optional.of(duration), List.of(values));
  }

  /** The same values from now on. */
  public static ExternalLimit constant(int evseId, LimitSource source, Instant now, Step values) {
    return new ExternalLimit(evseId, source, now, now, Optional.empty(), List.of(values));
  }

  /**
   * What it says from a moment on, until the next step.
   *
   * @param start since the start of the whole
   * @param charge the most to charge with, ≥ 0
   * @param discharge the most to discharge with, ≤ 0
   * @param setpoint the power to follow, positive into the vehicle
   */
  public record Step(Duration start, Optional<Watts> charge, Optional<Watts> discharge, Optional<Watts> setpoint) {
    /**
     * Checks the signs.
     *
     * @throws IllegalArgumentException when it says nothing, or has a wrong sign
     */
    public Step {
      require(charge.isPresent() || discharge.isPresent() || setpoint.isPresent(), "neither a limit nor a setpoint");
      require(!charge.map(Watts::isDischarge).orElse(false), "a charge limit is at least 0");
      require(!discharge.map(Watts::isCharge).orElse(false), "a discharge limit is at most 0");
    }

    private boolean isChargeOnly() {
      return charge.isPresent() && discharge.isEmpty() && setpoint.isEmpty();
    }

    private boolean differs(Step told, BigDecimal percent) {
      return differs(told, percent, Step::charge) || differs(told, percent, Step::discharge)
          || differs(told, percent, Step::setpoint);
    }

    private boolean differs(Step told, BigDecimal percent, Function<Step, Optional<Watts>> which) {
      var now = which.apply(this);
      var before = which.apply(told);
      return now.isPresent() && before.isPresent()
          ? isMoreThan(percent, before.get(), now.get())
          : now.isPresent() != before.isPresent();
    }
  }

  /** Whether the second power is off the first by more than this many percent of it (LimitChangeSignificance). */
  public static boolean isMoreThan(BigDecimal percent, Watts before, Watts now) {
    var change = BigDecimal.valueOf(Math.abs((long) now.value() - before.value())).multiply(HUNDRED);
    return change.compareTo(percent.multiply(BigDecimal.valueOf(before.magnitude().value()))) > 0;
  }

  @Override
  public String key() {
    return evseId + "/" + source + (isGeneration() ? "/generation" : "");
  }

  /** Whether it adds power instead of limiting it. */
  public boolean isGeneration() {
    return isGeneration(generation);
  }

  private static boolean isGeneration(Optional<Boolean> generation) {
    return generation.orElse(false);
  }

  /** Of the profile that stands for it: always the same at one place from one source (erratum on K11). */
  public int profileId() {
    return HIGHEST_PROFILE_ID - evseId * LimitSource.values().length - source.ordinal()
        - (isGeneration() ? GENERATION_IDS : 0);
  }

  /** The source of the limit that {@link #profileId} stands for; {@code Other} for an id that is not one of those. */
  static LimitSource sourceOf(int profileId) {
    return profileId > HIGHEST_PROFILE_ID
        ? LimitSource.Other
        : LimitSource.values()[Math.floorMod(HIGHEST_PROFILE_ID - profileId, LimitSource.values().length)];
  }

  /** What it says at a moment; absent before its start and after its duration. */
  public Optional<Step> at(Instant moment) {
    if (isSingle() && duration.isEmpty()) {
      return Optional.of(steps.getFirst());
    }
    var offset = Duration.between(start, moment);
    if (offset.isNegative() || duration.filter(length -> offset.compareTo(length) >= 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(steps.get(begun(offset)));
  }

  private int begun(Duration offset) {
    int low = 0;
    int high = steps.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (steps.get(middle).start().compareTo(offset) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Whether the change since this was told is worth telling (SC.03, 2.1 SC.03). */
  public boolean differsFrom(ExternalLimit told, BigDecimal percent) {
    if (isSingle() && told.isSingle() && duration.equals(told.duration)) {
      return steps.getFirst().differs(told.steps.getFirst(), percent);
    }
    return !start.equals(told.start) || !duration.equals(told.duration) || !steps.equals(told.steps);
  }

  /**
   * The profile that stands for it in reports and in the composite schedule (K11.FR.06, K12.FR.05): Dynamic for a single
   * value (2.1 K29.FR.04 to 2.1 K29.FR.06, 2.1 Q06.FR.02, 2.1 Q06.FR.04, 2.1 Q06.FR.07), Absolute for values over time
   * (2.1 Q06.FR.01, 2.1 Q06.FR.03).
   */
  public InstalledProfile profile() {
    var schedule = new ChargingSchedule(0, Optional.of(start).filter(_ -> !isSingle()), duration, RateUnit.W,
        Optional.empty(), steps.stream().map(ExternalLimit::period).toList());
    var profile = new ChargingProfile(profileId(), 0,
        isGeneration() ? ProfilePurpose.LocalGeneration : ProfilePurpose.ChargingStationExternalConstraints,
        isSingle() ? ProfileKind.Dynamic : ProfileKind.Absolute, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(schedule));
    return InstalledProfile.received(evseId, profile, heardAt);
  }

  private static SchedulePeriod period(Step step) {
    var mode = step.setpoint.isPresent() ? OperationMode.ExternalSetpoint : OperationMode.ExternalLimits;
    return new SchedulePeriod(step.start, step.charge.map(ExternalLimit::decimal),
        step.discharge.map(ExternalLimit::decimal), step.setpoint.map(ExternalLimit::decimal), mode, Optional.empty(),
        Optional.empty(), Spelling.OCPP21);
  }

  /** One value that holds from now on, until another one comes or it is too old. */
  private boolean isSingle() {
    return steps.size() == 1 && (duration.isEmpty() ? !start.isAfter(heardAt) : start.equals(heardAt));
  }

  static BigDecimal decimal(Watts power) {
    return BigDecimal.valueOf(power.value());
  }

  private static boolean isRising(List<Step> steps) {
    return IntStream.range(1, steps.size())
        .allMatch(index -> steps.get(index).start().compareTo(steps.get(index - 1).start()) > 0);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
