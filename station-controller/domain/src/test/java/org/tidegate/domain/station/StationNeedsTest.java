package org.tidegate.domain.station;

import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.ChargingNeeds;

import static org.assertj.core.api.Assertions.assertThat;

/** When a vehicle's needs are told, K15.FR.01. */
class StationNeedsTest {
  private final StationBench bench = StationBench.online();

  @Test
  void vehicle_reportsTheSameAgain_isToldOnce() {
    bench.plugIn(60);
    bench.vehicle(61);
    bench.seconds(60);

    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
  }

  @Test
  void vehicle_plugsInOffline_isToldOnceWhenTheLinkIsBack() {
    bench.linkDown();
    bench.plugIn(60);
    bench.seconds(60);
    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).isEmpty();
    bench.linkUp();
    bench.seconds(60);

    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
  }

  @Test
  @Covers("K15.FR.01")
  void linkBreaks_beforeTheNeedsAreAnswered_theyAreToldAgain() {
    bench.centralSystem.answer(ChargingNeeds.class, FakeCentralSystem.SILENCE);
    bench.plugIn(60);
    bench.linkDown();
    bench.centralSystem.take(ChargingNeeds.class);
    bench.centralSystem.forgetSent();
    bench.seconds(10);
    bench.linkUp();
    bench.seconds(60);

    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(1);
  }

  @Test
  void vehicle_plugsInAgain_isToldAgain() {
    bench.plugIn(60);
    bench.unplug();
    bench.seconds(10);
    bench.plugIn(60);

    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(2);
  }

  /** Twice more, as they are then: a central system that never answers must not be asked for ever. */
  @Test
  @Covers("K15.FR.01")
  void needs_notAnsweredInTime_areToldAgainWithTheNextReport() {
    bench.centralSystem.answer(ChargingNeeds.class, FakeCentralSystem.SILENCE);
    bench.plugIn(60);
    bench.seconds(600);
    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(3);

    bench.unplug();
    bench.seconds(10);
    bench.plugIn(60);
    bench.seconds(36);
    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).as("the next vehicle's").hasSize(5);
    bench.centralSystem.take(ChargingNeeds.class);
    bench.seconds(600);
    assertThat(bench.centralSystem.sent(ChargingNeeds.class)).hasSize(6);
  }
}
