package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.sunspec.Models.Capacity;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.modbus.sunspec.Models.Service;
import org.tidegate.hardware.simulator.modbus.DeviceRegisters;

import static org.assertj.core.api.Assertions.assertThat;

/** A converter that somebody else tells what to do too, or that started anew and forgot; in virtual time. */
class OtherMastersTest extends ConverterBench {
  @Test
  void sentToSleepByAnother_whilePowerIsCommanded_isWokenAgain() throws Exception {
    flow(3_000, 2);
    writes(SERVICE + Service.PERMITTED, 0);
    flow(3_000, 1);
    assertThat(actual()).isEqualTo(Watts.ZERO);

    flow(3_000, 2);
    assertThat(actual()).isEqualTo(new Watts(3_000));
    assertThat(open).isEmpty();
  }

  @Test
  void sentToSleepByAnother_whileNothingIsPlanned_isWokenByTheNextCommand() throws Exception {
    flow(3_000, 2);
    command(0);
    writes(SERVICE + Service.PERMITTED, 0);
    bench.seconds(6);
    assertThat(read.orElseThrow().state()).isEqualTo(InverterState.SLEEPING);

    flow(-3_000, 2);
    assertThat(actual()).isEqualTo(new Watts(-3_000));
    assertThat(open).isEmpty();
  }

  /** 703 is written only where it does not hold what it should. */
  @Test
  void woken_isNotToldAgainAndAgain() {
    stage.rest();
    bench.seconds(6);
    flow(3_000, 5);

    assertThat(registers.written.stream().filter(words -> words.length == 1).map(words -> words[0])).containsExactly(0,
        1);
  }

  /** What 704 holds, from WSetEna on, while 0 W are commanded: taken back, in another unit, another power. */
  @ParameterizedTest
  @CsvSource({"0, 1, 0, 0", "1, 1, 0, 10", "1, 1, 65535, 65526", "0, 1, 0, 500"})
  void zeroTakenBackByAnother_isSetAnew(int enabled, int mode, int high, int low) throws Exception {
    flow(3_000, 2);
    command(0);
    bench.seconds(6);
    registers.written.clear();
    writes(CONTROL + Control.ENABLED, withoutTimer(enabled, mode, high, low));
    bench.seconds(5);

    assertThat(registers.written).hasSize(1);
    assertThat(registers.written.getFirst()).startsWith(1, 1, 0, 0);
    bench.seconds(60);
    assertThat(registers.written).hasSize(1);
    assertThat(open).isEmpty();
  }

  /** One that sleeps holds what it wants. */
  @Test
  void zeroTakenBackOfOneThatSleeps_isLeftAlone() throws Exception {
    stage.rest();
    bench.seconds(6);
    registers.written.clear();
    writes(CONTROL + Control.ENABLED, withoutTimer(0, 1, 0, 0));
    bench.seconds(30);

    assertThat(registers.written).isEmpty();
  }

  /** What model 702 tells while it starts, and later: unknown, other limits. */
  @ParameterizedTest
  @CsvSource({"65535, 65535, 0", "300, 300, -3000", "1100, 500, -5000"})
  void limitsChangeWhileNothingFlows_areThoseOfTheNextStart(int before, int after, int watts) {
    registers.onRead = limits(before);
    flow(-8_000, 2);
    command(0);
    bench.seconds(6);
    registers.onRead = limits(after);
    flow(-8_000, 2);
    assertThat(actual()).isEqualTo(new Watts(watts));

    registers.onRead = (first, words) -> words;
    command(0);
    bench.seconds(6);
    flow(-8_000, 2);
    assertThat(actual()).isEqualTo(new Watts(-8_000));
    assertThat(open).isEmpty();
  }

  /** The station asks for no more, so nothing else would find out that it can more again. */
  @Test
  void limitOfNothing_isReadAgainAndAgain() {
    assertThat(can).containsExactly("11000/11000");
    registers.onRead = limits(0xFFFF);
    flow(-8_000, 2);
    command(0);
    assertThat(can).containsExactly("11000/11000", "0/0");
    bench.seconds(60);
    registers.onRead = limits(300);
    bench.seconds(6);
    assertThat(can).containsExactly("11000/11000", "0/0", "3000/3000");
    bench.seconds(60);
    assertThat(can).hasSize(3);
  }

  /** Set by the installer to give nothing: its limits are not read all the time, least of all while it charges. */
  @Test
  void mayNotDischarge_isReadNowAndThenWhileNothingFlowsAlone() {
    var times = new int[1];
    registers.onRead = (first, words) -> {
      if (first == CAPACITY) {
        words[Capacity.MOST_DISCHARGE] = 0;
        times[0]++;
      }
      return words;
    };
    flow(8_000, 2);
    assertThat(can).endsWith("11000/0");
    int before = times[0];
    flow(8_000, 60);
    assertThat(times[0]).isEqualTo(before);
    assertThat(actual()).isEqualTo(new Watts(8_000));

    command(0);
    bench.seconds(60);
    assertThat(times[0] - before).isBetween(10, 13);
  }

  private static DeviceRegisters.Answer limits(int each) {
    return (first, words) -> {
      if (first == CAPACITY) {
        for (int point : new int[]{Capacity.RATED, Capacity.RATED_CHARGE, Capacity.RATED_DISCHARGE, Capacity.MOST,
            Capacity.MOST_CHARGE, Capacity.MOST_DISCHARGE}) {
          words[point] = each;
        }
      }
      return words;
    };
  }

  /** One that has just started does not know its scale yet: discovered then, it must not stay a fault for good. */
  @Test
  void scaleUnknownAtTheStart_isAFaultUntilItIsKnown() {
    registers.failure = Optional.of(new BusFailure(Kind.SILENT, "it starts anew"));
    bench.seconds(9);
    registers.failure = Optional.empty();
    registers.onRead = (first, words) -> {
      if (first == MEASUREMENT && words.length > Measurement.WATTS_SCALE) {
        words[Measurement.WATTS_SCALE] = 0x8000;
      }
      return words;
    };
    bench.seconds(5);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);

    registers.onRead = (first, words) -> words;
    bench.seconds(66);
    assertThat(open).isEmpty();
    flow(-8_000, 2);
    assertThat(actual()).isEqualTo(new Watts(-8_000));
  }

  /** Unknown is not zero: what may flow is told not to. */
  @Test
  void powerUnknownWhileNothingIsCommanded_isSetToZeroAndAFault() {
    command(0);
    bench.seconds(6);
    registers.written.clear();
    registers.onRead = (first, words) -> {
      if (first == MEASUREMENT) {
        words[Measurement.WATTS] = 0x8000;
      }
      return words;
    };
    bench.seconds(9);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(registers.written).isNotEmpty().allSatisfy(words -> assertThat(words).startsWith(1, 1, 0, 0));
  }

  /** After a silence of both the first reading may come before the first command; that is no converter that hears none. */
  @Test
  void readingBeforeCommandAfterASilence_isNotDeaf() {
    isSilent();
    command(0);
    bench.seconds(5);
    registers.writeFailure = registers.failure;
    registers.failure = Optional.empty();
    bench.seconds(0.6);
    registers.writeFailure = Optional.empty();
    bench.seconds(2);

    assertThat(raised).extracting(Fault::kind).containsOnly(FaultKind.PowerStageSilent);
    assertThat(open).isEmpty();
  }

  /** A lease of more than three seconds is one of three. */
  @Test
  void command_longerLease_runsForThreeSeconds() {
    stage.command(new Watts(-5_000), Duration.ofSeconds(10));
    bench.seconds(2.9);
    assertThat(registers.written).hasSize(1);
    assertThat(registers.written.getFirst()).endsWith(0, 3);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
    bench.seconds(0.1);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void stopped_isZeroAndNothingMoreIsSentOrRead() {
    flow(-5_000, 2);
    stage.stop(Duration.ZERO);
    bench.loop.runPosted();
    assertThat(actual()).isEqualTo(Watts.ZERO);

    registers.written.clear();
    registers.onRead = (first, words) -> {
      throw new AssertionError("it is read");
    };
    bench.seconds(60);
    assertThat(registers.written).isEmpty();
  }

  @Test
  void answerNobodyThoughtOf_isAFaultAndIsWatchedOn() {
    flow(3_000, 2);
    registers.onRead = (first, words) -> {
      throw new IllegalStateException("broken");
    };
    bench.seconds(1);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("not understood").contains("broken");
    command(0);
    bench.seconds(2);

    registers.onRead = (first, words) -> words;
    bench.seconds(1);
    assertThat(registers.written.getLast()).startsWith(1, 1, 0, 0);
    bench.seconds(65);
    assertThat(open).isEmpty();
  }

  /** Another one that did not take a command is a fault too, and the command is tried again. */
  @Test
  void zeroIsNotTakenAnew_isAFault() throws Exception {
    command(0);
    bench.seconds(6);
    registers.writeFailure = refusal();
    writes(CONTROL + Control.ENABLED, withoutTimer(0, 1, 0, 0));
    bench.seconds(5);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
  }

  /** Whether it refuses, or takes it and forgets it: tried again and again, and told once. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void zeroIsNeverTaken_isOneFaultLoggedOnce_andAgainAfterItWasWell(boolean refuses) {
    command(0);
    bench.seconds(6);
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      neverHoldsZero(refuses);
      bench.seconds(60);
      assertThat(raised).as("one fault").hasSize(1);
      assertThat(log.lines()).hasSizeLessThanOrEqualTo(3).anySatisfy(line -> assertThat(line).contains("set anew"));
      assertThat(open).containsExactly(FaultKind.PowerStageFailure);
      registers.onRead = (first, words) -> words;
      registers.writeFailure = Optional.empty();
      bench.seconds(70);
      assertThat(open).isEmpty();
      int before = log.lines().size();
      neverHoldsZero(refuses);
      bench.seconds(60);
      assertThat(log.lines().size()).isGreaterThan(before);
    }
  }

  private void neverHoldsZero(boolean refuses) {
    registers.writeFailure = refuses ? refusal() : Optional.empty();
    registers.onRead = (first, words) -> {
      if (first == CONTROL + Control.LIMIT_ENABLED && words.length > 2) {
        words[Control.ENABLED - Control.LIMIT_ENABLED] = 0;
      }
      return words;
    };
  }

  @Test
  void answerNobodyThoughtOf_isLoggedOnce() {
    command(0);
    bench.seconds(6);
    try (var log = LoggedLines.ofThisThread("org.tidegate")) {
      registers.onRead = (first, words) -> {
        throw new IllegalStateException("broken");
      };
      bench.seconds(60);
      assertThat(log.lines()).hasSizeLessThanOrEqualTo(2);
    }
  }

  /** Up to the reversion timer, which does not run. */
  private static int[] withoutTimer(int... words) {
    return Arrays.copyOf(words, Control.REVERSION_LEFT - Control.ENABLED);
  }
}
