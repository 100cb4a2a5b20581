package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.GridReading;
import org.tidegate.hardware.simulator.Misbehaviour.DischargeLimitSign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SimulatedHardwareTest {
  private final Bench bench = new Bench();

  @Test
  void start_freshStation_tellsPilotAndReadingFirst() {
    assertThat(bench.events.story).containsExactlyInAnyOrder("pilot 1 A", "measured 1", "pilot 2 A", "measured 2",
        "grid");
    assertThat(bench.events.story.indexOf("pilot 1 A")).isLessThan(bench.events.story.indexOf("measured 1"));
  }

  @Test
  void idle_noCarPlugged_noTimerWaits() {
    assertThat(bench.loop.waiting()).isZero();
    bench.connect(1, Bench.car().build());
    bench.seconds(20);
    bench.hardware.plugOut(1);
    bench.seconds(1);
    assertThat(bench.loop.waiting()).isZero();
  }

  @Test
  void plugIn_iso15118_isBAtOnceThenReportsThenAsks() {
    bench.events.story.clear();
    bench.hardware.plugIn(1, Bench.car().build());
    bench.seconds(0.999);
    assertThat(bench.events.story).containsExactly("pilot 1 B");
    bench.seconds(0.001);
    assertThat(bench.events.story).containsExactly("pilot 1 B", "vehicle 1 ISO15118", "pilot 1 C");
  }

  @Test
  void plugIn_basicSignalling_reportsOnceAndNothingOfItself() {
    bench.hardware.plugIn(2, SimulatedCar.basic(CurrentKind.AC, new Watts(7_360)).soc(30).build());
    bench.seconds(60);
    assertThat(bench.events.vehicles)
        .containsExactly(Vehicle.basic(CurrentKind.AC, Optional.of(new Watts(7_360))));
    assertThat(bench.events.story).contains("pilot 2 C");
  }

  @ParameterizedTest
  @CsvSource({"DC, 10000, 500, 25, 6", "DC, 10001, 500, 26, 6", "AC, 3680, 230, 16, 6", "AC, 7360, 230, 32, 6",
      "AC, 11000, 230, 16, 6", "AC, 1000, 230, 5, 5"})
  void plugIn_iso15118_tellsVoltageAndCurrents(CurrentKind current, int watts, double volts, double most,
      double least) {
    int evseId = current == CurrentKind.DC ? 1 : 2;
    bench.hardware.plugIn(evseId, SimulatedCar.iso15118(current, new Watts(watts), Watts.ZERO).build());
    bench.seconds(1);
    assertThat(bench.events.vehicles.getFirst().electrical())
        .contains(new Vehicle.Electrical(volts, most, least));
  }

  @Test
  void plugIn_everyTime_hasAnotherPlugMark() {
    for (int times = 0; times < 3; times++) {
      bench.hardware.plugIn(1, Bench.car().build());
      bench.hardware.plugOut(1);
    }
    bench.loop.runPosted();
    assertThat(bench.events.pilots.stream().map(PilotReading::plugMark).flatMap(Optional::stream)).hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void plugIn_alreadyPlugged_keepsTheFirst() {
    bench.hardware.plugIn(1, Bench.car().soc(30).build());
    bench.hardware.plugIn(1, Bench.car().soc(80).build());
    assertThat(bench.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(30);
  }

  @Test
  void plugIn_otherCurrent_isRefused() {
    SimulatedCar dc = Bench.car().build();
    assertThatIllegalArgumentException().isThrownBy(() -> bench.hardware.plugIn(2, dc));
    assertThatIllegalArgumentException().isThrownBy(() -> bench.hardware.plugIn(3, dc));
  }

  @Test
  void report_whileConnected_comesEveryFiveSecondsWithItsTime() {
    bench.connect(1, Bench.car().build());
    bench.flow(1, 11_000, 20);
    assertThat(bench.events.vehicles).hasSize(5);
    assertThat(bench.events.vehicles.getLast().stateOfChargeAt()).contains(bench.loop.now());
    // 11 kW for 20 s are 61 Wh of 60 kWh: 0.1 points.
    assertThat(bench.events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(50.1));
  }

  @Test
  void change_ofCar_isReportedAtOnce() {
    bench.connect(1, Bench.car().build());
    bench.hardware.change(1, car -> car.soc(20).mostDischarge(new Watts(3_000)));
    bench.loop.runPosted();
    assertThat(bench.events.vehicles.getLast().stateOfCharge()).contains(StateOfCharge.percent(20));
    assertThat(bench.events.vehicles.getLast().mostDischarge()).contains(new Watts(3_000));
  }

  @Test
  void change_socUnknown_reportHasNone() {
    bench.connect(1, Bench.car().tellsCapacity(false).build());
    bench.hardware.change(1, car -> car.tellsSoc(false));
    bench.loop.runPosted();
    assertThat(bench.events.vehicles.getLast().stateOfCharge()).isEmpty();
    assertThat(bench.events.vehicles.getLast().stateOfChargeAt()).isEmpty();
    assertThat(bench.events.vehicles.getLast().capacity()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void report_eitherDischargeSign_meansTheSame(DischargeLimitSign sign) {
    bench.hardware.device(1, with -> with.withSpelling(sign));
    bench.connect(1, Bench.car().mostDischarge(new Watts(5_000)).build());
    assertThat(bench.events.vehicles.getLast().mostDischarge()).contains(new Watts(5_000));
    bench.command(1, -6_000);
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-5_000));
  }

  @Test
  void pauseAndResume_ofCar_moveThePilot() {
    bench.connect(1, Bench.car().build());
    bench.hardware.pause(1);
    bench.loop.runPosted();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    bench.hardware.resume(1);
    bench.loop.runPosted();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  @Test
  void plugOut_sessionEndsFirst_isBThenA() {
    bench.connect(1, Bench.car().build());
    bench.hardware.endSessionAndPlugOut(1);
    bench.seconds(0.9);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.B);
    bench.seconds(0.1);
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.A);
  }

  @Test
  void plugOut_sessionEndsFirstButNextCarCame_leavesNextCar() {
    bench.connect(1, Bench.car().build());
    bench.hardware.endSessionAndPlugOut(1);
    bench.hardware.plugOut(1);
    bench.hardware.plugIn(1, Bench.car().soc(77).build());
    bench.seconds(5);
    assertThat(bench.state(1).car().orElseThrow().stateOfCharge()).isEqualTo(77);
  }

  @Test
  void pilot_shownUnavailable_readsFUntilOffered() {
    bench.connect(1, Bench.car().build());
    bench.evse(1).pilot().showUnavailable();
    bench.loop.runPosted();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.F);
    bench.evse(1).pilot().withdrawOffer();
    bench.loop.runPosted();
    assertThat(bench.events.pilots.getLast().state()).isEqualTo(ControlPilotState.C);
  }

  @Test
  void contactor_closedAndOpened_readsBackLater() {
    bench.evse(1).contactor().close();
    bench.loop.runPosted();
    assertThat(bench.events.story).doesNotContain("contactor 1 closed");
    bench.seconds(0.1);
    bench.evse(1).contactor().open();
    bench.seconds(1);
    assertThat(bench.events.story).endsWith("contactor 1 closed", "contactor 1 open");
  }

  @Test
  void contactor_welded_raisesFaultAfterHalfASecond() {
    bench.connect(1, Bench.car().build());
    bench.hardware.device(1, with -> with.withContactorStuck(true));
    bench.evse(1).contactor().open();
    bench.seconds(0.499);
    assertThat(bench.events.story).doesNotContain("fault 1 WeldedContactor");
    bench.seconds(0.001);
    assertThat(bench.events.story).contains("fault 1 WeldedContactor").doesNotContain("contactor 1 open");
    assertThat(bench.state(1).contactorClosed()).isTrue();
    bench.hardware.device(1, with -> with.withContactorStuck(false));
    bench.loop.runPosted();
    assertThat(bench.events.story).endsWith("contactor 1 open", "cleared 1 WeldedContactor");
  }

  @Test
  void contactor_closedAgainInTime_raisesNothing() {
    bench.connect(1, Bench.car().build());
    bench.evse(1).contactor().open();
    bench.evse(1).contactor().close();
    bench.seconds(2);
    assertThat(bench.events.story).doesNotContain("fault 1 WeldedContactor");
    assertThat(bench.state(1).contactorClosed()).isTrue();
  }

  @Test
  void lock_withFault_doesNotMoveUntilCleared() {
    bench.hardware.raiseFault(1, "LockFailure");
    bench.evse(1).lock().lock();
    bench.seconds(1);
    assertThat(bench.events.story).doesNotContain("lock 1 locked");
    bench.hardware.clearFault(1, "LockFailure");
    bench.loop.runPosted();
    assertThat(bench.events.story).endsWith("cleared 1 LockFailure", "lock 1 locked");
  }

  @Test
  void fault_raisedTwice_isToldOnce() {
    bench.events.story.clear();
    bench.hardware.raiseFault(1, "fan makes a noise");
    bench.hardware.raiseFault(1, "fan makes a noise");
    bench.hardware.clearFault(1, "fan makes a noise");
    bench.hardware.clearFault(1, "fan makes a noise");
    bench.loop.runPosted();
    assertThat(bench.events.story).containsExactly("fault 1 OtherFailure", "cleared 1 OtherFailure");
  }

  /** They are one kind to the station, which keeps apart who sees it. */
  @Test
  void faults_ofTwoCauses_areToldEachForItself() {
    bench.events.story.clear();
    bench.hardware.raiseFault(1, "fan makes a noise");
    bench.hardware.raiseFault(1, "MREC6UnderVoltage");
    bench.hardware.clearFault(1, "fan makes a noise");
    bench.loop.runPosted();
    assertThat(bench.events.openFaults()).containsExactly("OtherFailure");
    assertThat(bench.state(1).faults()).containsExactly(FaultKind.OtherFailure);
    bench.hardware.clearFault(1, "MREC6UnderVoltage");
    bench.loop.runPosted();
    assertThat(bench.events.openFaults()).isEmpty();
    assertThat(bench.state(1).faults()).isEmpty();
  }

  @Test
  void faults_ofTooManyCauses_moreAreNotRaised() {
    bench.events.story.clear();
    for (int number = 1; number <= SimulatedHardware.MOST_OTHER_FAULTS + 5; number++) {
      bench.hardware.raiseFault(1, "noise " + number);
    }
    bench.hardware.raiseFault(1, "GroundFailure");
    bench.hardware.raiseFault(2, "noise 25");
    bench.loop.runPosted();
    assertThat(bench.events.story).filteredOn("fault 1 OtherFailure"::equals).hasSize(20);
    assertThat(bench.events.story).contains("fault 1 GroundFailure", "fault 2 OtherFailure");
  }

  @Test
  void fault_thatADeviceSees_isClearedByItsKind() {
    bench.evse(1).contactor().close();
    bench.seconds(1);
    bench.hardware.device(1, with -> with.withContactorStuck(true));
    bench.evse(1).contactor().open();
    bench.seconds(1);
    assertThat(bench.events.openFaults()).containsExactly("WeldedContactor");
    bench.hardware.clearFault(1, "WeldedContactor");
    bench.loop.runPosted();
    assertThat(bench.events.openFaults()).isEmpty();
    assertThat(bench.state(1).faults()).isEmpty();
  }

  /** What somebody made up at the simulator's door goes with it, what a device sees with the device. */
  @Test
  void contactor_repairedAndFaultByHandToo_keepsTheOneByHand() {
    bench.evse(1).contactor().close();
    bench.seconds(1);
    bench.hardware.device(1, with -> with.withContactorStuck(true));
    bench.evse(1).contactor().open();
    bench.seconds(1);
    bench.hardware.raiseFault(1, "WeldedContactor");
    bench.loop.runPosted();
    assertThat(bench.events.openFaults()).containsExactly("WeldedContactor", "WeldedContactor");
    bench.hardware.device(1, with -> with.withContactorStuck(false));
    bench.loop.runPosted();
    assertThat(bench.events.openFaults()).containsExactly("WeldedContactor");
  }

  @Test
  void meter_silent_tellsNothing() {
    bench.hardware.device(1, with -> with.withMeterSilent(true));
    bench.events.readings.clear();
    bench.evse(1).meter().requestReading();
    bench.seconds(10);
    assertThat(bench.events.readings).isEmpty();
    bench.hardware.device(1, with -> with.withMeterSilent(false));
    assertThat(bench.read(1).imported()).isEqualTo(WattHours.ZERO);
  }

  @Test
  void meter_severalRequests_oneReading() {
    bench.events.readings.clear();
    bench.evse(2).meter().requestReading();
    bench.evse(2).meter().requestReading();
    bench.loop.runPosted();
    assertThat(bench.events.readings).hasSize(1);
    assertThat(bench.events.readings.getFirst().volts()).contains(230.0);
  }

  @Test
  void swipe_card_namesItsEvses() {
    bench.hardware.swipe(new IdToken("04A1B2C3", IdTokenType.ISO14443), Set.of(1));
    bench.loop.runPosted();
    assertThat(bench.events.story).endsWith("card 04A1B2C3 ISO14443 [1]");
  }

  @Test
  void grid_changed_isToldAndToldAgainWhilePlugged() {
    bench.hardware.grid(grid -> grid.withFrequency(49.2).withVolts(210).withSiteLoad(new Watts(1_500)));
    bench.connect(1, Bench.car().build());
    bench.events.grids.clear();
    bench.seconds(10);
    GridReading last = bench.events.grids.getLast();
    assertThat(bench.events.grids).hasSize(2);
    assertThat(last.at()).isAfter(bench.loop.now().minus(Duration.ofSeconds(5)));
    assertThat(last.frequencyHz()).contains(49.2);
    assertThat(last.siteLoad()).contains(new Watts(1_500));
  }

  @Test
  void grid_backAfterOutage_lastCommandHoldsForItsLeaseOnly() {
    bench.connect(1, Bench.car().build());
    bench.hardware.grid(grid -> grid.withOutage(true));
    bench.command(1, -5_000);
    bench.seconds(1);
    bench.hardware.grid(grid -> grid.withOutage(false));
    assertThat(bench.state(1).actual()).isEqualTo(new Watts(-5_000));
    bench.seconds(2);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
  }

  @Test
  void close_whileDischarging_isSafeAndSilent() {
    bench.connect(1, Bench.car().build());
    bench.command(1, -5_000);
    bench.events.story.clear();
    bench.hardware.close();
    bench.seconds(20);
    assertThat(bench.state(1).actual()).isEqualTo(Watts.ZERO);
    assertThat(bench.state(1).contactorClosed()).isFalse();
    assertThat(bench.events.story).isEmpty();
    assertThat(bench.loop.waiting()).isZero();
  }

  @Test
  void command_beforeStart_isRefused() {
    var unstarted = new SimulatedHardware(bench.loop, Bench.SETTINGS, SimulatedMemory.inMemory());
    SimulatedCar car = Bench.car().build();
    assertThatIllegalStateException().isThrownBy(() -> unstarted.plugIn(1, car));
  }
}
