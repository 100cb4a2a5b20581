package org.tidegate.hardware.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotState;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** An EVSE for direct current behind an emulated board that talks with the vehicle, in virtual time. */
class DirectCurrentTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordedEvents events = new RecordedEvents();
  private final Line line = new Line();
  private final BoardHardware hardware = new BoardHardware(loop,
      new BoardSettings(List.of(new BoardSettings.Evse(1, CurrentKind.DC, 1, 400, 27.5))), line);
  private final BoardEmulator board = new BoardEmulator(loop, bytes -> loop.execute(() -> line.toStation(bytes)));

  @BeforeEach
  void start() {
    hardware.start(events);
    loop.runPosted();
  }

  @Test
  void plugged_nothingIsKnownOfTheVehicleBeforeItSaysSo() {
    board.vehicle(PilotEvent.LEVEL_9);
    seconds(5);
    assertThat(events.vehicles).isEmpty();

    board.vehicleSays(55.5, 60_000, 11_000, 10_000);
    seconds(1);
    Vehicle told = events.vehicles.getLast();
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
    board.vehicle(PilotEvent.LEVEL_9);
    board.vehicleSays(55, 60_000, 11_000, 10_000);
    seconds(21);

    assertThat(events.vehicles).hasSize(5);
    assertThat(events.vehicles.getLast().stateOfChargeAt()).contains(Instant.parse("2026-03-01T12:00:20.250Z"));
    board.vehicleIsSilent();
    seconds(20);
    assertThat(events.vehicles).as("nobody says it").hasSize(5);
  }

  /** Some vehicles write it one way, some the other. */
  @ParameterizedTest
  @CsvSource({"10000, 10000", "-10000, 10000"})
  void dischargeOfEitherSign_isAMagnitude(int said, int watts) {
    board.vehicle(PilotEvent.LEVEL_9);
    board.vehicleSays(55, 60_000, 11_000, said);
    seconds(1);

    assertThat(events.vehicles.getLast().mostDischarge()).contains(new Watts(watts));
  }

  @Test
  void departure_isOneMomentThoughItIsToldAsATimeFromNow() {
    board.vehicle(PilotEvent.LEVEL_9);
    Instant leaves = loop.now().plus(Duration.ofHours(2));
    board.says(word -> new VehicleWord(1, word.plugs(), false, Optional.of(50.0), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of(10.0), Optional.of(80.0),
        Optional.of(Duration.between(loop.now(), leaves).toSeconds() + loop.now().getEpochSecond() % 2),
        Optional.of("0011AABBCCFF")));
    seconds(60);

    assertThat(events.vehicles.stream().map(Vehicle::departure).distinct()).hasSize(1);
    Vehicle told = events.vehicles.getLast();
    assertThat(Duration.between(told.departure().orElseThrow(), leaves).abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(told.evccId()).contains("0011AABBCCFF");
    assertThat(told.minimumCharge()).contains(StateOfCharge.percent(10));
    assertThat(told.targetCharge()).contains(StateOfCharge.percent(80));
  }

  /** What the board says late of one that was here before. */
  @Test
  void vehicleOfBefore_isNotTheOneThatIsHere() {
    board.vehicle(PilotEvent.LEVEL_9);
    board.says(_ -> new VehicleWord(1, 41, false, Optional.of(50.0), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    seconds(5);

    assertThat(events.vehicles).isEmpty();
  }

  @Test
  void vehicleEndsItsSession_isToldOnceOfEach() {
    board.vehicle(PilotEvent.LEVEL_9);
    board.says(word -> new VehicleWord(1, word.plugs(), true, Optional.of(50.0), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    seconds(12);

    assertThat(events.story.stream().filter("session ended 1"::equals)).hasSize(1);
    board.vehicle(PilotEvent.LEVEL_12);
    board.vehicle(PilotEvent.LEVEL_9);
    seconds(12);
    assertThat(events.story.stream().filter("session ended 1"::equals)).hasSize(2);
  }

  @Test
  void command_isToldToTheVehicleForItsLeaseAndThePilotStays() {
    charge();
    assertThat(board.dutyCycle()).isEqualTo(5);
    command(-7_000);
    assertThat(board.watts()).isEqualTo(-7_000);
    loop.advance(Duration.ofMillis(2_900));
    assertThat(board.watts()).isEqualTo(-7_000);

    loop.advance(Duration.ofMillis(200));
    assertThat(board.watts()).isZero();
    seconds(20);
    assertThat(board.dutyCycle()).as("a pause: the talk goes on").isEqualTo(5);
    assertThat(board.isContactorClosed()).isTrue();
    command(5_000);
    assertThat(board.watts()).isEqualTo(5_000);
    evse().pilot().withdrawOffer();
    loop.runPosted();
    assertThat(board.pilot()).isEqualTo(PilotState.C1);
  }

  @Test
  void lineCut_boardIsSafeByItself() {
    charge();
    command(-7_000);
    line.cut = true;
    loop.advance(Duration.ofMillis(1_600));
    assertThat(events.openFaults()).containsExactly("BoardLinkLost");
    seconds(2);

    assertThat(board.isContactorClosed()).isFalse();
    assertThat(board.watts()).isZero();
    assertThat(board.dutyCycle()).isEqualTo(100);
  }

  @Test
  void unplugged_nothingOfItIsLeftForTheNext() {
    charge();
    board.vehicleSays(55, 60_000, 11_000, 10_000);
    command(-7_000);
    seconds(1);
    board.vehicle(PilotEvent.LEVEL_12);
    loop.runPosted();
    assertThat(board.isContactorClosed()).isFalse();
    assertThat(board.watts()).isZero();
    int told = events.vehicles.size();
    seconds(2);
    assertThat(events.vehicles).as("nobody is here").hasSize(told);

    board.vehicle(PilotEvent.LEVEL_9);
    seconds(1);
    assertThat(events.vehicles).hasSize(told + 1);
  }

  private void charge() {
    evse().pilot().offer(new Watts(11_000));
    board.vehicle(PilotEvent.LEVEL_9);
    board.vehicle(PilotEvent.LEVEL_6);
    loop.runPosted();
    evse().contactor().close();
    loop.runPosted();
    assertThat(board.isContactorClosed()).isTrue();
  }

  private void command(int watts) {
    evse().powerStage().command(new Watts(watts), PowerStage.LONGEST_LEASE);
    loop.runPosted();
  }

  private void seconds(int count) {
    loop.advance(Duration.ofSeconds(count));
  }

  private EvseDevices evse() {
    return hardware.evses().getFirst();
  }

  /** Both ends of the line. */
  private final class Line implements BoardLink {
    private boolean cut;
    private Consumer<byte[]> station = _ -> {};

    void toStation(byte[] bytes) {
      if (!cut) {
        station.accept(bytes);
      }
    }

    @Override
    public void start(Consumer<byte[]> received) {
      station = received;
    }

    @Override
    public void send(int evseId, byte[] bytes) {
      if (!cut) {
        loop.execute(() -> board.hears(bytes));
      }
    }

    @Override
    public void close() {}
  }
}
