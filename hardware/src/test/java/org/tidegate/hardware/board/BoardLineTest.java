package org.tidegate.hardware.board;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.hardware.board.BoardMessages.Status;
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

  /** The number of what it took last comes round again every two minutes. */
  @Test
  void boardDeaf_nothingElseIsWanted_isALostLinkAsLongAsItIs() {
    bench.start();
    bench.seconds(2);
    bench.board.deaf = true;
    bench.ms(1_500);
    assertThat(bench.faults()).containsExactly("BoardLinkLost");
    bench.seconds(300);
    assertThat(bench.events.story).containsOnlyOnce("fault 1 BoardLinkLost").doesNotContain("cleared 1 BoardLinkLost");
    bench.board.deaf = false;
    bench.seconds(1);
    assertThat(bench.faults()).isEmpty();
  }

  /** One command of three is lost: that is no fault yet. */
  @Test
  void boardMissesACommand_isWell() {
    bench.start();
    for (int times = 0; times < 300; times++) {
      bench.ms(750);
      bench.board.deaf = true;
      bench.ms(500);
      bench.board.deaf = false;
      bench.ms(250);
    }
    assertThat(bench.events.story).containsExactly("pilot 1 A");
  }

  @Test
  void command_isRepeatedEveryHalfSecondWithWhatIsLeftOfItsLease() {
    bench.charge(7_360);
    for (int left = 3_000; left > 0; left -= 500) {
      assertThat(bench.board.leaseMs()).isEqualTo(left);
      bench.ms(500);
    }
    assertThat(bench.board.leaseMs()).isZero();
  }

  /** What came before is no beginning of the next frame. */
  @Test
  void lineCutInAFrame_theOneAfterTheNextIsUnderstood() {
    bench.start();
    bench.board.mute(true);
    byte[] whole = new Status(1, 1, ControlPilotState.B, false, false, 7, 42, 255, 0, 0).frame(1).encoded();
    for (int part = 1; part < whole.length; part++) {
      bench.line.toProgram(Arrays.copyOf(whole, part));
    }
    bench.loop.runPosted();
    assertThat(bench.events.story).containsExactly("pilot 1 A");
    bench.line.toProgram(whole);
    bench.line.toProgram(whole);
    bench.loop.runPosted();
    assertThat(bench.events.story).containsExactly("pilot 1 A", "pilot 1 B", "vehicle 1 BASIC");
  }

  /** What is damaged is dropped, and what is repeated arrives: never is anything told or done that nobody said. */
  @Test
  void lineIsNoisy_forAnHour_nothingIsToldOrDoneThatWasNotSaid() {
    bench.charge(7_360);
    bench.line.disturb(new Random(715));
    for (int seconds = 0; seconds < 3_600; seconds++) {
      bench.command(7_360);
      bench.seconds(1);
      assertThat(bench.board.amps()).isLessThanOrEqualTo(10.21);
    }
    assertThat(bench.events.story).startsWith("pilot 1 A", "pilot 1 B", "vehicle 1 BASIC", "pilot 1 C",
        "contactor 1 closed");
    assertThat(bench.events.story.stream().skip(5)).isSubsetOf("fault 1 BoardLinkLost", "cleared 1 BoardLinkLost",
        "contactor 1 open", "contactor 1 closed");
    assertThat(bench.events.pilots.getLast().plugMark()).contains("7-42");
  }

  /** Of another version, of a state of the pilot that there is not, of EVSEs that there are not. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 2", "0, 255", "2, 6", "16, 2"})
  void statusThatIsNotUnderstood_isNoWordOfTheBoard(int index, int value) {
    bench.start();
    bench.board.mute(true);
    var status = new Status(1, 1, ControlPilotState.B, true, true, 7, 42, 255, 1, 0).frame(1);
    byte[] payload = status.payload();
    payload[index] = (byte) value;
    for (int times = 0; times < 15; times++) {
      bench.line.toProgram(new Frame(status.type(), times, payload).encoded());
      bench.ms(100);
    }
    assertThat(bench.events.story).containsExactly("pilot 1 A", "fault 1 BoardLinkLost");
  }

  /** It can't know whether somebody unplugged meanwhile, so it counts the vehicle that it finds as another. */
  @Test
  void boardRestarts_whileCharging_isAnotherVehicleAndNothingClosesUnasked() {
    bench.charge(7_360);
    bench.events.story.clear();
    bench.board.restart();
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.events.story).containsExactly("pilot 1 A", "pilot 1 C", "vehicle 1 BASIC", "contactor 1 open");
    bench.seconds(5);
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.faults()).isEmpty();
    bench.evse().contactor().close();
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isTrue();
    assertThat(bench.board.amps()).as("and gets nothing of what was commanded before").isZero();
    bench.command(7_360);
    assertThat(bench.board.amps()).isCloseTo(10.2, within(0.001));
  }

  /** By the same count of plugs, so that the board's number alone tells. */
  @Test
  void boardReplaced_vehicleIsAnother() {
    bench.charge(7_360);
    assertThat(bench.events.pilots.getLast().plugMark()).contains("7-42");
    bench.events.story.clear();
    bench.board.replacedBy(8);
    bench.ms(300);
    assertThat(bench.events.story).startsWith("pilot 1 A", "pilot 1 C", "vehicle 1 BASIC");
    assertThat(bench.events.pilots.getLast().plugMark()).contains("8-42");
    bench.seconds(1);
    assertThat(bench.board.isContactorClosed()).isFalse();
  }

  @Test
  void twoEvses_eachHasItsOwnVehicleCommandsAndFaults() {
    var two = new BoardBench(BoardBench.AC, new BoardSettings.Evse(2, 1, 230, 16));
    var other = two.line.evse(2);
    two.charge(7_360);
    assertThat(two.board.amps()).isCloseTo(10.2, within(0.001));
    assertThat(other.isContactorClosed()).isFalse();
    other.vehicle(PilotEvent.LEVEL_9);
    other.faults(1);
    two.loop.runPosted();
    assertThat(two.events.story).contains("pilot 2 B", "fault 2 GroundFailure").doesNotContain("fault 1 GroundFailure");
    two.hardware.evses().getLast().pilot().offer(new Watts(3_680));
    two.loop.runPosted();
    // 16 A is 26.7 %, rounded down to 26 %: 15.6 A
    assertThat(other.amps()).isCloseTo(15.6, within(0.001));
    assertThat(two.board.amps()).isCloseTo(10.2, within(0.001));
    assertThat(two.board.isContactorClosed()).isTrue();
  }

  /** The board answers for one EVSE only: the other one is not well by that. */
  @Test
  void twoEvses_oneIsMute_isTheOneWhoseLinkIsLost() {
    var two = new BoardBench(BoardBench.AC, new BoardSettings.Evse(2, 1, 230, 16));
    two.start();
    two.line.evse(2).mute(true);
    two.ms(1_600);
    assertThat(two.events.story).contains("fault 2 BoardLinkLost").doesNotContain("fault 1 BoardLinkLost");
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

  /** The silence makes the board safe, and what it says then is nobody's any more. */
  @Test
  void closed_boardIsSafeAndNothingIsTold() {
    bench.charge(7_360);
    bench.events.story.clear();
    bench.hardware.close();
    bench.ms(1_999);
    assertThat(bench.board.isContactorClosed()).isTrue();
    bench.ms(1);
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.amps()).isZero();
    bench.seconds(10);
    assertThat(bench.events.story).isEmpty();
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
