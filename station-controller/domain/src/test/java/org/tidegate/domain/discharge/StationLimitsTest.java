package org.tidegate.domain.discharge;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ScheduleNow;

import static org.assertj.core.api.Assertions.assertThat;

class StationLimitsTest {
  /** Of the site: fresh, stale with the highest reading in brackets, never read, or without a meter. */
  @ParameterizedTest
  @CsvSource({"20000,none,20000", "20000,8000,12000", "20000,20000,0", "20000,20001,0", "20000,-3000,23000",
      "20000,stale 15000,5000", "20000,stale,0", "0,none,0", ",8000,", "2147483647,-2147483648,2147483647"})
  @Covers("K04.FR.02")
  void charge_siteMayTakeThat_isWhatTheBuildingLeaves(Integer most, String load, Integer atMost) {
    var limits = StationLimits.of(watts(most), Optional.empty(), load(load), nothing());
    assertThat(limits.charge()).isEqualTo(bound(atMost, LimitReason.GRID_CONNECTION));
    assertThat(limits.discharge()).isEqualTo(Bound.NONE);
  }

  @ParameterizedTest
  @CsvSource({"5000,none,5000", "5000,2000,7000", "0,0,0", "5000,-5000,0", "5000,-4999,1", "5000,-6000,0",
      "5000,stale 9000,0", "5000,stale,0", ",stale,", "5000,2147483647,2147483647"})
  void discharge_siteMayFeedInThat_isThatAndWhatTheBuildingTakes(Integer most, String load, Integer atMost) {
    var limits = StationLimits.of(Optional.empty(), watts(most), load(load), nothing());
    assertThat(limits.discharge()).isEqualTo(bound(atMost, LimitReason.GRID_CONNECTION));
    assertThat(limits.charge()).isEqualTo(Bound.NONE);
  }

  @ParameterizedTest
  @CsvSource({"7000,6999,6999,charging-profile", "7000,7000,7000,grid-connection", "7000,7001,7000,grid-connection",
      ",7000,7000,charging-profile", "7000,,7000,grid-connection", "7000,0,0,charging-profile"})
  void charge_siteAndProfile_isTheLowerOfBoth(Integer site, Integer profile, int atMost, String by) {
    var schedule = schedule(profile, null, null);
    var limits = StationLimits.of(watts(site), Optional.empty(), SiteLoad.NOT_METERED, schedule);
    assertThat(limits.charge().atMost()).isEqualTo(new Watts(atMost));
    assertThat(limits.charge().by().token()).isEqualTo(by);
  }

  @ParameterizedTest
  @CsvSource({"7000,-6999,6999,charging-profile", "7000,-7000,7000,grid-connection", ",-7000,7000,charging-profile",
      "7000,0,0,charging-profile"})
  void discharge_siteAndProfile_isTheLowerOfBoth(Integer site, Integer profile, int atMost, String by) {
    var limits = StationLimits.of(Optional.empty(), watts(site), SiteLoad.NOT_METERED, schedule(null, profile, null));
    assertThat(limits.discharge().atMost()).isEqualTo(new Watts(atMost));
    assertThat(limits.discharge().by().token()).isEqualTo(by);
  }

  private static SiteLoad load(String text) {
    if (text.equals("none")) {
      return SiteLoad.NOT_METERED;
    }
    return text.startsWith("stale")
        ? SiteLoad.stale(Optional.of(text.substring(5).trim()).filter(rest -> !rest.isEmpty()).map(Integer::valueOf)
            .map(Watts::new))
        : SiteLoad.of(new Watts(Integer.parseInt(text)));
  }

  private static ScheduleNow nothing() {
    return schedule(null, null, null);
  }

  private static ScheduleNow schedule(Integer charge, Integer discharge, Integer setpoint) {
    return new ScheduleNow(watts(charge), watts(discharge), watts(setpoint), Optional.empty(),
        OperationMode.ChargingOnly, false, Optional.empty());
  }

  private static Bound bound(Integer atMost, LimitReason by) {
    return atMost == null ? Bound.NONE : new Bound(new Watts(atMost), by);
  }

  private static Optional<Watts> watts(Integer value) {
    return Optional.ofNullable(value).map(Watts::new);
  }
}
