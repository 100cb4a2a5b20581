package org.tidegate.hardware.board;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What an EVSE of a board does for a vehicle for alternating current, in virtual time. */
class BoardHardwareTest {
  private final BoardBench bench = new BoardBench(BoardBench.AC);

  @Test
  void start_firstWordOfTheBoard_isTold() {
    bench.start();

    assertThat(bench.events.story).containsExactly("pilot 1 A");
  }

  @Test
  void vehicleChargesAndLeaves() {
    bench.charge(7_360);
    // 10.67 A is 17.8 %, rounded down to 17 %: 10.2 A
    assertThat(bench.board.amps()).isCloseTo(10.2, within(0.001));
    assertThat(bench.board.isContactorClosed()).isTrue();
    assertThat(bench.events.story).contains("pilot 1 B", "vehicle 1 BASIC", "pilot 1 C", "contactor 1 closed");

    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.events.story).endsWith("pilot 1 A", "contactor 1 open");

    bench.board.vehicle(PilotEvent.LEVEL_9);
    assertThat(bench.board.amps()).as("the next one is invited").isCloseTo(31.8, within(0.001));
    bench.board.vehicle(PilotEvent.LEVEL_6);
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).as("and nothing closes for it unasked").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"4140, 6.0", "4139, 0", "22080, 31.8", "50000, 31.8", "-5000, 0", "0, 0"})
  void command_watts_areAmperesOfThreePhasesAtMostWhatTheEvseCarries(int watts, double amps) {
    bench.charge(watts);

    assertThat(bench.board.amps()).isCloseTo(amps, within(0.001));
  }

  /** What was offered stays the most, however much is commanded; until the contactor has closed it is what is shown. */
  @ParameterizedTest
  @CsvSource({"6900, 22080, 9.6", "6900, 4140, 6.0", "6900, 6900, 9.6", "4139, 22080, 0"})
  void command_andOffer_theLowerOneIsShown(int offered, int commanded, double amps) {
    bench.start();
    bench.connect(offered);
    bench.command(commanded);
    assertThat(bench.board.amps()).isCloseTo(amps, within(0.001));
  }

  @Test
  void command_leaseLongerThanAny_isThreeSeconds() {
    bench.charge(7_360);
    bench.evse().powerStage().command(new Watts(7_360), Duration.ofSeconds(10));
    bench.loop.runPosted();
    assertThat(bench.board.leaseMs()).isEqualTo(3_000);
  }

  @Test
  void cable_comesAndGoes_isToldWithWhatItCarries() {
    bench.board.cableAmps = 0;
    bench.start();
    bench.board.cableAmps = 20;
    bench.ms(300);
    bench.board.cableAmps = 0;
    bench.ms(300);

    assertThat(bench.events.story.stream().filter(line -> line.startsWith("cable"))).hasSize(3);
  }

  /** IEC 61851-1 annex B: what the cable carries is all that may be offered. */
  @ParameterizedTest
  @CsvSource({"13, 12.6", "20, 19.8", "32, 31.8", "63, 31.8", "0, 0"})
  void cable_carriesLess_isAllThatIsOffered(int cable, double amps) {
    bench.board.cableAmps = cable;
    bench.charge(22_080);
    assertThat(bench.board.amps()).isCloseTo(amps, within(0.001));
  }

  /** A vehicle that opened its circuit in a pause, after it was cut off, must see an offer or it never asks again. */
  @Test
  void pause_vehicleOpensItsCircuitAfterItWasCutOff_isInvitedAgain() {
    bench.charge(7_360);
    bench.command(0);
    bench.seconds(7);
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.amps()).isZero();
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.loop.runPosted();
    assertThat(bench.board.amps()).isCloseTo(31.8, within(0.001));
  }

  /** ISO 15118-3, T_step_EF: by the board, as by the pins. */
  @Test
  void pause_vehicleSleeps_isWokenOnceByTheBoard() {
    bench.charge(7_360);
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.loop.runPosted();
    bench.evse().contactor().open();
    bench.evse().pilot().withdrawOffer();
    bench.seconds(60);
    bench.evse().pilot().offer(new Watts(22_080));
    bench.ms(29_999);
    assertThat(bench.board.pilot()).isEqualTo(PilotState.B2);
    bench.ms(1);
    assertThat(bench.board.pilot()).isEqualTo(PilotState.WAKING);
    bench.seconds(4);
    assertThat(bench.board.pilot()).isEqualTo(PilotState.B2);
    assertThat(bench.events.pilots.getLast().state()).as("it is here all the time").isEqualTo(ControlPilotState.B);
    bench.seconds(60);
    assertThat(bench.board.pilot()).as("once").isEqualTo(PilotState.B2);
  }

  @Test
  void unavailable_isStateF() {
    bench.start();
    bench.evse().pilot().showUnavailable();
    bench.loop.runPosted();

    assertThat(bench.board.pilot()).isEqualTo(PilotState.F);
    assertThat(bench.events.story).endsWith("pilot 1 F");
  }
}
