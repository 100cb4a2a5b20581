package org.tidegate.app.selftest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;

/** How soon and how exactly a commanded power flows, and whether the meter counts it the right way. Station loop only. */
final class MoveCheck extends Check {
  /** Of the commanded power. */
  private static final double ACCURACY = 0.05;
  private static final int LEAST_ACCURACY_WATTS = 100;
  /** What must have flowed before a register that counts watt-hours says anything. */
  private static final double LEAST_WATT_HOURS = 2;

  private Phase phase = Phase.COMMAND;
  private @Nullable MeterReading first;
  private long sum;
  private int count;

  private enum Phase {
    /** Waits for the station to command it. */
    COMMAND,
    /** Waits for it to flow. */
    FOLLOW,
    /** Watches it. */
    OBSERVE
  }

  MoveCheck(SelfTest test, String name, Watts power) {
    super(test, name, power);
  }

  @Override
  boolean look() {
    return switch (phase) {
      case COMMAND -> awaitCommand();
      case FOLLOW -> awaitPower();
      case OBSERVE -> observe();
    };
  }

  private boolean awaitCommand() {
    if (test.isCommanded(power)) {
      phase = Phase.FOLLOW;
      mark();
      return false;
    }
    if (isOver(commandWithin())) {
      test.found(Result.notRun(name(), reasons()));
      return true;
    }
    return false;
  }

  private boolean awaitPower() {
    var seen = test.measured();
    if (SelfTest.isMostOf(seen, power)) {
      test.found(Result.passed(!isOver(LONGEST_LATENCY), name() + "-latency",
          power + " after " + Result.seconds(elapsed()) + ", at most " + Result.seconds(LONGEST_LATENCY)));
      phase = Phase.OBSERVE;
      mark();
      return false;
    }
    if (SelfTest.isMostOf(seen.negated(), power)) {
      test.found(Result.passed(false, name() + "-sign",
          "the meter shows " + seen + " while " + power + " are commanded: is it built in the other way round?"));
      return true;
    }
    if (isOver(GIVEN_UP)) {
      test.found(Result.passed(false, name() + "-latency",
          seen + " instead of " + power + " after " + Result.seconds(elapsed())));
      return true;
    }
    return false;
  }

  @Override
  void measured(MeterReading reading) {
    if (phase == Phase.OBSERVE) {
      first = first == null ? reading : first;
      sum += reading.power().value();
      count++;
    }
  }

  private boolean observe() {
    if (!isOver(test.plan().pace().observe())) {
      return false;
    }
    if (first == null || count == 0) {
      test.found(Result.passed(false, name() + "-accuracy", "the meter is silent"));
      return true;
    }
    accuracy(new Watts((int) (sum / count)));
    registers(first, test.reading().orElse(first));
    return true;
  }

  private void accuracy(Watts mean) {
    int most = (int) Math.max(LEAST_ACCURACY_WATTS, ACCURACY * power.magnitude().value());
    int off = mean.value() - power.value();
    test.found(Result.passed(Math.abs(off) <= most, name() + "-accuracy",
        "in the mean " + mean + " for " + power + ", " + off + " W off, at most " + most));
  }

  private void registers(MeterReading from, MeterReading to) {
    long in = to.imported().value() - from.imported().value();
    long out = to.exported().value() - from.exported().value();
    double expected = power.magnitude().value() * Duration.between(from.at(), to.at()).toMillis() / 3_600_000.0;
    if (expected < LEAST_WATT_HOURS) {
      test.found(Result.notRun(name() + "-registers", "too little energy for the meter's registers"));
      return;
    }
    long right = power.isCharge() ? in : out;
    long wrong = power.isCharge() ? out : in;
    test.found(Result.passed(right >= expected / 2 && wrong == 0, name() + "-registers",
        "imported " + in + " Wh, exported " + out + " Wh, for about " + Math.round(expected) + " Wh "
            + (power.isCharge() ? "into" : "out of") + " the vehicle"));
  }
}
