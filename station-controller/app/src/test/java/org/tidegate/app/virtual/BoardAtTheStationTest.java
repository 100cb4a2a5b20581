package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.tidegate.hardware.board.BoardHardware;
import org.tidegate.hardware.board.BoardLink;
import org.tidegate.hardware.board.BoardSettings;
import org.tidegate.hardware.modbus.BusSettings;
import org.tidegate.hardware.modbus.MeterMap;
import org.tidegate.hardware.modbus.ModbusHardware;
import org.tidegate.hardware.modbus.ModbusSettings;
import org.tidegate.hardware.modbus.ModbusSettings.Meter;
import org.tidegate.hardware.modbus.ModbusSettings.Place;
import org.tidegate.hardware.pilot.PilotEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The whole station with an emulated board for pilot, contactor and lock, and a meter on a bus, in virtual time. */
class BoardAtTheStationTest {
  private static final int VOLTS = 230;
  private static final int PHASES = 3;
  private static final int RATED = 11_000;

  private final Line line = new Line();
  private @Nullable BoardEmulator board;
  private final VirtualStation station = new VirtualStation(
      VirtualSetup.of(702).withEvses(socket()).around((_, loop) -> behindABoard(loop)));

  @Test
  void vehicle_chargesByTheBoardAndIsMetered() {
    charge();
    long before = station.session().imported().value();
    station.seconds(360);
    // 26 %: 15.6 A on three phases for a tenth of an hour are 1,076 Wh
    assertThat(station.session().imported().value() - before).isBetween(1_065L, 1_085L);
    board().vehicle(PilotEvent.LEVEL_12);
    station.seconds(5);
    assertThat(board().isContactorClosed()).isFalse();
    assertThat(station.evse(1).faults()).isEmpty();
  }

  @Test
  void lineCut_isZeroAndAFaultAtBothEnds_andBothRecover() {
    charge();
    line.cut = true;
    station.advance(Duration.ofMillis(1_600));
    assertThat(faults()).containsExactly("BoardLinkLost");
    assertThat(station.evse(1).commanded()).isEqualTo(Watts.ZERO);
    station.advance(Duration.ofMillis(900));
    assertThat(board().isContactorClosed()).as("the board by itself, 2 s after the last command").isFalse();
    assertThat(board().amps()).isZero();
    assertThat(lastStatus()).isEqualTo("Faulted");

    line.cut = false;
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(lastStatus()).isEqualTo("Occupied");
    assertThat(board().isContactorClosed()).isTrue();
    assertThat(board().amps()).isGreaterThan(15);
  }

  /** IEC 61851-1 table A.6, sequence 4. */
  @Test
  void vehicle_isReady_contactorIsClosedWithinThreeSeconds() {
    station.seconds(2);
    board().vehicle(PilotEvent.LEVEL_9);
    station.seconds(2);
    station.press((driver, version) -> driver.start(1, version));
    station.seconds(1);
    board().vehicle(PilotEvent.LEVEL_6);
    station.seconds(3);
    assertThat(board().isContactorClosed()).isTrue();
  }

  /** What the board reads back is not what the station asked for, and the board says nothing of it. */
  @Test
  void contactor_isWeldedAndTheBoardDoesNotSaySo_isAFaultAllTheSame() {
    charge();
    board().weld();
    board().vehicle(PilotEvent.LEVEL_9);
    station.seconds(4);
    assertThat(faults()).containsExactly("WeldedContactor");
    assertThat(toldFaults()).containsExactly("PowerContactor.Problem=true");
    assertThat(lastStatus()).isEqualTo("Faulted");
  }

  /** The board hears nothing, but speaks: it ends by itself what it was told last. */
  @Test
  void boardDeaf_endsThePowerByItselfAndTheStationKnows() {
    charge();
    board().deaf(true);
    station.advance(Duration.ofMillis(3_100));
    assertThat(board().amps()).isZero();
    assertThat(board().isContactorClosed()).isFalse();
    assertThat(faults()).containsExactly("BoardLinkLost");
    board().deaf(false);
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(board().amps()).isGreaterThan(15);
  }

  /** Hot: the station commands less, says why, and takes it back; IEC 61851-1 table A.7 gives 6 A as the least. */
  @Test
  void hot_chargesLessWithTheReasonAndAgainInFull() {
    charge();
    board().derated(50);
    station.seconds(2);
    assertThat(board().amps()).isCloseTo(7.8, within(0.01));
    assertThat(station.session().reasons()).containsExactly(LimitReason.OVER_TEMPERATURE);
    board().derated(70);
    station.seconds(2);
    assertThat(board().amps()).as("below 6 A nothing can be offered").isZero();
    board().derated(0);
    station.seconds(12);
    assertThat(board().amps()).isGreaterThan(15);
    assertThat(station.session().reasons()).isEmpty();
  }

  @Test
  void residualCurrent_isZeroToldAndOverWithTheBoard() {
    charge();
    board().faults(1);
    station.seconds(1);
    assertThat(faults()).containsExactly("GroundFailure");
    assertThat(station.evse(1).commanded()).isEqualTo(Watts.ZERO);
    assertThat(board().isContactorClosed()).isFalse();
    assertThat(toldFaults()).containsExactly("RCD.Tripped=true");
    board().faults(0);
    station.seconds(15);
    assertThat(faults()).isEmpty();
    assertThat(toldFaults()).containsExactly("RCD.Tripped=true", "RCD.Tripped=false");
    assertThat(board().amps()).isGreaterThan(15);
  }

  private void charge() {
    station.seconds(2);
    board().vehicle(PilotEvent.LEVEL_9);
    station.seconds(2);
    station.press((driver, version) -> driver.start(1, version));
    station.seconds(1);
    board().vehicle(PilotEvent.LEVEL_6);
    station.seconds(4);
    assertThat(board().isContactorClosed()).isTrue();
    assertThat(board().amps()).isGreaterThan(15);
    assertThat(station.evse(1).commanded()).isEqualTo(new Watts(RATED));
  }

  private BoardEmulator board() {
    return Optional.ofNullable(board).orElseThrow();
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
    var emulated = new BoardEmulator(loop, line::toStation);
    board = emulated;
    line.loop = loop;
    var flow = new Flow(loop, emulated);
    var meter = new VirtualMeter(flow::watts, flow::wattHours, () -> 0);
    var devices = new BoardHardware(loop,
        new BoardSettings(List.of(new BoardSettings.Evse(1, PHASES, VOLTS, RATED / (double) (PHASES * VOLTS)))), line);
    var bus = new VirtualBus(() -> Map.of(1, meter));
    return new ModbusHardware(loop,
        new ModbusSettings(
            List.of(new BusSettings("rail", new BusSettings.Tcp("virtual", 1), Duration.ofMillis(500))),
            List.of(new ModbusSettings.Evse(1, Optional.empty(),
                Optional.of(new Meter(new Place("rail", 1), MeterMap.EASTRON_SDM630))))),
        settings -> bus.on(settings.name(), loop), devices);
  }

  /** Both ends of the serial line. */
  private final class Line implements BoardLink {
    private boolean cut;
    private @Nullable StationLoop loop;
    private Consumer<byte[]> toProgram = _ -> {};

    void toStation(byte[] bytes) {
      if (!cut) {
        toProgram.accept(bytes);
      }
    }

    @Override
    public void start(Consumer<byte[]> received) {
      toProgram = received;
    }

    @Override
    public void send(int evseId, byte[] bytes) {
      if (!cut) {
        Optional.ofNullable(loop).orElseThrow().execute(() -> board().hears(bytes));
      }
    }

    @Override
    public void close() {}
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
