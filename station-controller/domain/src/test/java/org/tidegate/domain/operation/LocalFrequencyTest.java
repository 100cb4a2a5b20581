package org.tidegate.domain.operation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.PowerCurve;
import org.tidegate.domain.smartcharging.PowerCurve.Point;

import static org.assertj.core.api.Assertions.assertThat;

class LocalFrequencyTest {
  private static final PowerCurve BY_FREQUENCY = curve(49.8, -10_000, 49.98, -1_000, 50.02, 1_000, 50.2, 10_000);
  private static final PowerCurve BY_SIGNAL = curve(-1, -2_000, 0, 0, 2, 1_000);

  @ParameterizedTest
  @CsvSource({
      "47.0,  -10000", // beyond the end: what the end says
      "49.8,  -10000", // the end
      "49.89,  -5500", // in the middle between -10000 and -1000
      "49.979, -1050", // 1 mHz below the second point: 9000 W over 180 mHz are 50 W each
      "49.98,  -1000",
      "50.0,       0", // in the middle between -1000 and 1000
      "50.02,   1000",
      "50.2,   10000",
      "53.0,   10000"})
  @Covers({"2.1 Q08.FR.06", "2.1 Q08.FR.07"})
  void target_betweenPoints_isOnTheLine_beyondTheEnds_isTheEnds(double hertz, int watts) {
    assertThat(target(0, hertz, null)).isEqualTo(Target.of(new Watts(watts)));
  }

  @Test
  @Covers("2.1 Q08.FR.06")
  void target_baseline_isAddedTo() {
    assertThat(target(3_000, 49.98, null)).isEqualTo(Target.of(new Watts(2_000)));
  }

  @ParameterizedTest
  @CsvSource({"-5, -2000", "-1, -2000", "0, 0", "1, 500", "2, 1000", "9, 1000"})
  @Covers("2.1 Q08.FR.10")
  void target_signal_isAddedOnTop(int signal, int added) {
    assertThat(target(100, 49.98, signal)).isEqualTo(Target.of(new Watts(100 - 1_000 + added)));
  }

  @Test
  void target_signalWithoutItsCurve_addsNothing() {
    var support = new GridSupport(Optional.empty(), Optional.of(BY_FREQUENCY), Optional.empty());
    assertThat(LocalFrequency.of(support, Optional.of(50.02), Optional.of(2))).isEqualTo(Target.of(new Watts(1_000)));
  }

  @Test
  void target_frequencyUnknown_isNoPowerWithTheReason() {
    assertThat(target(5_000, null, 2)).isEqualTo(Target.unknown(LimitReason.GRID_FREQUENCY));
    assertThat(target(5_000, null, 2).power()).contains(Watts.ZERO);
  }

  @Test
  void target_withoutCurve_isNoPowerWithTheReason() {
    assertThat(LocalFrequency.of(GridSupport.none(), Optional.of(50.0), Optional.empty()))
        .isEqualTo(Target.unknown(LimitReason.GRID_FREQUENCY));
  }

  @Test
  void target_pointsInAnyOrder_isTheSame() {
    var support = new GridSupport(Optional.empty(), Optional.of(curve(50.2, 10_000, 49.8, -10_000)), Optional.empty());
    assertThat(LocalFrequency.of(support, Optional.of(49.9), Optional.empty())).isEqualTo(Target.of(new Watts(-5_000)));
  }

  @Test
  void target_stepInTheCurve_isTheLaterPointFromThereOn() {
    var support = new GridSupport(Optional.empty(), Optional.of(curve(49.9, -1_000, 50, -1_000, 50, 2_000, 51, 2_000)),
        Optional.empty());
    assertThat(LocalFrequency.of(support, Optional.of(49.999), Optional.empty()))
        .isEqualTo(Target.of(new Watts(-1_000)));
    assertThat(LocalFrequency.of(support, Optional.of(50.0), Optional.empty())).isEqualTo(Target.of(new Watts(2_000)));
  }

  @ParameterizedTest
  @CsvSource({
      "50.0, 50.004, 5, 50.0", // less than the threshold
      "50.0, 50.005, 5, 50.005", // equal
      "50.0, 49.995, 5, 49.995",
      "50.0, 50.0001, 0, 50.0001", // no threshold
      ",     50.0,   5, 50.0", // the first
      "50.0, ,       5, "}) // lost
  @Covers("2.1 Q08.FR.07")
  void heeded_movedByTheThreshold_isTheNewest(@Nullable Double before, @Nullable Double newest, int threshold,
      @Nullable Double heeded) {
    assertThat(LocalFrequency.heeded(Optional.ofNullable(before), Optional.ofNullable(newest), threshold))
        .isEqualTo(Optional.ofNullable(heeded));
  }

  private static Target target(int baseline, @Nullable Double hertz, @Nullable Integer signal) {
    var support = new GridSupport(Optional.of(BigDecimal.valueOf(baseline)), Optional.of(BY_FREQUENCY),
        Optional.of(BY_SIGNAL));
    return LocalFrequency.of(support, Optional.ofNullable(hertz), Optional.ofNullable(signal));
  }

  private static PowerCurve curve(double... pairs) {
    var points = new Point[pairs.length / 2];
    for (int point = 0; point < points.length; point++) {
      points[point] = new Point(BigDecimal.valueOf(pairs[2 * point]), BigDecimal.valueOf(pairs[2 * point + 1]));
    }
    return new PowerCurve(Arrays.asList(points));
  }
}
