package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;

/**
 * The one place where amperes per phase become watts and back. Powers are microwatts, so that sums and shares of what the
 * wire can say lose nothing that a report shows. Immutable.
 *
 * @param millivolts between phase and neutral
 * @param phases in use; 0 for DC, where watts are watts
 */
record PhasePower(long millivolts, int phases) {
  /** A period that names no number of phases means three (K01.FR.49). */
  static final int DEFAULT_PHASES = 3;
  /** Nothing limits. Above any power there is; two of them still add up. */
  static final long NO_LIMIT = Long.MAX_VALUE / 4;

  private static final long MILLI = 1000;
  private static final long MICRO = 1_000_000;
  private static final int TENTHS = 10;

  PhasePower(double voltage, int phases) {
    this(Math.round(voltage * MILLI), phases);
  }

  static long of(Watts power) {
    return power.value() * MICRO;
  }

  /** Towards zero: never more than was allowed. */
  static Watts toWatts(long power) {
    return new Watts((int) (power / MICRO));
  }

  static BigDecimal watts(long power) {
    return BigDecimal.valueOf(power, 6);
  }

  /** A target in watts is the power of all phases together. */
  long target(Amount amount) {
    if (amount.others().isEmpty()) {
      return amount.unit() == RateUnit.W ? amount.value() : onePhase(amount, amount.value()) * inUse();
    }
    return onEach(amount).limit(inUse()).map(each -> each.orElse(0L)).mapToLong(each -> onePhase(amount, each)).sum();
  }

  /**
   * A limit protects phases: one in watts is spread over the phases it was written for, and fewer in use may only take
   * their share (K01.FR.50 with its erratum, K01.FR.51). Where phases differ the one closest to 0 holds for each, as the
   * station has one power for all of them (2.1 K01.FR.147).
   */
  long limit(Optional<Amount> limit, int writtenFor) {
    if (limit.isEmpty()) {
      return NO_LIMIT;
    }
    var amount = limit.get();
    if (amount.others().isPresent()) {
      return closestToZero(amount) * inUse();
    }
    return amount.unit() == RateUnit.W && phases > 0 && phases < writtenFor
        ? amount.value() * phases / writtenFor
        : target(amount);
  }

  /** On one phase, 1 to 3, of those in use; absent: nothing is said of it. */
  Optional<Long> limitOn(int phase, Amount limit, int writtenFor) {
    return limit.others().isEmpty()
        ? Optional.of(limit(Optional.of(limit), writtenFor) / inUse())
        : onEach(limit).skip(phase - 1L).findFirst().flatMap(each -> each).map(each -> onePhase(limit, each));
  }

  /** With at most one decimal, towards zero. */
  BigDecimal in(RateUnit unit, long power) {
    return unit == RateUnit.W
        ? decimal(power, MICRO / TENTHS)
        : decimal(power, millivolts * (MILLI / TENTHS) * inUse());
  }

  /** The same for one phase. */
  BigDecimal onePhaseIn(RateUnit unit, long power) {
    return new PhasePower(millivolts, 1).in(unit, power);
  }

  private static BigDecimal decimal(long power, long tenth) {
    var tenths = power / tenth;
    return tenths % TENTHS == 0 ? BigDecimal.valueOf(tenths / TENTHS) : BigDecimal.valueOf(tenths, 1);
  }

  private long closestToZero(Amount amount) {
    var present = onEach(amount).limit(inUse()).flatMap(Optional::stream).mapToLong(each -> onePhase(amount, each))
        .toArray();
    return amount.isNegative()
        ? LongStream.of(present).max().orElseThrow()
        : LongStream.of(present).min().orElseThrow();
  }

  private static Stream<Optional<Long>> onEach(Amount amount) {
    return Stream.concat(Stream.of(Optional.of(amount.value())),
        amount.others().stream().flatMap(others -> Stream.of(others.l2(), others.l3())));
  }

  private long onePhase(Amount amount, long value) {
    return amount.unit() == RateUnit.W ? value : value * millivolts / MILLI;
  }

  private int inUse() {
    return Math.max(1, phases);
  }
}
