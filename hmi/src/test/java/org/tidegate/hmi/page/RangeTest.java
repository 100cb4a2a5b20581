package org.tidegate.hmi.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;

class RangeTest {
  private static final Range RANGE = new Range(60_000, 180);

  @ParameterizedTest
  @CsvSource({"0,0", "100,333", "40,133", "0.1,0", "0.3,1"})
  void km_roundedDown(double percent, int km) {
    assertThat(RANGE.km(StateOfCharge.percent(percent))).isEqualTo(km);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "100,30", "1,0.3", "333,99.9", "334,100", "9999,100"})
  void holding_roundedUp(int km, double percent) {
    assertThat(RANGE.holding(km).percent()).isEqualTo(percent);
  }

  /** What a driver sets in km is never less than that in percent, and back. */
  @Test
  void holding_anyDistance_reachesIt() {
    for (int km = 0; km <= RANGE.most(); km++) {
      assertThat(RANGE.km(RANGE.holding(km))).isGreaterThanOrEqualTo(km);
    }
  }
}
