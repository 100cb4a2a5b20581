package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.hardware.modbus.sunspec.ConverterReading.Battery;
import org.tidegate.hardware.simulator.RecordedEvents;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleBatteriesTest {
  private static final Vehicle SILENT = Vehicle.basic(CurrentKind.DC, Optional.of(new Watts(10_000)));
  private static final Optional<Battery> KNOWS_NONE = Optional
      .of(new Battery(Optional.empty(), Optional.empty(), Optional.empty()));

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordedEvents events = new RecordedEvents();
  private final VehicleBatteries batteries = new VehicleBatteries(events, loop);

  @BeforeEach
  void nobodyIsThere() {
    pilot(ControlPilotState.A);
    batteries.read(1, KNOWS_NONE);
  }

  @Test
  void silentVehicle_hasWhatTheConverterKnows() {
    plug(SILENT);
    Instant at = loop.now();
    batteries.read(1, battery(55));

    var told = events.vehicles.getLast();
    assertThat(told.stateOfCharge()).contains(StateOfCharge.percent(55));
    assertThat(told.stateOfChargeAt()).contains(at);
    assertThat(told.capacity()).contains(new WattHours(77_000));
    assertThat(told.stateOfHealth()).contains(94.0);
    assertThat(told.signalling()).isEqualTo(SILENT.signalling());
    assertThat(told.canDischarge()).as("basic signalling never gives").isFalse();
  }

  /** Whatever else of it the converter knows. */
  @Test
  void vehicleThatTellsItsCharge_isBelieved() {
    Instant itsOwn = loop.now();
    var own = SILENT.charged(StateOfCharge.percent(40), itsOwn);
    plug(own);
    seconds(2);
    batteries.read(1, battery(55));

    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(40));
    assertThat(events.vehicles.getLast().stateOfChargeAt()).contains(itsOwn);
    assertThat(events.vehicles.getLast().capacity()).contains(new WattHours(77_000));
    int told = events.vehicles.size();
    for (int second = 0; second < 60; second++) {
      seconds(1);
      batteries.read(1, battery(55 + second % 3));
    }
    assertThat(events.vehicles).as("nothing new is told of it").hasSize(told);
  }

  @Test
  void charge_isToldWhenItChangesAndEveryFiveSeconds() {
    plug(SILENT);
    batteries.read(1, battery(55));
    int told = events.vehicles.size();
    for (int half = 1; half <= 9; half++) {
      loop.advance(Duration.ofMillis(500));
      batteries.read(1, battery(55));
    }
    assertThat(events.vehicles).hasSize(told);
    loop.advance(Duration.ofMillis(500));
    batteries.read(1, battery(55));
    assertThat(events.vehicles).hasSize(told + 1);
    assertThat(events.vehicles.getLast().stateOfChargeAt()).contains(loop.now());
    batteries.read(1, battery(55.1));
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(55.1));
  }

  /** Then the station sees how old the last one is. */
  @Test
  void converterSilent_vehicleRepeatsItself_chargeStaysAsOldAsItIs() {
    plug(SILENT);
    batteries.read(1, battery(55));
    Instant at = loop.now();
    seconds(30);
    batteries.vehicleReported(1, SILENT);

    assertThat(events.vehicles.getLast().stateOfChargeAt()).contains(at);
  }

  @Test
  void converterKnowsItNoMore_isUnknownAtOnce() {
    plug(SILENT);
    batteries.read(1, battery(55));
    batteries.read(1, KNOWS_NONE);
    assertThat(events.vehicles.getLast().stateOfCharge()).isEmpty();
    batteries.read(1, battery(56));
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(56));
  }

  /** A battery of the building, in spite of the configuration. */
  @Test
  void chargeWithoutAVehicle_isNoVehiclesCharge() {
    batteries.read(1, battery(55));
    plug(SILENT);
    batteries.read(1, battery(55));
    seconds(60);
    batteries.read(1, battery(56));
    assertThat(events.vehicles.getLast().stateOfCharge()).isEmpty();
  }

  /** E and F say neither that it is there nor that it is not: another may stand there afterwards. */
  @ParameterizedTest
  @EnumSource(names = {"A", "E", "F"})
  void chargeOfTheOneBefore_isNotTheNextOnes(ControlPilotState between) {
    plug(SILENT);
    batteries.read(1, battery(55));
    pilot(between);
    plug(SILENT);
    assertThat(events.vehicles.getLast().stateOfCharge()).isEmpty();
    batteries.read(1, battery(55));
    assertThat(events.vehicles.getLast().stateOfCharge()).isEmpty();
    batteries.read(1, KNOWS_NONE);
    batteries.read(1, battery(20));
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(20));
  }

  /** It has not said yet who it is. */
  @Test
  void vehicleGone_nothingIsToldOfIt() {
    plug(SILENT);
    batteries.read(1, battery(55));
    pilot(ControlPilotState.A);
    int told = events.vehicles.size();
    batteries.read(1, KNOWS_NONE);
    pilot(ControlPilotState.B);
    batteries.read(1, battery(20));
    assertThat(events.vehicles).hasSize(told);
    batteries.vehicleReported(1, SILENT);
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(20));
  }

  /** After a restart the vehicle is there all along. */
  @Test
  void vehicleAtTheStart_isBelievedOnceThePilotIsKnown() {
    var anew = new VehicleBatteries(events, loop);
    anew.read(1, battery(55));
    anew.pilotChanged(1, new PilotReading(ControlPilotState.C, Optional.empty(), loop.now()));
    anew.vehicleReported(1, SILENT);
    assertThat(events.vehicles.getLast().stateOfCharge()).isEmpty();
    anew.read(1, battery(55));
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(55));
  }

  @Test
  void vehicleThatAsksForSchedules_asksWithItsCharge() {
    plug(SILENT);
    batteries.read(1, battery(55));
    batteries.schedulesAsked(1, SILENT);
    assertThat(events.story.getLast()).isEqualTo("schedules asked 1");
    assertThat(events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(55));
  }

  @Test
  void noModel713_isNoCharge() {
    plug(SILENT);
    batteries.read(1, Optional.empty());
    assertThat(events.vehicles).containsExactly(SILENT);
  }

  @Test
  void otherEvses_areThemselves() {
    plug(SILENT);
    batteries.read(1, battery(55));
    batteries.pilotChanged(2, new PilotReading(ControlPilotState.B, Optional.empty(), loop.now()));
    batteries.vehicleReported(2, SILENT);
    assertThat(events.vehicles.getLast()).isEqualTo(SILENT);
  }

  private void plug(Vehicle vehicle) {
    pilot(ControlPilotState.B);
    batteries.vehicleReported(1, vehicle);
  }

  private void pilot(ControlPilotState state) {
    batteries.pilotChanged(1, new PilotReading(state, Optional.empty(), loop.now()));
  }

  private void seconds(int seconds) {
    loop.advance(Duration.ofSeconds(seconds));
  }

  private static Optional<Battery> battery(double percent) {
    return Optional.of(new Battery(Optional.of(StateOfCharge.percent(percent)), Optional.of(new WattHours(77_000)),
        Optional.of(94.0)));
  }
}
