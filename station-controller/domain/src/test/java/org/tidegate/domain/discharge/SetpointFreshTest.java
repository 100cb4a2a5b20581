package org.tidegate.domain.discharge;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SetpointFreshTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new SetpointFresh();

  @ParameterizedTest
  @CsvSource({",", "0,", "300,", "301,0", "86400,0"})
  void discharge_offline_isFollowedForFiveMinutes(Integer seconds, Integer atMost) {
    given.offlineFor = seconds == null ? null : Duration.ofSeconds(seconds);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_noSetpointAnyMore_isZero() {
    given.setpoint = null;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void charge_offlineForLong_isNotLimited() {
    given.offlineFor = Duration.ofDays(1);
    assertThat(given.charge(limit)).isNull();
    assertThat(given.chargeThroughAggregator(limit)).isNull();
  }
}
