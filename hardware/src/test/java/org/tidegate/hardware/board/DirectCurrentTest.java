package org.tidegate.hardware.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotState;

import static org.assertj.core.api.Assertions.assertThat;

/** An EVSE for direct current behind an emulated board that talks with the vehicle, in virtual time. */
class DirectCurrentTest {
  private final BoardBench bench = new BoardBench(BoardBench.DC);

  @BeforeEach
  void start() {
    bench.start();
  }

  @Test
  void plugged_nothingIsKnownOfTheVehicleBeforeItSaysSo() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.seconds(5);
    assertThat(bench.events.vehicles).isEmpty();

    bench.board.vehicleSays(55.5, 60_000, 11_000, 10_000);
    bench.seconds(1);
    Vehicle told = bench.events.vehicles.getLast();
    assertThat(told.signalling()).isEqualTo(Signalling.ISO15118);
    assertThat(told.current()).isEqualTo(CurrentKind.DC);
    assertThat(told.stateOfCharge()).contains(StateOfCharge.percent(55.5));
    assertThat(told.capacity()).contains(new WattHours(60_000));
    assertThat(told.mostCharge()).contains(new Watts(11_000));
    assertThat(told.mostDischarge()).contains(new Watts(10_000));
    assertThat(told.canDischarge()).isTrue();
  }

  @Test
  void vehicleSaysTheSame_isToldEveryFiveSeconds() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.board.vehicleSays(55, 60_000, 11_000, 10_000);
    bench.seconds(21);

    assertThat(bench.events.vehicles).hasSize(5);
    assertThat(bench.events.vehicles.getLast().stateOfChargeAt()).contains(Instant.parse("2026-03-01T12:00:20.250Z"));
    bench.board.vehicleIsSilent();
    bench.seconds(20);
    assertThat(bench.events.vehicles).as("nobody says it").hasSize(5);
  }

  /** Some vehicles write it one way, some the other. */
  @ParameterizedTest
  @CsvSource({"10000, 10000", "-10000, 10000"})
  void dischargeOfEitherSign_isAMagnitude(int said, int watts) {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.board.vehicleSays(55, 60_000, 11_000, said);
    bench.seconds(1);

    assertThat(bench.events.vehicles.getLast().mostDischarge()).contains(new Watts(watts));
  }

  @Test
  void departure_isOneMomentThoughItIsToldAsATimeFromNow() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    Instant leaves = bench.loop.now().plus(Duration.ofHours(2));
    bench.board
        .says(word -> new VehicleWord(1, word.plugs(), false, Optional.of(50.0), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(10.0), Optional.of(80.0),
            Optional.of(Duration.between(bench.loop.now(), leaves).toSeconds() + bench.loop.now().getEpochSecond() % 2),
            Optional.of("0011AABBCCFF")));
    bench.seconds(60);

    assertThat(bench.events.vehicles.stream().map(Vehicle::departure).distinct()).hasSize(1);
    assertThat(bench.events.vehicles).as("nothing else changes: told every five seconds").hasSizeBetween(12, 13);
    Vehicle told = bench.events.vehicles.getLast();
    assertThat(Duration.between(told.departure().orElseThrow(), leaves).abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(told.evccId()).contains("0011AABBCCFF");
    assertThat(told.minimumCharge()).contains(StateOfCharge.percent(10));
    assertThat(told.targetCharge()).contains(StateOfCharge.percent(80));
  }

  @ParameterizedTest
  @CsvSource({"58, false", "62, true", "-58, false", "-62, true"})
  void departure_movesByLessThanAMinute_isTheSame(int seconds, boolean isAnother) {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    Instant leaves = bench.loop.now().plus(Duration.ofHours(2));
    leavesAt(leaves);
    bench.seconds(1);
    leavesAt(leaves.plusSeconds(seconds));
    bench.seconds(6);

    Instant expected = isAnother ? leaves.plusSeconds(seconds) : leaves;
    assertThat(bench.events.vehicles.getLast().departure()).hasValueSatisfying(
        told -> assertThat(Duration.between(told, expected).abs()).isLessThan(Duration.ofSeconds(1)));
  }

  private void leavesAt(Instant departure) {
    bench.board.says(word -> new VehicleWord(1, word.plugs(), false, Optional.of(50.0), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(Duration.between(bench.loop.now(), departure).plusMillis(500).toSeconds()), Optional.empty()));
  }

  /** What it did not say of its discharge is none. */
  @Test
  void discharge_notSaidOrZero_isNone() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.board.vehicleSays(55, 60_000, 11_000, 0);
    bench.seconds(1);
    assertThat(bench.events.vehicles.getLast().canDischarge()).isFalse();
    bench.board.vehicleSays(55, 60_000, 11_000, 1);
    bench.seconds(1);
    assertThat(bench.events.vehicles.getLast().canDischarge()).isTrue();
    leavesAt(bench.loop.now().plusSeconds(60));
    bench.seconds(1);
    assertThat(bench.events.vehicles.getLast().canDischarge()).isFalse();
  }

  /** What the board says late of one that was here before. */
  @Test
  void vehicleOfBefore_isNotTheOneThatIsHere() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.board.says(_ -> new VehicleWord(1, 41, false, Optional.of(50.0), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    bench.seconds(5);

    assertThat(bench.events.vehicles).isEmpty();
  }

  @Test
  void vehicleEndsItsSession_isToldOnceOfEach() {
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.board.says(word -> new VehicleWord(1, word.plugs(), true, Optional.of(50.0), Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    bench.seconds(12);

    assertThat(bench.events.story.stream().filter("session ended 1"::equals)).hasSize(1);
    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.seconds(12);
    assertThat(bench.events.story.stream().filter("session ended 1"::equals)).hasSize(2);
  }

  @Test
  void command_isToldToTheVehicleForItsLeaseAndThePilotStays() {
    charge();
    assertThat(bench.board.dutyCycle()).isEqualTo(5);
    bench.command(-7_000);
    assertThat(bench.board.watts()).isEqualTo(-7_000);
    bench.ms(2_900);
    assertThat(bench.board.watts()).isEqualTo(-7_000);

    bench.ms(200);
    assertThat(bench.board.watts()).isZero();
    bench.seconds(20);
    assertThat(bench.board.dutyCycle()).as("a pause: the talk goes on").isEqualTo(5);
    assertThat(bench.board.isContactorClosed()).isTrue();
    bench.command(5_000);
    assertThat(bench.board.watts()).isEqualTo(5_000);
    bench.evse().pilot().withdrawOffer();
    bench.loop.runPosted();
    assertThat(bench.board.pilot()).isEqualTo(PilotState.C1);
  }

  @Test
  void lineCut_boardIsSafeByItself() {
    charge();
    bench.command(-7_000);
    bench.line.cut();
    bench.ms(1_600);
    assertThat(bench.events.openFaults()).containsExactly("BoardLinkLost");
    bench.seconds(2);

    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.watts()).isZero();
    assertThat(bench.board.dutyCycle()).isEqualTo(100);
  }

  @Test
  void pluggedAgainUnseen_nothingOfTheOneBeforeIsLeftForTheNext() {
    charge();
    bench.board.vehicleSays(55, 60_000, 11_000, 10_000);
    bench.command(-7_000);
    bench.seconds(1);
    int told = bench.events.vehicles.size();
    bench.line.cut();
    bench.board.vehicleSays(55, 60_000, 11_000, 0);
    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.board.vehicle(PilotEvent.LEVEL_6);
    bench.ms(200);
    bench.line.mend();
    bench.ms(500);

    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.watts()).isZero();
    assertThat(bench.events.vehicles).hasSize(told + 1);
    assertThat(bench.events.vehicles.getLast().canDischarge()).isFalse();
    bench.evse().contactor().close();
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isTrue();
    assertThat(bench.board.watts()).as("what was commanded before").isZero();
  }

  @Test
  void unplugged_nothingOfItIsLeftForTheNext() {
    charge();
    bench.board.vehicleSays(55, 60_000, 11_000, 10_000);
    bench.command(-7_000);
    bench.seconds(1);
    bench.board.vehicle(PilotEvent.LEVEL_12);
    bench.loop.runPosted();
    assertThat(bench.board.isContactorClosed()).isFalse();
    assertThat(bench.board.watts()).isZero();
    int told = bench.events.vehicles.size();
    bench.seconds(2);
    assertThat(bench.events.vehicles).as("nobody is here").hasSize(told);

    bench.board.vehicle(PilotEvent.LEVEL_9);
    bench.seconds(1);
    assertThat(bench.events.vehicles).hasSize(told + 1);
  }

  private void charge() {
    bench.connect(11_000);
    assertThat(bench.board.isContactorClosed()).isTrue();
  }
}
