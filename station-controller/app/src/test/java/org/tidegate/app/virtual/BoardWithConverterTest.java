package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.hardware.board.BoardEmulator;
import org.tidegate.hardware.board.BoardSettings;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.pilot.PilotEvent;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole station for direct current as it is built: a board has pilot, contactors and the talk with the vehicle, a
 * SunSpec converter moves the power, a meter counts it; in virtual time. What the station sees of the simulated hardware
 * it sees through these.
 */
class BoardWithConverterTest {
  private static final int RATED = 11_000;

  private final VirtualBoard board = new VirtualBoard();
  private VirtualBus bus = new VirtualBus(Map::of);
  private boolean talks = true;

  @Test
  void setpoint_dischargesAndChargesThroughAllOfThem() {
    var stay = begin();
    stay.setpoint(-8_000);
    stay.virtual.seconds(10);
    assertThat(stay.commanded()).isEqualTo(-8_000);
    assertThat(stay.actual()).isEqualTo(-8_000);
    assertThat(board.evse().isContactorClosed()).isTrue();
    assertThat(board.evse().dutyCycle()).isEqualTo(5);
    assertThat(board.evse().watts()).as("what the vehicle is told").isEqualTo(-8_000);
    var vehicle = stay.virtual.evse(1).session().orElseThrow().vehicle().orElseThrow();
    assertThat(vehicle.signalling()).isEqualTo(Signalling.ISO15118);
    assertThat(vehicle.stateOfCharge().orElseThrow()).isBetween(StateOfCharge.percent(59), StateOfCharge.percent(60));

    long before = stay.virtual.session().exported().value();
    stay.virtual.seconds(360);
    // 8 kW for a tenth of an hour
    assertThat(stay.virtual.session().exported().value() - before).isBetween(795L, 805L);
    stay.setpoint(5_000);
    stay.virtual.seconds(10);
    assertThat(stay.actual()).isEqualTo(5_000);
    assertThat(board.evse().watts()).isEqualTo(5_000);
    assertThat(faults(stay)).isEmpty();
  }

  @Test
  void pause_keepsTheTalkWithTheVehicle() {
    var stay = discharging();
    stay.setpoint(0);
    stay.virtual.seconds(90);
    assertThat(stay.actual()).isZero();
    assertThat(board.evse().dutyCycle()).isEqualTo(5);

    stay.setpoint(-8_000);
    stay.virtual.seconds(10);
    assertThat(stay.actual()).isEqualTo(-8_000);
    assertThat(faults(stay)).isEmpty();
  }

  @Test
  void withdrawn_isZeroWithinASecond() {
    var stay = discharging();
    stay.press((driver, version) -> driver.withdraw(1, version, VirtualStation.seen()));
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isGreaterThanOrEqualTo(0);
    assertThat(stay.actual()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void unplugged_isZeroAndOpen_andTheNextVehicleIsAnother() {
    var stay = discharging();
    stay.virtual.hardware().plugOut(1);
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isZero();
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(board.evse().watts()).isZero();
    assertThat(faults(stay)).isEmpty();

    stay.virtual.seconds(60);
    stay.virtual.hardware().plugIn(1, VirtualStation.car(35));
    stay.virtual.seconds(4);
    var vehicle = stay.virtual.evse(1).session().orElseThrow().vehicle().orElseThrow();
    assertThat(vehicle.stateOfCharge()).contains(StateOfCharge.percent(35));
  }

  /** The station ends the power, the board opens by itself; both recover. */
  @Test
  void boardsLineCut_isZeroAtTheConverterAndOpenAtTheBoard() {
    var stay = discharging();
    board.line().cut();
    stay.virtual.advance(Duration.ofMillis(1_700));
    assertThat(faults(stay)).containsExactly("BoardLinkLost");
    assertThat(stay.commanded()).isZero();
    stay.virtual.seconds(2);
    assertThat(board.evse().isContactorClosed()).isFalse();
    assertThat(board.evse().dutyCycle()).isEqualTo(100);

    board.line().mend();
    stay.virtual.seconds(90);
    assertThat(faults(stay)).isEmpty();
    assertThat(stay.actual()).isEqualTo(-8_000);
  }

  /** It can't know whether it is the same vehicle: whose permission that was nobody knows. */
  @Test
  void boardRestarts_whileDischarging_isZeroAndThePermissionIsOver() {
    var stay = discharging();
    var before = stay.virtual.session();
    board.evse().restart();
    stay.virtual.seconds(1);
    assertThat(stay.commanded()).isZero();
    assertThat(stay.actual()).isZero();
    assertThat(board.evse().isContactorClosed()).isFalse();

    stay.watch(Duration.ofSeconds(60), _ -> assertThat(stay.actual()).isGreaterThanOrEqualTo(0));
    var after = stay.virtual.session();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(before.permission()).isEqualTo(PermissionState.GRANTED);
    assertThat(after.permission()).isNotEqualTo(PermissionState.GRANTED);
    assertThat(faults(stay)).isEmpty();
  }

  /** The converter's own timer ends the power, and the vehicle is told so by the board. */
  @Test
  void busCut_isZeroByTheConverterItselfAndTheBoardIsTold() {
    var stay = discharging();
    bus.cut = true;
    stay.virtual.seconds(4);
    assertThat(stay.actual()).isZero();
    assertThat(faults(stay)).contains("PowerStageSilent");
    assertThat(board.evse().watts()).isZero();
    assertThat(board.evse().isContactorClosed()).isFalse();

    bus.cut = false;
    stay.virtual.seconds(90);
    assertThat(faults(stay)).isEmpty();
    assertThat(stay.actual()).isEqualTo(-8_000);
  }

  /** Unknown is never fine: a charge that the board tells no more is worth nothing after a minute. */
  @Test
  void vehicleSilent_endsDischargeWhenItsChargeIsTooOld() {
    var stay = discharging();
    talks = false;
    board.evse().vehicleIsSilent();
    stay.virtual.seconds(55);
    assertThat(stay.actual()).isEqualTo(-8_000);
    stay.virtual.seconds(10);
    assertThat(stay.actual()).isGreaterThanOrEqualTo(0);
    assertThat(stay.reasons()).contains(LimitReason.MINIMUM_STATE_OF_CHARGE);
  }

  @Test
  void insulationFault_isZeroAndOverOnceUnplugged() {
    var stay = discharging();
    board.evse().faults(1 << 9);
    stay.virtual.seconds(1);
    assertThat(faults(stay)).containsExactly("IsolationFailure");
    assertThat(stay.commanded()).isZero();
    assertThat(board.evse().isContactorClosed()).isFalse();
    board.evse().faults(0);
    stay.virtual.seconds(10);
    assertThat(faults(stay)).containsExactly("IsolationFailure");

    stay.virtual.hardware().plugOut(1);
    stay.virtual.seconds(5);
    assertThat(faults(stay)).isEmpty();
  }

  private PermittedStay discharging() {
    var stay = begin();
    stay.setpoint(-8_000);
    stay.virtual.seconds(10);
    assertThat(stay.actual()).isEqualTo(-8_000);
    return stay;
  }

  private PermittedStay begin() {
    return PermittedStay.begin(VirtualSetup.of(714).withEvses(VirtualSetup.dc(1))
        .withSettings(BoardWithConverterTest::withoutWait)
        .around((devices, loop) -> asItIsBuilt(loop, (SimulatedHardware) devices)), VirtualStation.car(60));
  }

  private static StationSettings withoutWait(StationSettings before) {
    var timing = before.timing();
    return before.with(new Timing(timing.answer(), timing.summary(), timing.longestOffline(),
        timing.permissionLongestOffline(), timing.resumption(), Duration.ZERO));
  }

  private static List<String> faults(PermittedStay stay) {
    return stay.virtual.evse(1).faults().stream().map(fault -> fault.kind().name()).toList();
  }

  private Hardware asItIsBuilt(StationLoop loop, SimulatedHardware world) {
    world.start(new RecordedEvents());
    var devices = board.hardware(loop, new BoardSettings.Evse(1, CurrentKind.DC, 1, 400, RATED / 400.0));
    new Wires(loop, world, board.evse()).follow();
    var all = new HashMap<>(ModbusSimulator.devices(world, loop::nanoTime));
    all.put(ModbusSimulator.METERS + 1, VirtualMeter.of(world));
    bus = new VirtualBus(() -> all);
    return bus.hardware(loop, Optional.of(new Converter(VirtualBus.FIRST, false, true)), ModbusSimulator.METERS + 1,
        devices);
  }

  /** What connects the emulated board to the simulated vehicle, cable and contactors. */
  private final class Wires {
    private static final Duration STEP = Duration.ofMillis(50);

    private final StationLoop loop;
    private final SimulatedHardware world;
    private final BoardEmulator emulated;
    private boolean isIn;
    private boolean isReady;
    private boolean isClosed;

    Wires(StationLoop loop, SimulatedHardware world, BoardEmulator emulated) {
      this.loop = loop;
      this.world = world;
      this.emulated = emulated;
    }

    void follow() {
      vehicle();
      contactors();
      loop.after(STEP, this::follow);
    }

    /** It talks once it is connected, and is ready once it sees that it may talk. */
    private void vehicle() {
      var car = world.state(1).car();
      boolean ready = car.isPresent() && emulated.dutyCycle() == 5;
      if (car.isPresent() != isIn) {
        isIn = car.isPresent();
        isReady = false;
        emulated.vehicle(isIn ? PilotEvent.LEVEL_9 : PilotEvent.LEVEL_12);
      } else if (ready != isReady) {
        isReady = ready;
        emulated.vehicle(ready ? PilotEvent.LEVEL_6 : PilotEvent.LEVEL_9);
      }
      car.filter(_ -> talks).ifPresentOrElse(
          here -> emulated.vehicleSays(here.stateOfCharge(), (int) here.capacityWh(), here.mostCharge().value(),
              here.mostDischarge().value()),
          emulated::vehicleIsSilent);
    }

    private void contactors() {
      if (emulated.isContactorClosed() != isClosed) {
        isClosed = emulated.isContactorClosed();
        var devices = world.evses().getFirst();
        if (isClosed) {
          devices.pilot().offer(new Watts(RATED));
          devices.contactor().close();
        } else {
          devices.contactor().open();
        }
      }
    }
  }
}
