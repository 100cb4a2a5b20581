package org.tidegate.app.selftest;

import java.time.Duration;
import java.util.stream.Collectors;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;

/** One check of a self-test: looked at again and again until it knows. Station loop only. */
abstract class Check {
  /** A converter that takes longer is no use to an aggregator, which may ask for another power every 10 s. */
  static final Duration LONGEST_LATENCY = Duration.ofSeconds(5);
  /** When there is no more to be waited for. */
  static final Duration GIVEN_UP = Duration.ofSeconds(10);
  /** So much still counts as nothing: what a converter takes for itself. */
  private static final int NOTHING_WATTS = 50;

  final SelfTest test;
  final Watts power;
  private final String name;
  private long since;

  /**
   * A check that begins with a power.
   *
   * @param power what the station is asked for
   */
  Check(SelfTest test, String name, Watts power) {
    this.test = test;
    this.name = name;
    this.power = power;
  }

  final String name() {
    return name;
  }

  /** The first thing: asks for the power. */
  final void begin() {
    test.want(power);
    mark();
  }

  /** Whether it is over. */
  abstract boolean look();

  /** The meter was read. */
  void measured(MeterReading reading) {}

  /** Time counts from now. */
  final void mark() {
    since = test.nanoTime();
  }

  final Duration elapsed() {
    return Duration.ofNanos(test.nanoTime() - since);
  }

  final boolean isOver(Duration time) {
    return elapsed().compareTo(time) > 0;
  }

  final boolean nothingFlows() {
    return test.measured().magnitude().value() <= NOTHING_WATTS;
  }

  /** Why the station does not let it flow. */
  final String reasons() {
    var reasons = test.session().map(session -> session.reasons().stream().map(Object::toString)
        .collect(Collectors.joining(", "))).orElse("");
    return "not commanded: " + (reasons.isEmpty() ? "the station gives no reason" : reasons);
  }

  /** How long until a command for the power must have come. */
  final Duration commandWithin() {
    return test.plan().rampTime().plus(GIVEN_UP);
  }

  /** Whether most of the power flows; what it must be in the end is not asked here. */
  final boolean flows() {
    return test.isCommanded(power) && SelfTest.isMostOf(test.measured(), power);
  }

  /** Whether power that does not flow is to be waited for no longer; the result says why. */
  final boolean isInVain() {
    if (!isOver(commandWithin().plus(GIVEN_UP))) {
      return false;
    }
    test.found(Result.notRun(name, test.isCommanded(power) ? power + " do not flow" : reasons()));
    return true;
  }

  /** The end of power within a time, as a result. */
  final void ended(String what, Duration atMost) {
    test.found(Result.passed(nothingFlows() && !isOver(atMost), what,
        (nothingFlows() ? "0 W after " : test.measured() + " still flow after ") + Result.seconds(elapsed())
            + ", at most " + Result.seconds(atMost)));
  }
}
