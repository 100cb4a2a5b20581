package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.hardware.board.BoardEmulator;
import org.tidegate.hardware.board.BoardSettings;
import org.tidegate.hardware.pilot.PilotEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The whole station with an emulated board for pilot, contactor and lock, and a meter on a bus, in virtual time. */
class BoardAtTheStationTest {
  private static final int VOLTS = 230;
  private static final int PHASES = 3;
  private static final int RATED = 11_000;

  private final VirtualBoard board = new VirtualBoard();
  private @Nullable Flow flow;
  private final VirtualStation station = new VirtualStation(
      VirtualSetup.of(702).withEvses(socket()).around((_, loop) -> behindABoard(loop)));

  @Test
  void vehicle_chargesByTheBoardAndIsMetered() {
    charge();
    long before = station.session().imported().value();
    station.seconds(360);
    // 26 %: 15.6 A on three phases for a tenth of an hour are 1,076 Wh
    assertThat(station.session().imported().value() - before).isBetween(1_065L, 1_085L);
    board.evse().vehicle(PilotEvent.LEVEL_12);
    station.seconds(5);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(station.evse(1).faults()).isEmpty();
  }

  @Test
  void lineCut_isZeroAndAFaultAtBothEnds_andBothRecover() {
    charge();
    board.line().cut();
    station.advance(Duration.ofMillis(1_600));
    assertThat(faults()).containsExactly("BoardLinkLost");
    assertThat(station.evse(1).commanded()).isEqualTo(Watts.ZERO);
    station.advance(Duration.ofMillis(900));
    assertThat(board.evse().isContactorClosed()).as("the board by itself, 2 s after the last command").isFalse();
    assertThat(board.evse().amps()).isZero();
    assertThat(lastStatus()).isEqualTo("Faulted");

    board.line().mend();
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(lastStatus()).isEqualTo("Occupied");
    assertThat(board.evse().isContactorClosed()).isTrue();
    assertThat(board.evse().amps()).isGreaterThan(15);
  }

  /** IEC 61851-1 table A.6, sequence 4. */
  @Test
  void vehicle_isReady_contactorIsClosedWithinThreeSeconds() {
    startAndBeReady();
    station.seconds(3);
    assertThat(board.evse().isContactorClosed()).isTrue();
  }

  /** What the board reads back is not what the station asked for, and the board says nothing of it. */
  @Test
  void contactor_isWeldedAndTheBoardDoesNotSaySo_isAFaultAllTheSame() {
    charge();
    board.evse().weld();
    board.evse().vehicle(PilotEvent.LEVEL_9);
    station.seconds(4);
    assertThat(faults()).containsExactly("WeldedContactor");
    assertThat(toldFaults()).containsExactly("PowerContactor.Problem=true");
    assertThat(lastStatus()).isEqualTo("Faulted");
  }

  /** The board hears nothing, but speaks: it ends by itself what it was told last. */
  @Test
  void boardDeaf_endsThePowerByItselfAndTheStationKnows() {
    charge();
    board.evse().deaf(true);
    station.advance(Duration.ofMillis(3_100));
    assertThat(board.evse().amps()).isZero();
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(faults()).containsExactly("BoardLinkLost");
    board.evse().deaf(false);
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(board.evse().amps()).isGreaterThan(15);
  }

  /** Hot: the station commands less, says why, and takes it back; IEC 61851-1 table A.7 gives 6 A as the least. */
  @Test
  void hot_chargesLessWithTheReasonAndAgainInFull() {
    charge();
    board.evse().derated(50);
    station.seconds(2);
    assertThat(board.evse().amps()).isCloseTo(7.8, within(0.01));
    assertThat(station.session().reasons()).containsExactly(LimitReason.OVER_TEMPERATURE);
    board.evse().derated(70);
    station.seconds(2);
    assertThat(board.evse().amps()).as("below 6 A nothing can be offered").isZero();
    board.evse().derated(0);
    station.seconds(12);
    assertThat(board.evse().amps()).isGreaterThan(15);
    assertThat(station.session().reasons()).isEmpty();
  }

  /** The count of plugs proves that it is the same vehicle. */
  @Test
  void programKilled_boardIsSafeByItself_andTheNextProgramGoesOnWithTheVehicle() {
    charge();
    var before = station.session();
    kill();
    station.seconds(1);
    assertThat(board.evse().isContactorClosed()).as("within its lease").isTrue();
    station.seconds(2);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(board.evse().amps()).isZero();

    station.seconds(10);
    startAgain();
    station.seconds(15);
    assertThat(station.session().transactionId()).isEqualTo(before.transactionId());
    assertThat(board.evse().isContactorClosed()).isTrue();
    assertThat(board.evse().amps()).isGreaterThan(15);
    assertThat(station.session().imported().value()).isGreaterThanOrEqualTo(before.imported().value());
    assertThat(faults()).isEmpty();
  }

  /** Nobody saw it but the board's count of plugs. */
  @Test
  void programKilled_anotherVehicleComesMeanwhile_getsNothingOfTheTransaction() {
    charge();
    var before = station.session().transactionId();
    kill();
    station.seconds(5);
    board.evse().vehicle(PilotEvent.LEVEL_12);
    board.evse().vehicle(PilotEvent.LEVEL_9);
    station.seconds(5);
    startAgain();
    station.seconds(2);
    board.evse().vehicle(PilotEvent.LEVEL_6);
    station.seconds(15);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(board.evse().amps()).isZero();
    assertThat(station.evse(1).session().flatMap(now -> now.transactionId())).isNotEqualTo(before);
    assertThat(endedTransactions()).containsExactly(before.orElseThrow());
  }

  /** It can't know whether it is the same vehicle. */
  @Test
  void boardRestarts_whileCharging_endsTheTransaction() {
    charge();
    var before = station.session().transactionId();
    board.evse().restart();
    station.seconds(15);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(endedTransactions()).containsExactly(before.orElseThrow());
    assertThat(faults()).isEmpty();
  }

  /** Nothing is wanted of it meanwhile, and no vehicle is there: it is out of order all the same. */
  @Test
  void boardDeaf_nobodyIsThere_isAFaultThatTheCentralSystemHears() {
    station.seconds(5);
    assertThat(lastStatus()).isEqualTo("Available");
    board.evse().deaf(true);
    station.seconds(3);
    assertThat(faults()).containsExactly("BoardLinkLost");
    assertThat(lastStatus()).isEqualTo("Faulted");
    board.evse().deaf(false);
    station.seconds(3);
    assertThat(faults()).isEmpty();
    assertThat(lastStatus()).isEqualTo("Available");
  }

  @Test
  void residualCurrent_isZeroToldAndOverWithTheBoard() {
    charge();
    board.evse().faults(1);
    station.seconds(1);
    assertThat(faults()).containsExactly("GroundFailure");
    assertThat(station.evse(1).commanded()).isEqualTo(Watts.ZERO);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(toldFaults()).containsExactly("RCD.Tripped=true");
    board.evse().faults(0);
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(toldFaults()).containsExactly("RCD.Tripped=true", "RCD.Tripped=false");
    assertThat(board.evse().amps()).isGreaterThan(15);
  }

  private void startAndBeReady() {
    station.seconds(2);
    board.evse().vehicle(PilotEvent.LEVEL_9);
    station.seconds(2);
    station.press((driver, version) -> driver.start(1, version));
    station.seconds(1);
    board.evse().vehicle(PilotEvent.LEVEL_6);
  }

  private void charge() {
    startAndBeReady();
    station.seconds(4);
    assertThat(board.evse().isContactorClosed()).isTrue();
    assertThat(board.evse().amps()).isGreaterThan(15);
    assertThat(station.evse(1).commanded()).isEqualTo(new Watts(RATED));
  }

  private void kill() {
    station.kill();
    board.programIsGone();
  }

  private void startAgain() {
    board.line().mend();
    station.start();
  }

  private List<String> endedTransactions() {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals("TransactionEvent"))
        .map(frame -> frame.path(3)).filter(event -> event.path("eventType").asText().equals("Ended"))
        .map(event -> event.at("/transactionInfo/transactionId").asText()).toList();
  }

  private List<String> faults() {
    return station.evse(1).faults().stream().map(fault -> fault.code()).toList();
  }

  private String lastStatus() {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals("StatusNotification"))
        .map(frame -> frame.path(3).path("connectorStatus").asText()).toList().getLast();
  }

  private List<String> toldFaults() {
    return station.frames().stream().filter(frame -> frame.path(2).asText().equals("NotifyEvent"))
        .flatMap(frame -> frame.path(3).path("eventData").valueStream()).filter(event -> event.has("techCode"))
        .map(event -> event.at("/component/name").asText() + "." + event.at("/variable/name").asText() + "="
            + event.path("actualValue").asText())
        .toList();
  }

  private static EvseSettings socket() {
    var rating = new Rating(CurrentKind.AC, new Watts(RATED), Watts.ZERO, Optional.empty(), Optional.empty(),
        Optional.empty());
    return new EvseSettings(1, "sType2", rating, PHASES, VOLTS);
  }

  private Hardware behindABoard(StationLoop loop) {
    var devices = board.hardware(loop,
        new BoardSettings.Evse(1, PHASES, VOLTS, RATED / (double) (PHASES * VOLTS)));
    var through = flow != null ? flow : new Flow(loop, board.evse());
    flow = through;
    var meter = new VirtualMeter(through::watts, through::wattHours, () -> 0);
    return new VirtualBus(() -> Map.of(1, meter)).hardware(loop, Optional.empty(), 1, devices);
  }

  /** What flows through the board, and has flowed. */
  private static final class Flow {
    private final StationLoop loop;
    private final BoardEmulator board;
    private double wattSeconds;
    private double watts;
    private long at;

    Flow(StationLoop loop, BoardEmulator board) {
      this.loop = loop;
      this.board = board;
      this.at = loop.nanoTime();
    }

    double watts() {
      long now = loop.nanoTime();
      wattSeconds += watts * (now - at) / 1e9;
      at = now;
      watts = board.isContactorClosed() ? board.amps() * VOLTS * PHASES : 0;
      return watts;
    }

    double wattHours() {
      return wattSeconds / 3_600;
    }
  }
}
