package org.tidegate.domain.discharge;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnterServiceTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new EnterService();

  @ParameterizedTest
  @CsvSource({"59,0", "60,", "61,", "0,0", ",0"})
  void power_gridWasOutOfItsBand_waitsForAMinute(Integer seconds, Integer atMost) {
    given.inBandFor = seconds == null ? null : Duration.ofSeconds(seconds);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
    assertThat(given.charge(limit)).isEqualTo(atMost);
  }

  /** Rated 11,000 W out and 22,000 W in; 60 s of waiting, then 600 s of ramp. */
  @ParameterizedTest
  @CsvSource({"59,0,0", "60,0,0", "61,18,36", "360,5500,11000", "659,10981,21963", "660,,", "661,,", ",0,0"})
  void power_afterTheWait_risesToTheRatingAlongTheRamp(Integer seconds, Integer out, Integer in) {
    given.inBandFor = seconds == null ? null : Duration.ofSeconds(seconds);
    given.enterServiceRamp = Duration.ofSeconds(600);
    assertThat(given.discharge(limit)).isEqualTo(out);
    assertThat(given.charge(limit)).isEqualTo(in);
  }
}
