package org.tidegate.hardware.pi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparatorPilotTest {
  @ParameterizedTest
  @CsvSource({"false, false, false, 12", "true, false, false, 9", "true, true, false, 6", "true, true, true, 0",
      "false, true, false, 0", "false, false, true, 0"})
  void comparators_areTheMiddleOfTheirLevel(boolean below10, boolean below7, boolean below4, double volts) {
    assertThat(ComparatorPilot.volts(below10, below7, below4)).isEqualTo(volts);
  }
}
