package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** The thermistor of an EVSE on pins. */
class PinsHeatTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  /** 10 kΩ at 25 °C with a beta of 3950: 1,765 Ω are just below 70 °C, where half is carried, 1,350 Ω 78 °C, 1,200 Ω 82 °C. */
  @Test
  void hot_offersLessThenNothingAndAgainAllOnceItIsWellCooler() {
    bench.charge(7_360);
    bench.heat(1_765);
    assertThat(bench.events.story).contains("derated 1 50");
    assertThat(bench.dutyCycle()).isEqualTo(26);
    bench.heat(1_200);
    assertThat(bench.events.story).contains("derated 1 0", "fault 1 OverTemperature");
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.heat(1_350);
    assertThat(bench.events.story).doesNotContain("cleared 1 OverTemperature");
    bench.heat(10_000);
    assertThat(bench.events.story).contains("cleared 1 OverTemperature", "derated 1 100");
  }

  /** Read at 0, 5 and 10 s, and each second once that fails; it is 6.4 s by then. */
  @Test
  void heat_cantBeMeasured_isWhatItWasForThreeSecondsAndThenTooHot() {
    bench.charge(7_360);
    bench.heat(1_765);
    bench.volts.remove(PinBench.HEAT);
    bench.ms(6_500);
    assertThat(bench.events.story).contains("derated 1 50").doesNotContain("derated 1 0", "fault 1 OverTemperature");
    bench.ms(200);
    assertThat(bench.events.story).contains("derated 1 0", "fault 1 OverTemperature");
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.volts.put(PinBench.HEAT, 1.65);
    bench.ms(1_000);
    assertThat(bench.events.story).contains("derated 1 100", "cleared 1 OverTemperature");
    bench.volts.remove(PinBench.HEAT);
    bench.ms(7_700);
    assertThat(bench.events.openFaults()).doesNotContain("OverTemperature");
    bench.ms(400);
    assertThat(bench.events.openFaults()).contains("OverTemperature");
  }

  /** All of the supply is a broken wire, nothing a short: a disturbance may look like either. */
  @ParameterizedTest
  @CsvSource(value = {"none", "3.3", "0"}, nullValues = "none")
  void heat_twoReadingsFail_powerGoesOn(@Nullable Double disturbed) {
    bench.charge(7_360);
    bench.heat(10_000);
    bench.volts.compute(PinBench.HEAT, (_, _) -> disturbed);
    bench.ms(5_000);
    bench.volts.put(PinBench.HEAT, 1.65);
    bench.ms(10_000);
    assertThat(bench.events.openFaults()).doesNotContain("OverTemperature");
    assertThat(bench.events.story).doesNotContain("derated 1 0");
  }

  /** What no thermistor of this kind shows is none: colder than −50 °C is a wire that leaks, hotter than 200 °C a short. */
  @ParameterizedTest
  @CsvSource({"3.3", "3.27", "0.02", "0", "-1", "5", "NaN"})
  void heat_whatCantBe_isTooHotOnceItLasts(double volts) {
    bench.charge(7_360);
    bench.heat(10_000);
    bench.volts.put(PinBench.HEAT, volts);
    bench.ms(10_000);
    assertThat(bench.events.openFaults()).contains("OverTemperature");
    assertThat(bench.events.story).contains("derated 1 0").doesNotContain("derated 1 100");
  }

  /** Nothing was ever read that could be held. */
  @Test
  void heat_cantBeMeasuredAtTheStart_isTooHotAtOnce() {
    bench.volts.remove(PinBench.HEAT);
    var second = new VirtualStationLoop(Instant.EPOCH);
    var told = new RecordedEvents();
    Context other = bench.pins();
    bench.hardware(PinBench.SETTINGS, other, second).start(told);
    second.advance(Duration.ofMillis(20));
    assertThat(told.story).contains("derated 1 0", "fault 1 OverTemperature");
    other.shutdown();
  }
}
