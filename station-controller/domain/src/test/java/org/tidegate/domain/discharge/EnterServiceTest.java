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
}
