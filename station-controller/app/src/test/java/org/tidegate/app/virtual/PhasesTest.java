package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;

/** What one phase of an AC EVSE carries, with vehicles that load their phases evenly, unevenly, or one only. */
class PhasesTest {
  private static final int PER_PHASE = 2_500;

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
