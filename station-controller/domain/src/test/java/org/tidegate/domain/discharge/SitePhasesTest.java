package org.tidegate.domain.discharge;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.operation.BuildingLoad.Span;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class SitePhasesTest {
  private static final Watts PER_PHASE = new Watts(5_000);

  /** What each phase shows while the station stands still at a power; the room each way, of 5,000 W on each phase. */
  @ParameterizedTest
  @CsvSource({
      // the building alone: what the most loaded phase has left; to feed in, the least loaded one
      "2000/1000/0, 0, 3000, 5000",
      "5000/0/0, 0, 0, 5000",
      "5001/0/0, 0, 0, 5000",
      "-2000/1000/0, 0, 4000, 3000",
      // a vehicle on L1 takes 3,000 W of it: as much is left as without it
      "5000/1000/0, 3000, 3000, 2000",
      // spread over all phases 3,000 W are 1,000 W each: 3,000 W and the 2,000 W that L1 has left
      "3000/2000/1000, 3000, 5000, 3000",
      // more than a phase carries: less than it takes now
      "6000/1000/0, 3000, 2000, 2000",
      // 3,000 W go out on L1, then 2,001 W more than it carries
      "-3000/1000/0, -3000, 1000, 5000",
      "-5001/0/0, -3000, 2000, 2999",
      // a meter of one phase
      "2000, 0, 3000, 7000"})
  void room_stationStandsStill_isThatOfThePhaseWithTheLeast(String shown, int station, int charge, int discharge) {
    assertThat(SitePhases.UNKNOWN.seen(loads(shown), Span.of(new Watts(station)), 1).room(PER_PHASE))
        .contains(new PhaseRoom(new Watts(charge), new Watts(discharge)));
  }

  /** 1,000 W too much on one of so many phases: as much less on each of them. */
  @ParameterizedTest
  @CsvSource({"1, 2000, 2000", "2, 1000, 2000", "3, 0, 2000"})
  void room_phaseCarriesTooMuch_isLessByAsMuchOnEachPhase(int spread, int charge, int discharge) {
    assertThat(SitePhases.UNKNOWN.seen(loads("6000/1000/0"), Span.of(new Watts(3_000)), spread).room(PER_PHASE))
        .contains(new PhaseRoom(new Watts(charge), new Watts(discharge)));
    assertThat(SitePhases.UNKNOWN.seen(loads("-6000/1000/0"), Span.of(new Watts(-3_000)), spread).room(PER_PHASE))
        .contains(new PhaseRoom(new Watts(1_000), new Watts(charge)));
  }

  /** Whether the meter has seen the station move or not: its own movement is not the building's. */
  @ParameterizedTest
  @CsvSource({"5000/0/0", "2000/0/0", "3500/0/0"})
  void room_stationMoves_staysAsItWas(String shown) {
    var still = SitePhases.UNKNOWN.seen(loads("2000/0/0"), Span.of(Watts.ZERO), 1);
    var moving = still.seen(loads(shown), new Span(Watts.ZERO, new Watts(3_000)), 1);
    assertThat(moving.room(PER_PHASE).orElseThrow().charge()).isEqualTo(new Watts(3_000));
  }

  @Test
  void room_nothingWasSeenOrOnlyAMovingStation_isNotKnown() {
    assertThat(SitePhases.UNKNOWN.room(PER_PHASE)).isEmpty();
    assertThat(SitePhases.UNKNOWN.seen(loads("2000/0/0"), new Span(Watts.ZERO, new Watts(3_000)), 1).room(PER_PHASE))
        .isEmpty();
  }

  @Test
  void silent_chargingGoesOnAsAtTheWorst_dischargingDoesNot() {
    var worst = new PhaseRoom(new Watts(3_000), new Watts(1_000));
    assertThat(worst.withoutDischarge()).isEqualTo(new PhaseRoom(new Watts(3_000), Watts.ZERO));
  }

  private static PhaseLoads loads(String text) {
    return new PhaseLoads(Arrays.stream(text.split("/")).map(Integer::valueOf).map(Watts::new).toList());
  }
}
