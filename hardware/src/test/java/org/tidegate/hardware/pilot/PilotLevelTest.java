package org.tidegate.hardware.pilot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PilotLevelTest {
  private final Debounce debounce = new Debounce();

  @ParameterizedTest
  @CsvSource({"13, V12", "11, V12", "13.1, V12", "16, V12", "10.99,", "10, V9", "8, V9", "7.5,", "7, V6", "5, V6",
      "4, V3", "2, V3",
      "1.5,", "1, V0", "-1, V0", "-1.1, V0", "-12, V0", "NaN,"})
  void of_volts_isALevelOrNone(double volts, PilotLevel level) {
    assertThat(PilotLevel.of(volts).orElse(null)).isEqualTo(level);
  }

  @Test
  void measured_levelStands_countsAtThirtyMilliseconds() {
    assertThat(debounce.measured(9, 0)).isEmpty();
    assertThat(debounce.measured(9, milliseconds(29))).isEmpty();
    assertThat(debounce.measured(9, milliseconds(30))).contains(PilotLevel.V9);
    assertThat(debounce.measured(9, milliseconds(60))).as("told once").isEmpty();
  }

  @Test
  void measured_bounces_startsAnew() {
    debounce.measured(9, 0);
    debounce.measured(6, milliseconds(20));
    debounce.measured(7.5, milliseconds(40));
    assertThat(debounce.measured(6, milliseconds(60))).isEmpty();
    assertThat(debounce.measured(6, milliseconds(70))).contains(PilotLevel.V6);
  }

  @Test
  void forget_sameLevelStands_isToldAgain() {
    debounce.measured(9, 0);
    debounce.measured(9, milliseconds(30));
    debounce.forget();

    assertThat(debounce.measured(9, milliseconds(100))).isEmpty();
    assertThat(debounce.measured(9, milliseconds(130))).contains(PilotLevel.V9);
  }

  @ParameterizedTest
  @CsvSource({"1500, 13", "680, 20", "220, 32", "100, 63", "79,", "80, 63", "140, 63", "141,", "163,", "164, 32",
      "308, 32", "309,", "399,", "400, 20", "936, 20", "937,", "1099,", "1100, 13", "2460, 13", "2461,", "NaN,",
      "Infinity,", "0,"})
  void amps_resistor_isWhatTheCableCarriesOrNothing(double ohms, Integer amps) {
    assertThat(Proximity.amps(ohms).isPresent()).isEqualTo(amps != null);
    if (amps != null) {
      assertThat(Proximity.amps(ohms)).hasValue(amps);
    }
  }

  private static long milliseconds(long count) {
    return count * 1_000_000;
  }
}
