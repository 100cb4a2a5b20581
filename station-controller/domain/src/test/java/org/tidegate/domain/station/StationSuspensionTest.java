package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

/** Transactions that go on without a vehicle, or without an authorization: E05, E09, E10, E15. */
class StationSuspensionTest {
  private final StationBench bench = new StationBench();

  @Test
  @Covers({"E10.FR.03", "E01.FR.08"})
  void unplug_suspends_theTransactionGoesOnAndThePermissionDoesNot() {
    suspending("Authorized");
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(30);
    var first = bench.session();
    bench.unplug();
    bench.seconds(5);

    assertThat(last().type()).isEqualTo(Type.Updated);
    assertThat(last().trigger()).isEqualTo(TriggerReason.EVCommunicationLost);
    assertThat(last().chargingState()).contains(ChargingState.Idle);
    bench.plugIn(60);
    bench.seconds(5);

    assertThat(bench.session().transactionId()).isEqualTo(first.transactionId());
    assertThat(bench.session().id()).as("another stay: it may be another vehicle").isNotEqualTo(first.id());
    assertThat(bench.session().permission()).isEqualTo(PermissionState.ASKED);
    assertThat(bench.commanded()).as("the setpoint binds nobody who was not asked").isEqualTo(11_000);
    assertThat(bench.centralSystem.events()).extracting(TransactionEvent::seqNo).doesNotHaveDuplicates().isSorted();
  }

  @Test
  @Covers("E10.FR.02")
  void unplug_suspendsAndNobodyComesBack_timesOut() {
    suspending("Authorized");
    charging();
    bench.unplug();
    bench.seconds(59);
    assertThat(last().type()).isEqualTo(Type.Updated);
    bench.seconds(10);
    assertThat(last().trigger()).isEqualTo(TriggerReason.EVConnectTimeout);
    assertThat(last().stoppedReason()).contains(StoppedReason.Timeout);
    assertThat(bench.evse().session()).isEmpty();
    assertThat(bench.store.load().sessions()).isEmpty();
  }

  @Test
  @Covers("E03.FR.15")
  void timeout_bayDecides_deauthorizesOnly() {
    bench.fittings = new Fittings(true, false);
    suspending("ParkingBayOccupancy");
    bench.hardware.evse(1).bay(true);
    charging();
    bench.unplug();
    bench.seconds(70);
    assertThat(last().type()).isEqualTo(Type.Updated);
    assertThat(last().trigger()).isEqualTo(TriggerReason.EVConnectTimeout);
    bench.hardware.evse(1).bay(false);
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().trigger()).isEqualTo(TriggerReason.EVDeparted);
    assertThat(last().stoppedReason()).contains(StoppedReason.Timeout);
  }

  @Test
  void restart_suspended_endsWithPowerLoss() {
    suspending("Authorized");
    charging();
    bench.unplug();
    bench.seconds(5);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().stoppedReason()).contains(StoppedReason.PowerLoss);
    assertThat(bench.store.load().sessions()).isEmpty();
  }

  @Test
  @Covers({"E03.FR.05", "E01.FR.08"})
  void restart_authorizedWithoutVehicle_endsTheTransaction() {
    bench.start().linkUp();
    remoteStart();
    var started = last();
    assertThat(started.type()).isEqualTo(Type.Started);
    bench.restart(Duration.ofSeconds(20)).linkUp();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().transactionId()).isEqualTo(started.transactionId());
  }

  @ParameterizedTest
  @Covers({"E05.FR.02", "E05.FR.09", "E05.FR.10", "E06.FR.04"})
  @CsvSource({"true,Authorized,Ended,Deauthorized", "true,PowerPathClosed,Ended,Deauthorized",
      "true,EnergyTransfer,Ended,Deauthorized", "true,EVConnected,Updated,Deauthorized",
      "false,EVConnected,Updated,ChargingStateChanged", "false,Authorized,Updated,ChargingStateChanged",
      "false,EnergyTransfer,Ended,Deauthorized"})
  void token_refusedByTheCentralSystem_stopsEnergyAndEndsWhatTheStopPointsSay(boolean stops, String stopPoint,
      Type type, TriggerReason trigger) {
    bench.preset(TransactionVariables.STOP_TX_ON_INVALID_ID, String.valueOf(stops));
    bench.preset(TransactionVariables.TX_STOP_POINT, stopPoint);
    bench.start().linkUp();
    bench.plugIn(60);
    bench.centralSystem
        .answerTokens(_ -> new Authorization(AuthorizationStatus.Invalid, Optional.empty(), Optional.empty()));
    remoteStart();
    bench.seconds(10);

    assertThat(bench.commanded()).isZero();
    var told = bench.centralSystem.events().stream().filter(event -> event.trigger() == trigger).toList().getLast();
    assertThat(told.type()).isEqualTo(type);
    assertThat(told.stoppedReason())
        .isEqualTo(type == Type.Ended ? Optional.of(StoppedReason.DeAuthorized) : Optional.empty());
    assertThat(told.chargingState()).contains(stops
        ? ChargingState.EVConnected
        : type == Type.Ended ? ChargingState.EVConnected : ChargingState.SuspendedEVSE);
  }

  @ParameterizedTest
  @Covers({"E15.FR.04", "E15.FR.05"})
  @CsvSource({"Authorized,Ended", "EVConnected,Updated"})
  void vehicle_endsItsSession_endsTheAuthorization(String stopPoint, Type type) {
    bench.preset(TransactionVariables.TX_STOP_POINT, stopPoint);
    bench.start().linkUp();
    charging();
    bench.hardware.events().vehicleEndedSession(1);
    bench.seconds(3);
    var told = bench.centralSystem.events().stream()
        .filter(event -> event.trigger() == TriggerReason.StopAuthorized).findFirst().orElseThrow();
    assertThat(told.type()).isEqualTo(type);
    assertThat(told.chargingState()).contains(ChargingState.EVConnected);
    assertThat(told.stoppedReason())
        .isEqualTo(type == Type.Ended ? Optional.of(StoppedReason.StoppedByEV) : Optional.empty());
    assertThat(bench.commanded()).isZero();
  }

  @ParameterizedTest
  @Covers({"E09.FR.02", "E09.FR.03"})
  @CsvSource({"true,false", "false,true"})
  void unplugAtVehicle_socket_keepsTheCableForItsDriverUnlessItUnlocks(boolean unlocks, boolean kept) {
    bench.preset(OcppCommVariables.UNLOCK_ON_EV_SIDE_DISCONNECT, String.valueOf(unlocks));
    bench.start().linkUp();
    var socket = bench.hardware.evse(2);
    socket.cableIn(32);
    socket.plugIn();
    bench.settle();
    remoteStart(2);
    bench.seconds(3);
    assertThat(socket.isLocked()).isTrue();
    socket.pilot(ControlPilotState.A);
    bench.seconds(5);

    assertThat(last().stoppedReason()).contains(StoppedReason.EVDisconnected);
    assertThat(socket.isLocked()).isEqualTo(kept);
    socket.cableOut();
    bench.settle();
    assertThat(socket.isLocked()).as("nothing left to hold").isFalse();
  }

  @Test
  @Covers({"E02.FR.18", "E02.FR.19", "E03.FR.13", "E03.FR.14"})
  void energy_starts_phasesAndCableAreTold() {
    bench.preset(MeteringVariables.TX_UPDATED_INTERVAL, "10");
    bench.start().linkUp();
    var socket = bench.hardware.evse(2);
    socket.phases(3);
    socket.cableIn(20);
    socket.plugIn();
    bench.settle();
    remoteStart(2);
    bench.seconds(3);
    assertThat(bench.centralSystem.events().getFirst().cableAmps()).contains(20);
    assertThat(bench.centralSystem.events()).extracting(TransactionEvent::phasesUsed)
        .containsOnlyOnce(Optional.of(3));
    socket.phases(1);
    bench.seconds(25);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.phasesUsed().stream()))
        .containsExactly(3, 1);
  }

  @Test
  @Covers("E11.FR.07")
  void linkDown_eventsStillWaiting_areToldAsOffline() {
    bench.start().linkUp();
    bench.centralSystem.answer(Outgoing.Transaction.class, FakeCentralSystem.SILENCE);
    charging();
    bench.seconds(5);
    assertThat(bench.centralSystem.events()).hasSize(1).noneMatch(TransactionEvent::offline);
    bench.linkDown();
    bench.seconds(5);
    bench.centralSystem.take(Outgoing.Transaction.class);
    bench.linkUp();
    bench.seconds(1);
    var again = bench.centralSystem.events().stream().skip(1).toList();
    assertThat(again).hasSizeGreaterThan(2).allMatch(TransactionEvent::offline);
    assertThat(again.getFirst().seqNo()).isZero();
  }

  @Test
  @Covers({"E04.FR.07", "E04.FR.08", "E11.FR.04", "E11.FR.05", "E12.FR.04", "E12.FR.05", "J02.FR.12", "J02.FR.13"})
  void offline_tooLong_everySecondMeterValueIsDroppedAndNothingElse() {
    bench.preset(MeteringVariables.TX_UPDATED_INTERVAL, "1");
    bench.start().linkUp();
    charging();
    bench.linkDown();
    bench.seconds(Outbox.MOST_EVENTS + 100);
    assertThat(bench.store.load().queue().stream().filter(queued -> queued.lane() == Change.Lane.TRANSACTION).count())
        .isLessThan(Outbox.MOST_EVENTS);
    bench.unplug();
    bench.seconds(5);
    var queue = bench.store.load().queue().stream().map(Change.MessageQueued::message)
        .filter(Outgoing.Transaction.class::isInstance).map(Outgoing.Transaction.class::cast)
        .map(Outgoing.Transaction::event).toList();
    assertThat(queue.getLast().type()).isEqualTo(Type.Ended);
    var numbers = queue.stream().map(TransactionEvent::seqNo).toList();
    assertThat(numbers).isSorted();
    for (int index = 1; index < numbers.size(); index++) {
      assertThat(numbers.get(index) - numbers.get(index - 1)).as("no two in a row are lost").isLessThanOrEqualTo(2);
    }
  }

  private void suspending(String stopPoints) {
    bench.preset(TransactionVariables.STOP_TX_ON_EV_SIDE_DISCONNECT, "false");
    bench.preset(TransactionVariables.TX_STOP_POINT, stopPoints);
    bench.start().linkUp();
  }

  private void charging() {
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  private void remoteStart() {
    remoteStart(1);
  }

  private void remoteStart(int evseId) {
    var answer = bench.now(bench.station().requests()
        .requestStart(new RemoteStart(Optional.of(evseId), 1,
            IdToken.NO_AUTHORIZATION, Optional.empty(), Optional.empty())));
    assertThat(answer.refusal()).isEmpty();
  }

  private TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }
}
