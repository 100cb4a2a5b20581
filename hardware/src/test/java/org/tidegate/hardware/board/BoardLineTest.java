package org.tidegate.hardware.board;

import org.junit.jupiter.api.Test;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A line that is cut, noisy or has somebody else at its other end, and boards that are deaf, mute or do not hear in time. */
class BoardLineTest {
  private final BoardBench bench = new BoardBench(BoardBench.AC);

  @Test
  void command_noneFollows_boardEndsItWithTheLeaseAndOpensSixSecondsLater() {
    bench.charge(7_360);
    bench.ms(2_999);
    assertThat(bench.board.amps()).isCloseTo(10.2, within(0.001));
    bench.ms(1);
    assertThat(bench.board.amps()).isZero();
    assertThat(bench.board.pilot()).isEqualTo(PilotState.C1);

    bench.seconds(6);
    assertThat(bench.board.isContactorClosed()).isFalse();
    bench.seconds(20);
    assertThat(bench.board.isContactorClosed()).as("nobody asked again").isFalse();
    bench.evse().contactor().close();
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isTrue();
    assertThat(bench.events.story).doesNotContain("fault 1 BoardLinkLost");
  }

  @Test
  void lineCut_boardIsSafeAndStationKnows_andBothRecover() {
    bench.charge(7_360);
    bench.line.cut();
    bench.ms(1_500);
    assertThat(bench.faults()).containsExactly("BoardLinkLost");
    bench.ms(1_000);
    assertThat(bench.board.amps()).isZero();
    assertThat(bench.board.isContactorClosed()).isFalse();

    bench.line.mend();
    bench.seconds(2);
    assertThat(bench.faults()).isEmpty();
    assertThat(bench.events.story).contains("contactor 1 open");
  }

  @Test
  void boardDeaf_thoughItSpeaks_isALostLink() {
    bench.charge(7_360);
    bench.board.deaf = true;
    bench.command(4_600);
    bench.ms(1_500);

    assertThat(bench.faults()).containsExactly("BoardLinkLost");
    bench.board.deaf = false;
    bench.seconds(1);
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void boardMute_thoughItHears_isALostLink() {
    bench.start();
    bench.board.mute(true);
    bench.ms(1_600);

    assertThat(bench.faults()).containsExactly("BoardLinkLost");
  }

  @Test
  void noise_isNoWordOfTheBoard() {
    bench.start();
    bench.board.mute(true);
    for (int i = 0; i < 20; i++) {
      bench.line.toProgram(new byte[]{1, 2, 3, 0, (byte) 0x82, 0});
      bench.ms(100);
    }

    assertThat(bench.faults()).containsExactly("BoardLinkLost");
  }

  @Test
  void pluggedAgainUnseen_isTwoVehicles() {
    bench.charge(0);
    bench.line.cut();
    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.loop.runPosted();
    bench.line.mend();
    bench.events.story.clear();
    bench.ms(300);

    assertThat(bench.events.story).containsSubsequence("pilot 1 A", "pilot 1 B", "vehicle 1 BASIC");
    assertThat(bench.events.pilots.getLast().plugMark()).contains("7-43");
  }

  @Test
  void pluggedAgainUnseen_nothingClosesForTheNextVehicleUnasked() {
    bench.charge(7_360);
    bench.line.cut();
    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.loop.runPosted();
    bench.line.mend();
    bench.ms(600);
    bench.board.vehicle(PilotEvent.LEVEL_6);
    bench.loop.runPosted();

    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.amps()).as("it is invited").isCloseTo(31.8, within(0.001));
    bench.evse().contactor().close();
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isTrue();
    assertThat(bench.board.amps()).as("and gets nothing of what was commanded before").isZero();
  }

  /** The driver's plug is under load until the vehicle stops. */
  @Test
  void lineCut_lockHoldsUntilTheVehicleHasOpenedTheCircuit_andTheLightIsOff() {
    bench.charge(7_360);
    bench.evse().lock().lock();
    bench.evse().indicator().show(Light.CHARGING);
    bench.loop.runPosted();
    assertThat(bench.events.story).contains("lock 1 locked");
    assertThat(bench.board.light()).contains(Light.CHARGING);
    bench.line.cut();
    bench.seconds(2);
    assertThat(bench.board.pilot()).isEqualTo(PilotState.C1);
    assertThat(bench.board.isLocked()).isTrue();
    assertThat(bench.board.light()).isEmpty();
    bench.board.vehicle(PilotEvent.LEVEL_9);
    assertThat(bench.board.isLocked()).isFalse();
  }

  @Test
  void unavailable_lineCut_pilotIsSteady() {
    bench.start();
    bench.evse().pilot().showUnavailable();
    bench.loop.runPosted();
    bench.line.cut();
    bench.seconds(2);
    assertThat(bench.board.pilot()).isEqualTo(PilotState.A1);
  }
}
