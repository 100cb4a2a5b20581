package org.tidegate.hardware.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.hardware.board.BoardMessages.Status;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.pilot.PilotState;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The driver and the emulated board in virtual time, a line without delay between them. */
class BoardHardwareTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordedEvents events = new RecordedEvents();
  private final Line line = new Line();
  private final BoardHardware hardware = new BoardHardware(loop,
      new BoardSettings(List.of(new BoardSettings.Evse(1, 3, 230, 32))), line);
  private final BoardEmulator board = new BoardEmulator(loop, bytes -> loop.execute(() -> line.toStation(bytes)));

  @Test
  void start_firstWordOfTheBoard_isTold() {
    start();

    assertThat(events.story).containsExactly("pilot 1 A");
  }

  @Test
  void vehicleChargesAndLeaves() {
    charge(7_360);
    // 10.67 A is 17.8 %, rounded down to 17 %: 10.2 A
    assertThat(board.amps()).isCloseTo(10.2, within(0.001));
    assertThat(board.isContactorClosed()).isTrue();
    assertThat(events.story).contains("pilot 1 B", "vehicle 1 BASIC", "pilot 1 C", "contactor 1 closed");

    board.vehicle(PilotEvent.LEVEL_12);
    loop.runPosted();
    assertThat(board.isContactorClosed()).isFalse();
    assertThat(events.story).endsWith("pilot 1 A", "contactor 1 open");

    board.vehicle(PilotEvent.LEVEL_9);
    assertThat(board.amps()).as("the next one is invited").isCloseTo(31.8, within(0.001));
    board.vehicle(PilotEvent.LEVEL_6);
    loop.runPosted();
    assertThat(board.isContactorClosed()).as("and nothing closes for it unasked").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"4140, 6.0", "4139, 0", "22080, 31.8", "50000, 31.8", "-5000, 0", "0, 0"})
  void command_watts_areAmperesOfThreePhasesAtMostWhatTheEvseCarries(int watts, double amps) {
    charge(watts);

    assertThat(board.amps()).isCloseTo(amps, within(0.001));
  }

  @Test
  void command_noneFollows_boardEndsItWithTheLeaseAndOpensSixSecondsLater() {
    charge(7_360);
    loop.advance(Duration.ofMillis(2_999));
    assertThat(board.amps()).isCloseTo(10.2, within(0.001));
    loop.advance(Duration.ofMillis(1));
    assertThat(board.amps()).isZero();
    assertThat(board.pilot()).isEqualTo(PilotState.C1);

    loop.advance(Duration.ofSeconds(6));
    assertThat(board.isContactorClosed()).isFalse();
    loop.advance(Duration.ofSeconds(20));
    assertThat(board.isContactorClosed()).as("nobody asked again").isFalse();
    evse().contactor().close();
    loop.runPosted();
    assertThat(board.isContactorClosed()).isTrue();
    assertThat(events.story).doesNotContain("fault 1 BoardLinkLost");
  }

  @Test
  void command_leaseLongerThanAny_isThreeSeconds() {
    charge(7_360);
    evse().powerStage().command(new Watts(7_360), Duration.ofSeconds(10));
    loop.runPosted();
    assertThat(board.leaseMs()).isEqualTo(3_000);
  }

  @Test
  void lineCut_boardIsSafeAndStationKnows_andBothRecover() {
    charge(7_360);
    line.cut = true;
    loop.advance(Duration.ofMillis(1_500));
    assertThat(faults()).containsExactly("BoardLinkLost");
    loop.advance(Duration.ofMillis(1_000));
    assertThat(board.amps()).isZero();
    assertThat(board.isContactorClosed()).isFalse();

    line.cut = false;
    loop.advance(Duration.ofSeconds(2));
    assertThat(faults()).isEmpty();
    assertThat(events.story).contains("contactor 1 open");
  }

  @Test
  void boardDeaf_thoughItSpeaks_isALostLink() {
    charge(7_360);
    board.deaf = true;
    command(4_600);
    loop.advance(Duration.ofMillis(1_500));

    assertThat(faults()).containsExactly("BoardLinkLost");
    board.deaf = false;
    loop.advance(Duration.ofSeconds(1));
    assertThat(faults()).isEmpty();
  }

  @Test
  void boardMute_thoughItHears_isALostLink() {
    start();
    board.mute(true);
    loop.advance(Duration.ofMillis(1_600));

    assertThat(faults()).containsExactly("BoardLinkLost");
  }

  @Test
  void noise_isNoWordOfTheBoard() {
    start();
    board.mute(true);
    for (int i = 0; i < 20; i++) {
      line.toStation(new byte[]{1, 2, 3, 0, (byte) 0x82, 0});
      loop.advance(Duration.ofMillis(100));
    }

    assertThat(faults()).containsExactly("BoardLinkLost");
  }

  @ParameterizedTest
  @CsvSource({"1, GroundFailure", "2, ResidualCurrentTestFailure", "4, OverCurrent", "8, OverTemperature",
      "16, WeldedContactor", "32, ContactorFailure", "64, LockFailure", "128, EmergencyStop", "256, PilotFailure",
      "512, IsolationFailure", "1024, BoardFailure", "32768, BoardFailure"})
  void faultBit_isAFaultUntilItIsGone(int bits, String code) {
    start();
    board.faults = bits;
    loop.advance(Duration.ofMillis(300));
    assertThat(faults()).containsExactly(code);

    board.faults = 0;
    loop.advance(Duration.ofMillis(300));
    assertThat(faults()).isEmpty();
  }

  @Test
  void pluggedAgainUnseen_isTwoVehicles() {
    charge(0);
    line.cut = true;
    board.vehicle(PilotEvent.LEVEL_12);
    board.vehicle(PilotEvent.LEVEL_9);
    loop.runPosted();
    line.cut = false;
    events.story.clear();
    loop.advance(Duration.ofMillis(300));

    assertThat(events.story).containsSubsequence("pilot 1 A", "pilot 1 B", "vehicle 1 BASIC");
    assertThat(events.pilots.getLast().plugMark()).contains("7-43");
  }

  @Test
  void pluggedAgainUnseen_nothingClosesForTheNextVehicleUnasked() {
    charge(7_360);
    line.cut = true;
    board.vehicle(PilotEvent.LEVEL_12);
    board.vehicle(PilotEvent.LEVEL_9);
    loop.runPosted();
    line.cut = false;
    loop.advance(Duration.ofMillis(600));
    board.vehicle(PilotEvent.LEVEL_6);
    loop.runPosted();

    assertThat(board.isContactorClosed()).isFalse();
    assertThat(board.amps()).as("it is invited").isCloseTo(31.8, within(0.001));
    evse().contactor().close();
    loop.runPosted();
    assertThat(board.isContactorClosed()).isTrue();
    assertThat(board.amps()).as("and gets nothing of what was commanded before").isZero();
  }

  @Test
  void cable_comesAndGoes_isToldWithWhatItCarries() {
    board.cableAmps = 0;
    start();
    board.cableAmps = 20;
    loop.advance(Duration.ofMillis(300));
    board.cableAmps = 0;
    loop.advance(Duration.ofMillis(300));

    assertThat(events.story.stream().filter(line -> line.startsWith("cable"))).hasSize(3);
  }

  /** IEC 61851-1 annex B: what the cable carries is all that may be offered. */
  @ParameterizedTest
  @CsvSource({"13, 12.6", "20, 19.8", "32, 31.8", "63, 31.8", "0, 0"})
  void cable_carriesLess_isAllThatIsOffered(int cable, double amps) {
    board.cableAmps = cable;
    charge(22_080);
    assertThat(board.amps()).isCloseTo(amps, within(0.001));
  }

  /** A vehicle that opened its circuit in a pause, after it was cut off, must see an offer or it never asks again. */
  @Test
  void pause_vehicleOpensItsCircuitAfterItWasCutOff_isInvitedAgain() {
    charge(7_360);
    command(0);
    loop.advance(Duration.ofSeconds(7));
    assertThat(board.isContactorClosed()).isFalse();
    assertThat(board.amps()).isZero();
    board.vehicle(PilotEvent.LEVEL_9);
    loop.runPosted();
    assertThat(board.amps()).isCloseTo(31.8, within(0.001));
  }

  /** ISO 15118-3, T_step_EF: by the board, as by the pins. */
  @Test
  void pause_vehicleSleeps_isWokenOnceByTheBoard() {
    charge(7_360);
    board.vehicle(PilotEvent.LEVEL_9);
    loop.runPosted();
    evse().contactor().open();
    evse().pilot().withdrawOffer();
    loop.advance(Duration.ofSeconds(60));
    evse().pilot().offer(new Watts(22_080));
    loop.advance(Duration.ofMillis(29_999));
    assertThat(board.pilot()).isEqualTo(PilotState.B2);
    loop.advance(Duration.ofMillis(1));
    assertThat(board.pilot()).isEqualTo(PilotState.WAKING);
    loop.advance(Duration.ofSeconds(4));
    assertThat(board.pilot()).isEqualTo(PilotState.B2);
    assertThat(events.pilots.getLast().state()).as("it is here all the time").isEqualTo(ControlPilotState.B);
    loop.advance(Duration.ofSeconds(60));
    assertThat(board.pilot()).as("once").isEqualTo(PilotState.B2);
  }

  /** The driver's plug is under load until the vehicle stops. */
  @Test
  void lineCut_lockHoldsUntilTheVehicleHasOpenedTheCircuit_andTheLightIsOff() {
    charge(7_360);
    evse().lock().lock();
    evse().indicator().show(Light.CHARGING);
    loop.runPosted();
    assertThat(events.story).contains("lock 1 locked");
    assertThat(board.light()).contains(Light.CHARGING);
    line.cut = true;
    loop.advance(Duration.ofSeconds(2));
    assertThat(board.pilot()).isEqualTo(PilotState.C1);
    assertThat(board.isLocked()).isTrue();
    assertThat(board.light()).isEmpty();
    board.vehicle(PilotEvent.LEVEL_9);
    assertThat(board.isLocked()).isFalse();
  }

  @Test
  void unavailable_lineCut_pilotIsSteady() {
    start();
    evse().pilot().showUnavailable();
    loop.runPosted();
    line.cut = true;
    loop.advance(Duration.ofSeconds(2));
    assertThat(board.pilot()).isEqualTo(PilotState.A1);
  }

  /** It tells no fault, but what it reads back is not what it was told. */
  @Test
  void contactor_readsClosedAfterItWasToldToOpen_isWeldedUntilItOpens() {
    charge(7_360);
    board.welded = true;
    evse().contactor().open();
    loop.advance(Duration.ofMillis(900));
    assertThat(faults()).isEmpty();
    loop.advance(Duration.ofMillis(600));
    assertThat(faults()).containsExactly("WeldedContactor");
    board.welded = false;
    loop.advance(Duration.ofMillis(500));
    assertThat(faults()).isEmpty();
  }

  /** The board says so, and later only its contact. */
  @Test
  void contactor_isWeldedByTheBoardsWordAndByItsContact_isOneFault() {
    charge(7_360);
    board.welded = true;
    evse().contactor().open();
    board.faults(16);
    loop.advance(Duration.ofSeconds(2));
    board.faults(0);
    loop.advance(Duration.ofSeconds(2));
    assertThat(events.story).doesNotContain("cleared 1 WeldedContactor").containsOnlyOnce("fault 1 WeldedContactor");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lock_doesNotFollow_isLockFailureUntilItDoes(boolean hold) {
    board.cableAmps = 32;
    start();
    if (!hold) {
      evse().lock().lock();
      loop.advance(Duration.ofSeconds(3));
    }
    board.lockStuck = true;
    if (hold) {
      evse().lock().lock();
    } else {
      evse().lock().unlock();
    }
    loop.advance(Duration.ofMillis(1_900));
    assertThat(faults()).isEmpty();
    loop.advance(Duration.ofMillis(600));
    assertThat(faults()).containsExactly("LockFailure");
    board.lockStuck = false;
    loop.advance(Duration.ofMillis(500));
    assertThat(faults()).isEmpty();
  }

  /** Such a board has no lock. */
  @Test
  void lock_cableIsTheStations_isNoFault() {
    start();
    board.lockStuck = true;
    evse().lock().lock();
    loop.advance(Duration.ofSeconds(10));
    assertThat(faults()).isEmpty();
  }

  /** It was never told: nothing that it reads says anything of its devices. */
  @Test
  void contactor_boardIsDeaf_isNotCalledWelded() {
    charge(7_360);
    board.deaf = true;
    board.welded = true;
    evse().contactor().open();
    loop.advance(Duration.ofSeconds(5));
    assertThat(faults()).containsExactly("BoardLinkLost");
  }

  /** IEC 61851-1 table B.2 has no such resistor. */
  @Test
  void cable_withAResistorThatNoCableHas_isAFaultAndNothingIsOffered() {
    board.cableAmps = Status.UNUSABLE_CABLE;
    charge(22_080);
    assertThat(board.amps()).isZero();
    loop.advance(Duration.ofMillis(300));
    assertThat(faults()).containsExactly("CableFailure");
    assertThat(events.story).contains("cable 1 in");
    board.cableAmps = 32;
    loop.advance(Duration.ofMillis(300));
    assertThat(faults()).isEmpty();
  }

  @Test
  void unavailable_isStateF() {
    start();
    evse().pilot().showUnavailable();
    loop.runPosted();

    assertThat(board.pilot()).isEqualTo(PilotState.F);
    assertThat(events.story).endsWith("pilot 1 F");
  }

  private void start() {
    hardware.start(events);
    loop.runPosted();
  }

  /** A vehicle is plugged, ready, and gets this much power. */
  private void charge(int watts) {
    start();
    evse().pilot().offer(new Watts(22_080));
    board.vehicle(PilotEvent.LEVEL_9);
    board.vehicle(PilotEvent.LEVEL_6);
    loop.runPosted();
    evse().contactor().close();
    loop.runPosted();
    command(watts);
  }

  private void command(int watts) {
    evse().powerStage().command(new Watts(watts), PowerStage.LONGEST_LEASE);
    loop.runPosted();
  }

  private EvseDevices evse() {
    return hardware.evses().getFirst();
  }

  private List<String> faults() {
    return events.openFaults();
  }

  /** Both ends of the line. */
  private final class Line implements BoardLink {
    boolean cut;
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
