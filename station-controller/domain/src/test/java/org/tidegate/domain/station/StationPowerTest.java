package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.FakeHardware.Command;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationEnded;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.discharge.LimitReason.CONVERTER_REST;
import static org.tidegate.domain.discharge.LimitReason.DEVICE_HEALTH;
import static org.tidegate.domain.discharge.LimitReason.MINIMUM_STATE_OF_CHARGE;
import static org.tidegate.domain.discharge.LimitReason.SETPOINT_FRESH;

class StationPowerTest {
  private final StationBench bench = new StationBench();

  @Test
  void commands_whilePowerFlows_haveShortLeasesRenewedEverySecond() {
    discharging();
    bench.seconds(600);
    var commands = bench.hardware.evse(1).commands();
    assertThat(commands).allMatch(command -> command.lease().compareTo(PowerStage.LONGEST_LEASE) <= 0);
    Command before = commands.getFirst();
    for (var command : commands) {
      assertThat(command.nanos() - before.nanos()).isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
      before = command;
    }
    assertThat(bench.loop.nanoTime() - before.nanos()).isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void loop_dies_powerEndsByItselfWithinThreeSeconds() {
    discharging();
    bench.loop.kill();
    bench.seconds(1);
    assertThat(bench.hardware.evse(1).power().value()).isEqualTo(-5_000);
    bench.seconds(2);
    assertThat(bench.hardware.evse(1).power().isZero()).isTrue();
  }

  @Test
  void hour_nobodyConnected_noTicksAndNoMoreTimers() {
    online();
    // The converters are told to sleep by then.
    bench.seconds(60);
    int waiting = bench.loop.waiting();
    int readings = bench.hardware.evse(1).readings();
    bench.advance(Duration.ofHours(1));
    assertThat(bench.loop.waiting()).isEqualTo(waiting).isLessThan(6);
    assertThat(bench.hardware.evse(1).readings()).as("one each quarter of an hour").isEqualTo(readings + 4);
    assertThat(bench.hardware.evse(1).commands()).isEmpty();
  }

  @Test
  void hour_afterManyStays_noMoreTimersThanBefore() {
    online();
    // The converters are told to sleep by then.
    bench.seconds(60);
    int waiting = bench.loop.waiting();
    for (int stay = 0; stay < 20; stay++) {
      bench.plugInAndPermit(60);
      bench.seconds(30);
      bench.unplug();
      bench.seconds(5);
    }
    bench.advance(Duration.ofHours(1));
    assertThat(bench.loop.waiting()).isEqualTo(waiting);
  }

  @Test
  void ramp_configured_isKeptInBothDirectionsAndNotForStops() {
    bench.movement = Movement.DEFAULT.withRamp(Optional.of(1_000));
    discharging();
    long since = bench.loop.nanoTime();
    while (bench.loop.nanoTime() - since < Duration.ofSeconds(4).toNanos()) {
      bench.advance(Duration.ofMillis(50));
      long most = (bench.loop.nanoTime() - since) / 1_000_000 + 200;
      assertThat(-bench.commanded()).isBetween(0, (int) most);
    }
    assertThat(bench.commanded()).isLessThan(-3_500);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(-5_000);

    bench.setpoint(5_000);
    since = bench.loop.nanoTime();
    while (bench.loop.nanoTime() - since < Duration.ofSeconds(9).toNanos()) {
      bench.advance(Duration.ofMillis(50));
      long most = (bench.loop.nanoTime() - since) / 1_000_000 + 200;
      assertThat(bench.commanded() + 5_000).isBetween(0, (int) most);
    }
    assertThat(bench.commanded()).isGreaterThan(3_500);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(5_000);

    bench.setpoint(-5_000);
    bench.seconds(12);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.withdraw();
    assertThat(bench.commanded()).isZero();
  }

  /** Still charging on its way to a discharge: what it may charge with falls meanwhile. */
  @Test
  void ramp_limitFallsOnTheWay_isKeptAtOnce() {
    bench.movement = Movement.DEFAULT.withRamp(Optional.of(1_000));
    discharging();
    bench.setpoint(5_000);
    bench.seconds(15);
    assertThat(bench.commanded()).isEqualTo(5_000);
    bench.setpoint(-5_000);
    bench.seconds(1);
    assertThat(bench.commanded()).isBetween(3_500, 4_500);
    bench.setpoint(-5_000, 2_000);
    assertThat(bench.commanded()).isBetween(1_500, 2_000);
    bench.seconds(1);
    assertThat(bench.commanded()).isBetween(500, 1_200);
  }

  @Test
  void converterRest_configured_isKeptToldAndEndsByItself() {
    bench.movement = new Movement(Optional.empty(), new Watts(500), Duration.ZERO, Duration.ofSeconds(30),
        Duration.ZERO);
    discharging();
    bench.setpoint(-499);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(CONVERTER_REST);
    bench.setpoint(-5_000);
    bench.seconds(29);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(CONVERTER_REST);
    bench.seconds(1);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.reasons()).isEmpty();
  }

  @Test
  void minimumTimeOn_configured_keepsASmallSetpointUntilItIsOver() {
    bench.movement = new Movement(Optional.empty(), new Watts(500), Duration.ofSeconds(60), Duration.ZERO,
        Duration.ZERO);
    discharging();
    bench.setpoint(-100);
    bench.seconds(50);
    assertThat(bench.commanded()).isEqualTo(-100);
    bench.seconds(15);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(CONVERTER_REST);
  }

  @Test
  void meter_silentForFiveSeconds_endsDischargeAndLetsChargingGoOn() {
    discharging();
    bench.hardware.evse(1).silenceMeter(true);
    bench.seconds(4);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(4);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(DEVICE_HEALTH);
    bench.setpoint(3_000);
    assertThat(bench.commanded()).isEqualTo(3_000);
    bench.setpoint(-5_000);
    bench.hardware.evse(1).silenceMeter(false);
    bench.seconds(2);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  /** It would be asked for its count again and again, and sells energy that nobody can count. */
  @Test
  void meter_replacedInTheMiddle_isAsGoodAsSilentUntilTheNextStay() {
    discharging();
    bench.seconds(60);
    bench.hardware.evse(1).replaceMeter();
    bench.seconds(20 * 60); // past the end of a market interval
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(DEVICE_HEALTH);
    bench.unplug();
    bench.seconds(5);
    assertThat(bench.evse().session()).isEmpty();
    discharges();
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void vehicle_silentForAMinute_endsDischarge() {
    discharging();
    bench.silenceVehicle();
    bench.seconds(55);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(7);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(MINIMUM_STATE_OF_CHARGE);
  }

  @Test
  void link_downForFiveMinutes_endsDischarge() {
    discharging();
    bench.linkDown();
    bench.seconds(300);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    bench.seconds(1);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(SETPOINT_FRESH);
    bench.linkUp();
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void fault_raisedAndCleared_opensThePathAndPowerReturns() {
    discharging();
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.GroundFailure, FakeHardware.DEVICES, "test"));
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    assertThat(bench.evse().screen()).isEqualTo(Screen.FAULT);
    bench.seconds(30);
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    bench.hardware.events().faultCleared(1, FaultKind.GroundFailure, FakeHardware.DEVICES);
    bench.settle();
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void vehicle_pausesByItsPilot_opensThePath() {
    discharging();
    bench.hardware.evse(1).pilot(ControlPilotState.B);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    bench.hardware.evse(1).pilot(ControlPilotState.C);
    bench.settle();
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  @Test
  void contactor_doesNotClose_nothingIsCommanded() {
    bench.start();
    bench.linkUp();
    bench.hardware.evse(1).stickContactor(true);
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(10);
    assertThat(bench.hardware.evse(1).commands()).isEmpty();
  }

  /** Its read-back may be what is broken: it was told to close, so it is told to open. */
  @Test
  void contactor_readsOpenAfterItWasToldToClose_isToldToOpenAllTheSame() {
    neverReadsClosed();
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.ContactorFailure, FakeHardware.DEVICES, "test"));
    assertThat(bench.hardware.evse(1).isContactorAsked()).isFalse();
  }

  @Test
  void contactor_readsOpenAfterItWasToldToClose_isToldToOpenWhenTheVehicleLeaves() {
    neverReadsClosed();
    bench.unplug();
    assertThat(bench.hardware.evse(1).isContactorAsked()).isFalse();
  }

  @Test
  void contactor_readsOpenAfterItWasToldToClose_isToldToOpenWhenTheProgramStops() {
    neverReadsClosed();
    bench.station().stop("test");
    assertThat(bench.hardware.evse(1).isContactorAsked()).isFalse();
  }

  private void neverReadsClosed() {
    bench.hardware.evse(1).stickContactor(true);
    discharging();
    bench.seconds(10);
    assertThat(bench.hardware.evse(1).isContactorAsked()).isTrue();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
  }

  @Test
  void storage_fails_endsDischargeAndLetsChargingGoOn() {
    discharging();
    bench.setpoint(4_000);
    bench.store.failNext("disk full");
    bench.seconds(60);
    assertThat(bench.station().views().newest().stationFault()).contains(FaultKind.StorageFailure.name());
    assertThat(bench.commanded()).isEqualTo(4_000);
  }

  @Test
  void storage_failsWhileDischarging_isZeroWithTheReason() {
    discharging();
    bench.store.failNext("disk full");
    bench.seconds(60);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.reasons()).containsExactly(DEVICE_HEALTH);
    assertThat(bench.evse().screen()).isEqualTo(Screen.RUNNING);
  }

  @Test
  void storage_failsWhileDischarging_isToldToTheCentralSystemAndOnTheFreePanel() {
    discharging();
    bench.store.failNext("disk full");
    bench.seconds(60);
    assertThat(bench.centralSystem.sent(Outgoing.SecurityEvent.class))
        .filteredOn(event -> event.type().equals("MemoryExhaustion")).hasSize(1);
    assertThat(bench.station().views().newest().evse(2).orElseThrow().screen()).isEqualTo(Screen.FAULT);
  }

  @Test
  void unexpectedException_anywhere_stopsAllPowerForGood() {
    discharging();
    bench.hardware.evse(1).breakMeter();
    bench.seconds(1);
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    assertThat(bench.station().views().newest().stationFault()).contains(FaultKind.SoftwareFailure.name());
    bench.seconds(60);
    assertThat(bench.commanded()).isZero();
  }

  @Test
  void stop_ofTheProgram_endsAllPower() {
    discharging();
    bench.station().stop("test");
    assertThat(bench.commanded()).isZero();
    assertThat(bench.hardware.evse(1).isContactorClosed()).isFalse();
    var requests = bench.station().requests();
    assertThatThrownBy(() -> requests.requestStop("any")).isInstanceOf(StationEnded.class);
  }

  private void online() {
    bench.start();
    bench.linkUp();
  }

  private void discharging() {
    online();
    discharges();
  }

  private void discharges() {
    bench.plugIn(60);
    bench.pressStart();
    bench.setpoint(0);
    bench.pickPattern("balanced");
    bench.permit();
    bench.setpoint(-5_000);
  }
}
