package org.tidegate.hardware.pi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeratingTest {
  @ParameterizedTest
  @CsvSource({"59.9, 100", "60, 100", "61, 95", "70, 50", "79.9, 0", "80, 0", "120, 0", "-20, 100"})
  void celsius_isAShareOfTheRating(double celsius, int percent) {
    assertThat(new Derating(60, 80).percent(celsius)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"79.9, false, false", "80, false, true", "75, true, true", "74.9, true, false"})
  void tooHot_staysSoUntilItIsWellCooler(double celsius, boolean was, boolean tooHot) {
    assertThat(new Derating(60, 80).isTooHot(celsius, was)).isEqualTo(tooHot);
  }
}
