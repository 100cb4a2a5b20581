package org.tidegate.domain.discharge;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.Situation.Memory;

import static org.assertj.core.api.Assertions.assertThat;

class MinimumStateOfChargeTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new MinimumStateOfCharge();

  @ParameterizedTest
  @CsvSource({"30.1,", "30.0,0", "29.9,0", "0,0", "100,", ",0"})
  void discharge_minimum30Percent_dependsOnCharge(Double soc, Integer atMost) {
    given.soc = soc;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"59,", "60,", "61,0", "-1,", "-2,0", "86400,0"})
  void discharge_chargeOfSomeAge_mayBe60SecondsOld(long seconds, Integer atMost) {
    given.socAge = Duration.ofSeconds(seconds);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"40,40,0", "40,40.1,", "20,30,0", "20,30.1,", ",30.1,"})
  void discharge_vehicleHasItsOwnMinimum_higherOneBinds(Double vehicles, double soc, Integer atMost) {
    given.vehicleMinimum = vehicles;
    given.soc = soc;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"30.1,0", "30.9,0", "31.0,", "31.1,"})
  void discharge_stoppedAtMinimum_resumesOnePercentAbove(double soc, Integer atMost) {
    given.memory = new Memory(false, true, false);
    given.soc = soc;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"100,100,0", "99.5,99.9,0", "99.5,100,"})
  void discharge_stoppedAtMinimumNearFull_neverResumesAtOrBelowIt(double minimum, double soc, Integer atMost) {
    given.memory = new Memory(false, true, false);
    given.minimum = minimum;
    given.soc = soc;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_vehicleUnknown_isZero() {
    given.vehicleKnown = false;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void charge_belowMinimum_isNotLimited() {
    given.soc = 3.0;
    assertThat(given.charge(limit)).isNull();
    assertThat(given.chargeThroughAggregator(limit)).isNull();
  }
}
