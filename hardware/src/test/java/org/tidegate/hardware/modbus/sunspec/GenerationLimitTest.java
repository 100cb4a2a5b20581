package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.simulator.Bench;
import org.tidegate.hardware.simulator.modbus.DeviceRegisters;

import static org.assertj.core.api.Assertions.assertThat;

/** The converter's own limit of what it gives; the simulated one has it in tenths of a percent of 11 kW. */
class GenerationLimitTest extends ConverterBench {
  private static final int[] NONE = {1, 0};
  private static final int[] HALF = {1, 500};
  private static final int[] ALL = {1, 1_000};

  @ParameterizedTest
  @CsvSource({"0, 11000, 0, 0", "1, 11000, 0, 1", "110, 11000, 0, 1", "111, 11000, 0, 2", "5500, 11000, 0, 50",
      "5500, 11000, -1, 500", "5501, 11000, -2, 5100", "11000, 11000, -2, 10000", "11001, 11000, -2, 10000",
      "2147483647, 11000, -2, 10000", "5500, 11000, 1, 5", "5501, 11000, 1, 6", "1, 10000000, 0, 1",
      "1, 11000, 2, 1"})
  void steps(int most, int whole, int scale, int steps) {
    assertThat(new GenerationLimit(new Watts(whole), scale).steps(new Watts(most))).isEqualTo(steps);
  }

  /** Whether it is set, its scale as 16 bits, what 100 % are. */
  @ParameterizedTest
  @CsvSource({"0, 65534, 11000, true", "1, 65535, 11000, true", "1, 2, 11000, true", "65535, 65535, 11000, false",
      "0, 32768, 11000, false", "0, 65533, 11000, false", "0, 3, 11000, false", "0, 65535, 0, false"})
  void isThere(int enabled, int scale, int whole, boolean isThere) {
    int[] model = new int[Control.LIMIT_SCALE + 1];
    model[Control.LIMIT_ENABLED] = enabled;
    model[Control.LIMIT_PERCENT] = 0xFFFF;
    model[Control.LIMIT_SCALE] = scale;
    assertThat(GenerationLimit.of(new Image(model), new Watts(whole)).isPresent()).isEqualTo(isThere);
  }

  @Test
  void started_isNoneUntilTheStationSaysMore() {
    var other = new GenerationLimitTest();
    other.bench.connect(1, Bench.car().soc(50).build());
    other.stage.start();
    other.bench.seconds(1);
    assertThat(other.registers.written.getLast()).containsExactly(NONE);

    other.flow(-5_000, 2);
    assertThat(other.actual()).isEqualTo(Watts.ZERO);
    other.flow(5_000, 2);
    assertThat(other.actual()).isEqualTo(new Watts(5_000));
    assertThat(other.open).isEmpty();
  }

  /** As a program leaves it that was killed while the vehicle might have given: the next one begins with nothing. */
  @Test
  void startedAnew_whatTheProgramBeforeLeftIsTakenBack() {
    flow(-5_000, 2);
    registers.written.clear();
    var next = stage(true);
    next.start();
    bench.loop.runPosted();
    assertThat(registers.written.getFirst()).startsWith(1, 1, 0, 0);
    assertThat(registers.written.get(1)).containsExactly(NONE);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void more_isWrittenWithoutACommand_andOnce() {
    stage.dischargeAtMost(new Watts(5_500));
    bench.seconds(60);
    assertThat(registers.written).containsExactly(HALF);
  }

  @Test
  void more_isWrittenBeforeTheDischargeThatNeedsIt_lessAfterIt() {
    limit(0);
    registers.written.clear();
    stage.dischargeAtMost(RATED);
    stage.command(new Watts(-8_000), Duration.ofSeconds(3));
    bench.seconds(1);
    assertThat(registers.written).hasSize(2);
    assertThat(registers.written.getFirst()).containsExactly(ALL);
    assertThat(registers.written.getLast()).startsWith(1, 1, 0, 800);

    registers.written.clear();
    stage.command(Watts.ZERO, Duration.ZERO);
    stage.dischargeAtMost(Watts.ZERO);
    bench.seconds(1);
    assertThat(registers.written).hasSize(2);
    assertThat(registers.written.getFirst()).startsWith(1, 1, 0, 0);
    assertThat(registers.written.getLast()).containsExactly(NONE);
  }

  @Test
  void charging_isNoneOfItsBusiness() {
    limit(0);
    flow(11_000, 3);
    assertThat(actual()).isEqualTo(RATED);
    assertThat(open).isEmpty();
  }

  /** The second of two that would have to fail. */
  @Test
  void powerSetByAnother_isHeldBackByTheConverter() throws Exception {
    limit(2_200);
    int[] set = new int[Control.REVERSION_LEFT - Control.ENABLED];
    set[0] = 1;
    set[Control.MODE - Control.ENABLED] = Control.IN_WATTS;
    set[Control.WATTS - Control.ENABLED + 1] = 1_000;
    writes(CONTROL + Control.ENABLED, set);
    assertThat(actual()).isEqualTo(new Watts(-2_200));
  }

  @Test
  void commandBeyondIt_isAsMuchAsIsLeft() {
    limit(2_200);
    flow(-5_000, 2);
    assertThat(actual()).isEqualTo(new Watts(-2_200));
    assertThat(registers.written.getLast()).startsWith(1, 1, 0, 220);
  }

  /** It is not a command: the lease ends when it ends. */
  @Test
  void alone_doesNotStartTheReversionTimerAnew() {
    command(-5_000);
    bench.seconds(1.5);
    limit(5_500);
    bench.seconds(1.4);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
    bench.seconds(0.1);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void anotherValueIsHeld_isAFaultAndNothingIsDischarged() {
    limit(0);
    registers.onWrite = words -> words.length == 2 ? new int[]{words[0], words[1] / 2} : words;
    limit(5_500);
    command(-5_000);
    bench.seconds(1);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("did not take that it gives 5500 W at most, 500 of 704 WMaxLimPct");
    assertThat(actual()).isEqualTo(Watts.ZERO);
    command(0);
    assertThat(registers.written).anySatisfy(words -> assertThat(words).startsWith(1, 1, 0, 0));

    registers.onWrite = words -> words;
    bench.seconds(70);
    assertThat(open).isEmpty();
    flow(-5_000, 2);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
  }

  /** Some take what is written, and do nothing with it. */
  @Test
  void isNeverEnabled_isAFault() {
    registers.onRead = held(words -> words[0] = 0);
    limit(5_500);
    bench.seconds(1);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
  }

  @Test
  void refused_isAFault_andZeroIsCommandedAllTheSame() {
    flow(-5_000, 2);
    registers.written.clear();
    registers.onWrite = words -> words.length == 2 ? new int[]{2, 2} : words;
    stage.command(Watts.ZERO, Duration.ZERO);
    stage.dischargeAtMost(Watts.ZERO);
    bench.seconds(1);
    assertThat(actual()).isEqualTo(Watts.ZERO);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
  }

  @Test
  void busSilent_isTriedUntilItIsTaken() {
    isSilent();
    stage.dischargeAtMost(new Watts(5_500));
    bench.seconds(2);
    registers.failure = Optional.empty();
    bench.seconds(0.3);
    assertThat(registers.written).containsExactly(HALF);
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "0, 500", "1, 200", "1, 1000"})
  void changedByAnother_whileNothingFlows_isSetAnewWithTheNextReading(int enabled, int percent) throws Exception {
    limit(5_500);
    bench.seconds(6);
    registers.written.clear();
    writes(CONTROL + Control.LIMIT_ENABLED, enabled, percent);
    bench.seconds(60);
    assertThat(registers.written).containsExactly(HALF);
    assertThat(open).isEmpty();
  }

  @Test
  void changedByAnother_whilePowerFlows_isSetAnewWithTheNextCommand() throws Exception {
    limit(5_500);
    flow(-5_000, 2);
    writes(CONTROL + Control.LIMIT_ENABLED, 0, 1_000);
    registers.written.clear();
    flow(-5_000, 3);
    assertThat(registers.written).filteredOn(words -> Arrays.equals(words, HALF)).hasSize(1);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
    assertThat(open).isEmpty();
  }

  /** It sleeps, and whatever it forgot meanwhile is set when it is awake. */
  @Test
  void forgottenInItsSleep_isSetBeforeItDischarges() throws Exception {
    stage.rest();
    bench.seconds(6);
    writes(CONTROL + Control.LIMIT_ENABLED, 0, 1_000);
    registers.written.clear();
    bench.seconds(30);
    assertThat(registers.written).isEmpty();

    flow(-5_000, 2);
    assertThat(registers.written).filteredOn(words -> words.length == 2).containsExactly(ALL);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
  }

  @Test
  void otherWholeAfterItWasAway_isInPercentOfThat() {
    limit(5_500);
    isSilent();
    bench.seconds(9);
    registers.failure = Optional.empty();
    registers.onRead = (first, words) -> {
      if (first == CAPACITY && words.length > Models.Capacity.MOST) {
        words[Models.Capacity.MOST] = 2_200;
      }
      return words;
    };
    registers.written.clear();
    bench.seconds(6);
    assertThat(registers.written).filteredOn(words -> words.length == 2).containsExactly(new int[]{1, 250});
  }

  @Test
  void stopped_isNone() {
    flow(-5_000, 2);
    stage.stop(Duration.ZERO);
    bench.loop.runPosted();
    assertThat(registers.written.getLast()).containsExactly(NONE);
  }

  /** The driver alone keeps to it then. */
  @Test
  void converterHasNone_nothingIsWritten() {
    isSilent();
    bench.seconds(9);
    registers.failure = Optional.empty();
    registers.onRead = (first, words) -> {
      if (first == CONTROL && words.length > Control.LIMIT_ENABLED) {
        words[Control.LIMIT_ENABLED] = 0xFFFF;
      }
      return words;
    };
    bench.seconds(6);
    registers.written.clear();
    stage.dischargeAtMost(new Watts(2_200));
    flow(-5_000, 2);
    assertThat(registers.written).isNotEmpty().noneMatch(words -> words.length == 2);
    assertThat(actual()).isEqualTo(new Watts(-2_200));
    assertThat(open).isEmpty();
  }

  @Test
  void notToBeSet_nothingIsWritten() {
    stage.stop(Duration.ZERO);
    bench.loop.runPosted();
    registers.written.clear();
    var without = stage(false);
    without.start();
    without.dischargeAtMost(new Watts(2_200));
    without.command(new Watts(1_000), Duration.ofSeconds(3));
    bench.seconds(10);
    assertThat(registers.written).isNotEmpty().noneMatch(words -> words.length == 2);
    assertThat(open).isEmpty();
  }

  /** Changes what it answers to the reading of its limit. */
  private static DeviceRegisters.Answer held(Consumer<int[]> change) {
    return (first, words) -> {
      if (first == CONTROL + Control.LIMIT_ENABLED) {
        change.accept(words);
      }
      return words;
    };
  }

  private void limit(int watts) {
    stage.dischargeAtMost(new Watts(watts));
    bench.loop.runPosted();
  }
}
