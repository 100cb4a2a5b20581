package org.tidegate.hardware.pilot;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Tag("IEC61851-1-A.7")
class PilotDutyCycleTest {
  @ParameterizedTest
  @CsvSource({"5.99, 100", "0, 100", "-1, 100", "NaN, 100", "6, 10", "6.59, 10", "6.6, 11", "10, 16", "16, 26",
      "32, 53",
      "51, 85", "51.1, 85", "52.5, 85", "54.9, 85", "55, 86", "63, 89", "80, 96", "81, 96"})
  void offering_amps_isDutyCycleNotAbove(double amps, int percent) {
    assertThat(PilotDutyCycle.offering(amps)).isEqualTo(percent);
  }

  @Test
  void offering_anyAmps_neverOffersMoreAndLittleLess() {
    // The two ranges of the table leave a gap between 51 A (85 %) and 55 A (86 %).
    for (double amps = 6; amps <= 80; amps += 0.01) {
      double offered = PilotDutyCycle.amps(PilotDutyCycle.offering(amps)).orElseThrow();
      assertThat(offered).isLessThanOrEqualTo(amps + 1e-9).isGreaterThan(amps - 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 6", "85, 51", "86, 55", "96, 80"})
  void amps_dutyCycle_isCurrent(int percent, double amps) {
    assertThat(PilotDutyCycle.amps(percent).orElseThrow()).isEqualTo(amps, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 9, 97, 100})
  void amps_otherDutyCycle_isNone(int percent) {
    assertThat(PilotDutyCycle.amps(percent)).isEmpty();
  }
}
