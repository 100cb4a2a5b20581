package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GridConnectionTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new GridConnection();

  @ParameterizedTest
  @CsvSource({",,0,", "5000,,0,5000", "5000,2000,0,7000", "0,0,0,0", "5000,,-5000,0", "5000,,-4999,1", "5000,,-6000,0",
      "5000,2000,-3000,4000", "5000,2147483647,0,", "5000,-2000,0,3000"})
  void discharge_siteMayFeedIn_isThatAndTheBuildingsLoad(Integer feedIn, Integer load, int others, Integer atMost) {
    given.siteFeedIn = feedIn;
    given.siteLoad = load;
    given.otherEvses = others;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_anotherVehicleIsToldToCharge_makesNoRoom() {
    // It may take less than it is told to, at any moment.
    given.siteFeedIn = 5_000;
    given.otherEvses = 11_000;
    assertThat(given.discharge(limit)).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource({",,0,", "20000,,0,20000", "20000,8000,0,12000", "20000,20000,0,0", "20000,25000,0,0", "20000,,11000,9000",
      "20000,8000,12001,0", "20000,-2147483648,0,"})
  void charge_siteMayTake_isThatWithoutTheBuildingsLoad(Integer most, Integer load, int others, Integer atMost) {
    given.siteImport = most;
    given.siteLoad = load;
    given.otherEvses = others;
    assertThat(given.charge(limit)).isEqualTo(atMost);
  }

  @Test
  void charge_anotherVehicleIsToldToDischarge_makesNoRoom() {
    given.siteImport = 5_000;
    given.otherEvses = -11_000;
    assertThat(given.charge(limit)).isEqualTo(5_000);
  }
}
