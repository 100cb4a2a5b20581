package org.tidegate.domain.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.operation.BuildingLoad.Span;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class BuildingLoadTest {
  @Test
  void load_stationStill_isKnownAtOnce() {
    var load = BuildingLoad.UNKNOWN.seen(new Watts(1_000), Span.of(new Watts(-4_000)));
    assertThat(load.load()).contains(new Watts(5_000));
    assertThat(load.seen(new Watts(4_000), Span.of(new Watts(-4_000))).load()).contains(new Watts(8_000));
  }

  @Test
  void load_stationMoves_keepsWhatIsKnownAsLongAsItCanBe() {
    var load = BuildingLoad.UNKNOWN.seen(new Watts(5_000), Span.of(Watts.ZERO));
    var moving = Span.of(Watts.ZERO).and(new Watts(-4_000));
    assertThat(load.seen(new Watts(5_000), moving).load()).contains(new Watts(5_000));
    assertThat(load.seen(new Watts(1_000), moving).load()).contains(new Watts(5_000));
    assertThat(load.seen(new Watts(6_000), moving).load()).as("more than the station explains")
        .contains(new Watts(6_000));
    assertThat(load.seen(new Watts(500), moving).load()).as("less than the station explains")
        .contains(new Watts(4_500));
  }

  @Test
  void load_notKnownYet_waitsForTheStationToStandStill() {
    var moving = Span.of(Watts.ZERO).and(new Watts(101));
    var load = BuildingLoad.UNKNOWN.seen(new Watts(5_000), moving);
    assertThat(load.load()).isEmpty();
    assertThat(load.seen(new Watts(5_000), Span.of(Watts.ZERO).and(new Watts(100))).load()).contains(new Watts(4_950));
  }

  @Test
  void load_unknownDelay_buildingConstant_isNeverMistaken() {
    var random = new Random(7);
    for (int run = 0; run < 200; run++) {
      int building = random.nextInt(-10_000, 10_000);
      var load = BuildingLoad.UNKNOWN.seen(new Watts(building), Span.of(Watts.ZERO));
      var station = new ArrayList<>(List.of(Watts.ZERO));
      for (int tick = 0; tick < 50; tick++) {
        station.add(new Watts(random.nextInt(-10_000, 10_000)));
        var recent = station.subList(Math.max(0, station.size() - 6), station.size());
        var late = recent.get(random.nextInt(recent.size()));
        var span = recent.stream().map(Span::of).reduce((some, more) -> some.and(more.least())).orElseThrow();
        load = load.seen(late.plus(new Watts(building)), span);
        assertThat(load.load()).contains(new Watts(building));
      }
    }
  }
}
