package org.tidegate.hardware.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.hardware.pi.PiSettings.Range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class Ads1115Test {
  private static final int ADDRESS = 0x48;

  private final EmulatedAds1115 chip = new EmulatedAds1115();
  private final Context pi4j = Pi4J.newContextBuilder().noAutoDetect().add(chip).build();
  private final Adc adc = adc(Range.V4_096);

  @AfterEach
  void stop() {
    pi4j.shutdown();
  }

  private Adc adc(Range range) {
    return Adc.of(pi4j, new PiSettings.OnI2c(1, ADDRESS, range), () -> chip.now);
  }

  /** Start, the input against ground, 4.096 V, single-shot, 860 a second, no comparator: the data sheet's config register. */
  @ParameterizedTest
  @CsvSource({"0, c3e3", "1, d3e3", "2, e3e3", "3, f3e3"})
  void volts_channel_isAskedFor(int channel, String config) {
    adc.volts(channel);
    assertThat(chip.configs).containsExactly(Integer.parseInt(config, 16));
    I2C place = pi4j.io("adc");
    assertThat(place.bus()).isEqualTo(1);
    assertThat(place.device()).isEqualTo(ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1.65, 1.65", "3.3, 3.3", "-0.002, -0.002"})
  void volts_number_isItsShareOfTheFullScale(double input, double volts) {
    chip.inputs[2] = input;
    assertThat(adc.volts(2).orElseThrow()).isCloseTo(volts, within(0.0001));
  }

  @ParameterizedTest
  @EnumSource(Range.class)
  void volts_everyRange_meansTheSame(Range range) {
    chip.inputs[0] = 0.2;
    pi4j.registry().remove("adc");
    assertThat(adc(range).volts(0).orElseThrow()).isCloseTo(0.2, within(0.0002));
  }

  /** Each input for itself: the answer is never that of the conversion before. */
  @Test
  void volts_oneInputAfterTheOther() {
    chip.inputs[0] = 1;
    chip.inputs[3] = 3;
    assertThat(adc.volts(0).orElseThrow()).isCloseTo(1, within(0.001));
    assertThat(adc.volts(3).orElseThrow()).isCloseTo(3, within(0.001));
    assertThat(adc.volts(0).orElseThrow()).isCloseTo(1, within(0.001));
  }

  /** A conversion that begins now, its end seen by the bus, and four transfers of 0.1 ms at most beside. */
  @Test
  void volts_takeNoLongerThanTwoMilliseconds() {
    long before = chip.now;
    assertThat(adc.volts(0)).isPresent();
    assertThat(Duration.ofNanos(chip.now - before)).isBetween(Duration.ofNanos(1_279_000), Duration.ofMillis(2));
  }

  @ParameterizedTest
  @CsvSource({"4.096", "5", "-4.2"})
  void volts_beyondTheRange_areUnknown(double input) {
    chip.inputs[0] = input;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void volts_nobodyAnswers_areUnknownUntilSomebodyDoes() {
    chip.inputs[0] = 1;
    chip.answers = false;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
    chip.answers = true;
    assertThat(adc.volts(0)).isPresent();
  }

  @Test
  void volts_conversionNeverEnds_areUnknownAfterSomeMilliseconds() {
    chip.converts = false;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
    assertThat(chip.transfers).isEqualTo(1 + Ads1115.ASKED_AT_MOST);
  }

  /** Its power failed for a moment: it would tell the difference of inputs 0 and 1, or 0 V. */
  @Test
  void volts_resetWhileConverting_areUnknown() {
    chip.inputs[0] = 1;
    chip.resets = true;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void volts_halfAnAnswer_areUnknown() {
    chip.bytes = 1;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
  }

  /** The kernel waits for up to 1 s: the pins' worker has more to do than that. */
  @Test
  void volts_busHangs_isLeftAloneForAWhile() {
    chip.inputs[0] = 1;
    chip.answers = false;
    chip.eachTakes = Duration.ofSeconds(1);
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
    chip.answers = true;
    chip.eachTakes = Duration.ofNanos(100_000);
    chip.now += Ads1115.RESTS_FOR.toNanos() - 1;
    assertThat(adc.volts(0)).isEqualTo(OptionalDouble.empty());
    assertThat(chip.transfers).isEqualTo(1);
    chip.now += 1;
    assertThat(adc.volts(0)).isPresent();
  }
}
