package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;

import static org.assertj.core.api.Assertions.assertThat;

/** The driver against the simulated converter, in virtual time and without a bus in between. */
class SunSpecPowerStageTest extends ConverterBench {
  @Test
  void command_charge_isNegativeInTheRegistersAndPositiveInTheCar() {
    flow(5_000, 3);

    assertThat(actual()).isEqualTo(new Watts(5_000));
    // −5,000 W in steps of 10 W, two's complement; the timer is what is left of the lease
    assertThat(registers.written.getLast()).containsExactly(1, 1, 0xFFFF, 0x10000 - 500, 0, 0, 0, 0, 1, 0, 3);
    assertThat(read.orElseThrow().power()).contains(new Watts(5_000));
    assertThat(open).isEmpty();
  }

  @Test
  void command_discharge_isPositiveInTheRegistersAndNegativeOutOfTheCar() {
    flow(-7_005, 3);

    // what does not fit the device's steps is rounded towards 0
    assertThat(actual()).isEqualTo(new Watts(-7_000));
    assertThat(registers.written.getLast()).startsWith(1, 1, 0, 700);
  }

  @ParameterizedTest
  @CsvSource({"20000, 11000", "11000, 11000", "-11001, -11000", "-2147483647, -11000"})
  void command_beyondWhatItCan_isWhatItCan(int asked, int moved) {
    flow(asked, 2);

    assertThat(actual()).isEqualTo(new Watts(moved));
  }

  @Test
  void command_noneFollows_endsWithItsLeaseByTheDevicesOwnTimer() {
    command(-5_000);
    bench.seconds(2.9);
    assertThat(actual()).isEqualTo(new Watts(-5_000));

    bench.seconds(0.1);
    assertThat(actual()).isEqualTo(Watts.ZERO);
    assertThat(registers.written).hasSize(1);
    bench.seconds(60);
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "10, 2", "1000, 2", "1001, 1", "2000, 1"})
  void command_waitsForABusyBus_runsForWhatIsLeftOfItsLease(int milliseconds, int seconds) {
    worker.isBusyFor(Duration.ofMillis(milliseconds));
    command(-5_000);
    bench.seconds(2);

    assertThat(registers.written).hasSize(1);
    assertThat(registers.written.getFirst()[10]).isEqualTo(seconds);
    bench.seconds(1);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void command_lessThanASecondLeftWhenItReachesTheBus_isDropped() {
    worker.isBusyFor(Duration.ofMillis(2_001));
    command(-5_000);
    bench.seconds(3);

    assertThat(registers.written).isEmpty();
  }

  @Test
  void command_severalWhileTheBusIsBusy_onlyTheNewestIsWritten() {
    worker.isBusyFor(Duration.ofSeconds(1));
    command(-5_000);
    command(3_000);
    command(-1_000);
    bench.seconds(1);

    assertThat(registers.written).hasSize(1);
    assertThat(actual()).isEqualTo(new Watts(-1_000));
  }

  @Test
  void command_zeroWhileTheBusIsSilent_isTriedUntilItIsTaken() {
    flow(-5_000, 2);
    isSilent();
    command(0);
    bench.seconds(1);
    assertThat(actual()).isEqualTo(new Watts(-5_000));

    registers.failure = Optional.empty();
    bench.seconds(0.3);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void command_anAnswerIsLost_isWrittenAgainWithWhatIsLeft() {
    registers.writeFailure = silence();
    command(-5_000);
    bench.seconds(0.2);
    registers.writeFailure = Optional.empty();
    bench.seconds(0.2);

    assertThat(registers.written).hasSize(1);
    assertThat(registers.written.getFirst()[10]).isEqualTo(2);
    assertThat(open).isEmpty();
  }

  @Test
  void command_deviceHoldsAnotherValue_isAFaultForAMinute() {
    registers.onWrite = words -> {
      words[3] = words[3] - 100 & 0xFFFF;
      return words;
    };
    command(5_000);
    bench.seconds(1);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("did not take 5000 W for 3 s");
    registers.onWrite = words -> words;
    command(0);
    bench.seconds(59);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    bench.seconds(10);
    assertThat(open).isEmpty();
    assertThat(raised).hasSize(1);
  }

  /** The power in percent is not used; a device that shows there what it was told in watts has taken the command. */
  @Test
  void command_deviceShowsThePowerInPercentToo_isTaken() {
    registers.onRead = (first, words) -> {
      if (first == CONTROL + Control.LIMIT_ENABLED && words.length > Control.REVERSION_LEFT - Control.LIMIT_ENABLED) {
        words[Control.PERCENT - Control.LIMIT_ENABLED] = 4_545;
      }
      return words;
    };
    command(5_000);
    bench.seconds(1);

    assertThat(open).isEmpty();
    assertThat(actual()).isEqualTo(new Watts(5_000));
  }

  @Test
  void powerOfNoConverter_isAFaultAndIsWatchedOn() {
    registers.onRead = (first, words) -> {
      if (first == MEASUREMENT && words.length > Measurement.WATTS_SCALE) {
        words[Measurement.WATTS_SCALE] = 9;
      }
      return words;
    };
    registers.failure = Optional.of(new BusFailure(Kind.SILENT, "away, and another one when it is back"));
    bench.seconds(9);
    registers.failure = Optional.empty();
    bench.seconds(1);
    flow(5_000, 5);
    assertThat(open).contains(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("does not know its power");
  }

  @Test
  void command_deviceRefuses_isAFault() {
    registers.writeFailure = refusal();
    command(5_000);
    bench.seconds(1);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(actual()).isEqualTo(Watts.ZERO);
  }

  /** A gateway that lets readings through, and nothing else. */
  @Test
  void command_neverAnsweredThoughReadingsAre_isOneFaultThatStands() {
    registers.writeFailure = silence();
    flow(-5_000, 10);
    assertThat(open).contains(FaultKind.PowerStageFailure);
    flow(0, 50);
    assertThat(open).contains(FaultKind.PowerStageFailure);
    assertThat(raised).as("told again and again").hasSizeLessThanOrEqualTo(2);

    registers.writeFailure = Optional.empty();
    bench.seconds(66);
    assertThat(open).isEmpty();
    flow(-5_000, 3);
    assertThat(actual()).isEqualTo(new Watts(-5_000));
  }

  @Test
  void command_timerDoesNotRunAnew_isAFault() {
    flow(-5_000, 1);
    registers.onRead = (first, words) -> {
      if (first == CONTROL + Control.LIMIT_ENABLED && words.length > Control.REVERSION_LEFT - Control.LIMIT_ENABLED) {
        words[Control.REVERSION_LEFT - Control.LIMIT_ENABLED + 1] = 1;
      }
      return words;
    };
    command(-5_000);
    bench.seconds(0.5);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("reversion timer shows 1 s after it was set to 3 s");
  }

  @Test
  void timerRunsOut_powerGoesOn_isSetToZeroAndAFault() {
    flow(-5_000, 1);
    bench.hardware.device(1, how -> how.withConverter(how.converter().withStuck(true)));
    registers.onRead = (first, words) -> {
      if (first == MEASUREMENT) {
        words[Measurement.WATTS] = 500;
      }
      return words;
    };
    registers.written.clear();
    bench.seconds(2);
    assertThat(open).isEmpty();

    bench.seconds(3);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("moves other power than it was told: -5000 W measured, 0 W commanded");
    assertThat(registers.written).isNotEmpty().allSatisfy(words -> assertThat(words).startsWith(1, 1, 0, 0));
  }

  @Test
  void converterStuck_isAFaultWithinTwoSecondsAndNotForgottenAtOnce() {
    flow(5_000, 3);
    bench.hardware.device(1, how -> how.withConverter(how.converter().withStuck(true)));
    flow(1_000, 1);
    assertThat(open).isEmpty();
    flow(1_000, 2);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    bench.hardware.device(1, how -> how.withConverter(how.converter().withStuck(false)));
    command(0);
    bench.seconds(50);
    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    bench.seconds(20);
    assertThat(open).isEmpty();
  }

  @Test
  void carTakesLess_isNoFault() {
    bench.hardware.change(1, car -> car.mostCharge(new Watts(2_000)));
    flow(5_000, 60);

    assertThat(actual()).isEqualTo(new Watts(2_000));
    assertThat(open).isEmpty();
  }

  @Test
  void busSilent_isAFaultAfterThreeSecondsAndOverWhenItAnswers() {
    isSilent();
    bench.seconds(4 + 2.9);
    assertThat(open).isEmpty();
    bench.seconds(1);
    assertThat(open).containsExactly(FaultKind.PowerStageSilent);

    registers.failure = Optional.empty();
    bench.seconds(1);
    assertThat(open).isEmpty();
  }

  @Test
  void powerUnknown_isAFault() {
    registers.onRead = (first, words) -> {
      if (first == MEASUREMENT) {
        words[Measurement.WATTS] = 0x8000;
      }
      return words;
    };
    flow(3_000, 4);

    assertThat(open).containsExactly(FaultKind.PowerStageFailure);
    assertThat(raised.getLast().text()).contains("does not know its power");
  }

  @ParameterizedTest
  @CsvSource({"GroundFailure, GroundFailure, GROUND_FAULT", "OverTemperature, OverTemperature, OVER_TEMPERATURE",
      "CabinetOpen, CabinetOpen, CABINET_OPEN",
      "IsolationFailure, IsolationFailure, DC_GROUND_FAULT"})
  void alarm_isAFaultWithItsCodeUntilItIsOver(String simulated, FaultKind kind, String text) {
    bench.hardware.raiseFault(1, simulated);
    bench.seconds(6);
    assertThat(open).contains(kind);
    assertThat(raised).anySatisfy(fault -> assertThat(fault.text()).contains(text));

    bench.hardware.clearFault(1, simulated);
    bench.seconds(6);
    assertThat(open).isEmpty();
  }

  @Test
  void rest_afterZero_sleepsUntilTheNextCommand() {
    flow(3_000, 2);
    stage.rest();
    bench.loop.runPosted();
    assertThat(actual()).as("it flows: not now").isEqualTo(new Watts(3_000));

    command(0);
    stage.rest();
    bench.seconds(6);
    assertThat(read.orElseThrow().state()).isEqualTo(InverterState.SLEEPING);
    assertThat(open).isEmpty();

    flow(-3_000, 3);
    assertThat(actual()).isEqualTo(new Watts(-3_000));
    assertThat(open).isEmpty();
  }

  @Test
  void reading_tellsTheVehiclesBattery() {
    bench.seconds(6);

    var battery = read.orElseThrow().battery().orElseThrow();
    assertThat(battery.stateOfCharge().orElseThrow()).hasToString("50 %");
    assertThat(battery.capacity().orElseThrow()).hasToString("60000 Wh");
    assertThat(read.orElseThrow().volts().orElseThrow()).isEqualTo(230.0);
    assertThat(read.orElseThrow().hertz().orElseThrow()).isEqualTo(50.0);
  }
}
