package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.GateSettings;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;

/** What one phase of an AC EVSE carries, with vehicles that load their phases evenly, unevenly, or one only. */
class PhasesTest {
  private static final int PER_PHASE = 2_500;
  /** A station that wanders by no more counts as standing still. */
  private static final int STILL = 20;

  /** Percent on L1, L2 and L3; the power that the vehicle gets. */
  @ParameterizedTest
  @CsvSource({"33/33/34, 7500", "60/20/20, 4166", "50/50, 5000", "100, 2500", "0/0/100, 2500"})
  void charging_noPhaseCarriesMoreThanItsRating_andNothingElseIsLost(String shares, int settled) {
    var car = SimulatedCar.iso15118(CurrentKind.AC, new Watts(11_000), Watts.ZERO).phaseShares(percents(shares))
        .build();
    var stay = PermittedStay.started(VirtualSetup.of(1).withEvses(ac()), car);
    stay.watch(Duration.ofSeconds(30), _ -> assertThat(heaviest(stay)).isLessThanOrEqualTo(PER_PHASE * 102 / 100));
    assertThat(stay.actual()).isEqualTo(settled);
  }

  /**
   * The site carries 5 kW on each phase, and its building takes 2 kW of each, then 3 kW: what is left of one phase for who
   * uses one, of all three for who uses three. A step of the building is answered with the next readings.
   */
  @ParameterizedTest
  @CsvSource({"100, 3000, 2000", "33/33/34, 8823, 5882", "0/50/50, 6000, 4000"})
  void site_noPhaseCarriesMore_thanItsConnection(String shares, int alone, int withMoreBuilding) {
    var car = SimulatedCar.iso15118(CurrentKind.AC, new Watts(11_000), Watts.ZERO).phaseShares(percents(shares))
        .build();
    var free = new EvseSettings(1, "cType2", VirtualSetup.ac(1).rating(), 3, 230);
    var stay = PermittedStay.started(VirtualSetup.of(2).withEvses(free).withSettings(PhasesTest::behind5Kilowatts),
        car);
    stay.watch(Duration.ofSeconds(20), _ -> assertThat(stay.commanded()).as("nobody has seen the phases").isZero());
    assertThat(stay.reasons()).containsExactly(LimitReason.GRID_CONNECTION);

    stay.grid(grid -> grid.withSiteLoad(new Watts(6_000)));
    stay.watch(Duration.ofSeconds(60), _ -> assertThat(heaviest(stay)).isLessThanOrEqualTo(3_000 + STILL));
    assertThat(stay.actual()).isBetween(alone - 3 * STILL, alone + 3 * STILL);
    stay.grid(grid -> grid.withSiteLoad(new Watts(9_000)));
    stay.virtual.seconds(30);
    stay.watch(Duration.ofSeconds(30), _ -> assertThat(heaviest(stay)).isLessThanOrEqualTo(2_000 + STILL));
    assertThat(stay.actual()).isBetween(withMoreBuilding - 3 * STILL, withMoreBuilding + 3 * STILL);
  }

  @Test
  void site_meterFallsSilent_chargingIsAsAtTheWorst_andGoesOnAgain() {
    var car = SimulatedCar.iso15118(CurrentKind.DC, new Watts(10_000), new Watts(10_000)).capacityWh(60_000).soc(60)
        .build();
    var stay = PermittedStay.begin(VirtualSetup.of(3).withSettings(PhasesTest::behind5Kilowatts), car);
    stay.grid(grid -> grid.withSiteLoad(new Watts(9_000)));
    stay.virtual.seconds(30);
    stay.setpoint(-9_000);
    stay.virtual.seconds(30);
    assertThat(stay.commanded()).isEqualTo(-9_000);
    stay.grid(grid -> grid.withMetersSilent(true));
    stay.virtual.seconds(20);
    assertThat(stay.commanded()).isZero();
    stay.setpoint(9_000);
    stay.virtual.seconds(5);
    assertThat(stay.commanded()).isBetween(0, 2_000);
    stay.grid(grid -> grid.withMetersSilent(false));
    stay.setpoint(-9_000);
    stay.virtual.seconds(30);
    assertThat(stay.commanded()).isEqualTo(-9_000);
  }

  private static StationSettings behind5Kilowatts(StationSettings before) {
    var usual = GateSettings.DEFAULT;
    return before.with(new GateSettings(usual.margins(), usual.enterServiceRamp(), true, usual.siteMeterOldest(),
        Optional.of(new Watts(5_000))));
  }

  private static int heaviest(PermittedStay stay) {
    return stay.virtual.hardware().state(1).loads(CurrentKind.AC)
        .map(loads -> loads.each().stream().mapToInt(Watts::value).max().orElse(0)).orElse(0);
  }

  private static List<Integer> percents(String text) {
    return Arrays.stream(text.split("/")).map(Integer::valueOf).toList();
  }

  private static EvseSettings ac() {
    var rating = new Rating(CurrentKind.AC, VirtualSetup.RATED, Watts.ZERO, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of(new Watts(PER_PHASE)));
    return new EvseSettings(1, "cType2", rating, 3, 230);
  }
}
