package org.tidegate.domain.operation;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.operation.LocalLoadBalancing.Thresholds;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class LocalLoadBalancingTest {
  /** The standard's example: between +11 kW and -6 kW. */
  private static final Thresholds EXAMPLE = thresholds(10_000, -5_000, 1_000, -1_000);

  @ParameterizedTest
  @CsvSource({
      "10000,     0,     0", // at the upper threshold: not above it
      "10001,     0,   999", // one above: to threshold and offset
      "15000,     0, -4000",
      "15000, -4000, -4000", // the load is 11 kW still above the threshold, and where it is to be
      "14000, -4000, -4000", // between the thresholds the setpoint stays
      "0,     -4000, -4000",
      "-2000, -4000, -4000", // 6 kW fed in: below the lower threshold, and where it is to be
      "-2001, -4000, -3999",
      "-5000,     0,     0", // at the lower threshold
      "-5001,     0,  -999",
      "-9000,     0,  3000"})
  @Covers("2.1 Q09.FR.04")
  void target_standardsExample_isThresholdAndOffset(int others, int before, int expected) {
    assertThat(LocalLoadBalancing.of(Optional.of(new Watts(others)), new Watts(before), Optional.of(EXAMPLE)))
        .isEqualTo(Target.of(new Watts(expected)));
  }

  @Test
  void target_loadUnknown_isNoPowerWithTheReason() {
    assertThat(LocalLoadBalancing.of(Optional.empty(), new Watts(-4_000), Optional.of(EXAMPLE)))
        .isEqualTo(Target.unknown(LimitReason.SITE_METER));
  }

  @Test
  void target_thresholdsUnknown_isNoPowerWithTheReason() {
    assertThat(LocalLoadBalancing.of(Optional.of(new Watts(15_000)), Watts.ZERO, Optional.empty()))
        .isEqualTo(Target.unknown(LimitReason.SITE_METER));
  }

  @ParameterizedTest
  @CsvSource({
      "1000, 999, 0, 0, true", "1000, 1000, 0, 0, false", "999, 1000, 0, 0, false", // upper above lower
      "1000, 0, -1000, 1000, true", "1000, 0, -1001, 0, false", "1000, 0, 0, 1001, false"}) // beyond the other
  @Covers("2.1 Q09.FR.02")
  void thresholds_order(int upper, int lower, int upperOffset, int lowerOffset, boolean inOrder) {
    assertThat(thresholds(upper, lower, upperOffset, lowerOffset).areInOrder()).isEqualTo(inOrder);
  }

  @Test
  void target_askedAgainWithTheSameLoad_stays() {
    for (int others = -20_000; others <= 20_000; others += 500) {
      var once = LocalLoadBalancing.of(Optional.of(new Watts(others)), Watts.ZERO, Optional.of(EXAMPLE));
      var again = LocalLoadBalancing.of(Optional.of(new Watts(others)), once.power().orElseThrow(),
          Optional.of(EXAMPLE));
      assertThat(again).isEqualTo(once);
    }
  }

  private static Thresholds thresholds(int upper, int lower, int upperOffset, int lowerOffset) {
    return new Thresholds(new Watts(upper), new Watts(lower), new Watts(upperOffset), new Watts(lowerOffset));
  }
}
