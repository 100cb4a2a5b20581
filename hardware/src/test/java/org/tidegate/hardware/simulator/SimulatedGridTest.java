package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.GridReading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimulatedGridTest {
  private final Bench bench = new Bench();

  @Test
  void frequency_onItsRamp_isReadWhereItIsAtEachMoment() {
    bench.hardware.grid(grid -> grid.withFrequencyRamp(49.8, 0.1));
    assertThat(read().frequencyHz()).contains(50.0);
    bench.seconds(0.2);
    assertThat(read().frequencyHz().orElseThrow()).isCloseTo(49.98, within(1e-9));
    bench.seconds(1);
    bench.hardware.grid(grid -> grid.withFrequencyRamp(50.1, 1));
    bench.seconds(0.1);
    assertThat(read().frequencyHz().orElseThrow()).as("up again from 49.88").isCloseTo(49.98, within(1e-9));
    bench.seconds(5);
    assertThat(read().frequencyHz()).contains(50.1);
    bench.hardware.grid(grid -> grid.withFrequency(49.0));
    assertThat(read().frequencyHz()).contains(49.0);
  }

  @Test
  void otherChange_onTheRamp_leavesTheFrequencyOnItsWay() {
    bench.hardware.grid(grid -> grid.withFrequencyRamp(49.8, 0.1));
    bench.seconds(1);
    bench.hardware.grid(grid -> grid.withVolts(231));
    bench.seconds(0.5);
    assertThat(read().frequencyHz().orElseThrow()).isCloseTo(49.85, within(1e-9));
  }

  @Test
  void siteMeter_showsBuildingAndStationTogether() {
    assertThat(read().siteMeter()).isEmpty();
    bench.hardware.grid(grid -> grid.withSiteLoad(new Watts(-1_500)));
    bench.connect(1, Bench.car().build());
    bench.command(1, -4_000);
    assertThat(read().siteMeter()).contains(new Watts(-5_500));
    assertThat(read().siteLoad()).contains(new Watts(-1_500));
    bench.command(1, 2_500);
    assertThat(read().siteMeter()).contains(new Watts(1_000));
  }

  @Test
  void siteMeter_withADelay_showsWhatItSawThen() {
    bench.hardware.grid(grid -> grid.withSiteLoad(new Watts(1_000)).withSiteMeterDelay(Duration.ofSeconds(1)));
    assertThat(read().siteMeter()).as("nothing is that old yet").isEmpty();
    for (int tick = 0; tick < 5; tick++) {
      bench.seconds(0.2);
      read();
    }
    assertThat(read().siteMeter()).contains(new Watts(1_000));
    bench.hardware.grid(grid -> grid.withSiteLoad(new Watts(7_000)));
    bench.seconds(0.8);
    assertThat(read().siteMeter()).contains(new Watts(1_000));
    bench.seconds(0.2);
    assertThat(read().siteMeter()).contains(new Watts(7_000));
  }

  @Test
  void meters_silent_answerNothing() {
    bench.hardware.grid(grid -> grid.withMetersSilent(true));
    bench.loop.runPosted();
    bench.events.grids.clear();
    bench.hardware.grid().requestReading();
    bench.connect(1, Bench.car().build());
    bench.seconds(20);
    assertThat(bench.events.grids).isEmpty();
    bench.hardware.grid(grid -> grid.withMetersSilent(false));
    assertThat(Optional.of(read()).flatMap(GridReading::frequencyHz)).contains(50.0);
  }

  private GridReading read() {
    bench.hardware.grid().requestReading();
    bench.loop.runPosted();
    return bench.events.grids.getLast();
  }
}
