package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StationTransactionTest {
  private final StationBench bench = new StationBench();

  /** When each point starts a transaction, and whether stopping at the panel ends it. */
  @ParameterizedTest
  @CsvSource({"EVConnected,EVConnected,plug,CablePluggedIn,unplug,EVDisconnected",
      "EVConnected,Authorized,plug,CablePluggedIn,stop,Local",
      "Authorized,Authorized,start,Authorized,stop,Local",
      "Authorized,EVConnected,start,Authorized,unplug,EVDisconnected",
      "PowerPathClosed,PowerPathClosed,start,Authorized,stop,Local",
      "'EVConnected,Authorized','EVConnected,Authorized',plug,CablePluggedIn,stop,Local",
      "EnergyTransfer,Authorized,start,ChargingStateChanged,stop,Local",
      "EnergyTransfer,EVConnected,start,ChargingStateChanged,unplug,EVDisconnected"})
  void transaction_startAndStopPoints_decideWhenItBeginsAndEnds(String start, String stop, String begins,
      TriggerReason trigger, String ends, StoppedReason reason) {
    bench.preset(TransactionVariables.TX_START_POINT, start).preset(TransactionVariables.TX_STOP_POINT, stop);
    bench.start().linkUp();
    bench.plugIn(60);
    assertThat(count(Type.Started)).isEqualTo(begins.equals("plug") ? 1 : 0);
    bench.pressStart();
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(count(Type.Started)).isEqualTo(1);
    assertThat(bench.centralSystem.events().getFirst().trigger()).isEqualTo(trigger);
    assertThat(bench.centralSystem.events().stream().filter(event -> event.idToken().isPresent())).hasSize(1);
    bench.seconds(10);
    bench.pressStop();
    bench.seconds(3);
    assertThat(bench.commanded()).isZero();
    assertThat(count(Type.Ended)).isEqualTo(ends.equals("stop") ? 1 : 0);
    bench.unplug();
    bench.seconds(5);
    assertThat(count(Type.Ended)).isEqualTo(1);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().stoppedReason()).contains(reason);
  }

  @Test
  void stop_thenStartAgain_isASecondTransaction() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.pressStop();
    bench.seconds(3);
    bench.pressStart();
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(count(Type.Started)).isEqualTo(2);
  }

  @Test
  void remoteStart_vehicleAlreadyConnected_isToldByTheNextEvent() {
    online();
    bench.plugIn(60);
    remoteStart(42);
    assertThat(last().trigger()).isNotEqualTo(TriggerReason.CablePluggedIn);
    var authorized = bench.centralSystem.events().stream()
        .filter(event -> event.trigger() == TriggerReason.RemoteStart).findFirst().orElseThrow();
    assertThat(authorized.remoteStartId()).contains(42);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void remoteStart_beforeThePlug_startsWithIt() {
    online();
    remoteStart(43);
    assertThat(last().type()).isEqualTo(Type.Started);
    assertThat(last().trigger()).isEqualTo(TriggerReason.RemoteStart);
    assertThat(last().remoteStartId()).contains(43);
    bench.plugIn(60);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.station().requests().requestStop(last().transactionId())).isTrue();
    bench.seconds(3);
    assertThat(last().stoppedReason()).contains(StoppedReason.Remote);
  }

  @Test
  void remoteStart_withAuthorizeRemoteStart_asksFirst() {
    online();
    bench.plugIn(60);
    var answer = bench.now(bench.station().requests().requestStart(new RemoteStart(Optional.of(1), 1,
        new IdToken("04AA", IdTokenType.ISO14443), Optional.empty(), Optional.empty())));
    assertThat(answer.refusal()).isEmpty();
    assertThat(bench.session().authorized()).isTrue();
    assertThat(bench.centralSystem.sent(Outgoing.Authorize.class)).hasSize(1);
  }

  @Test
  void vehicle_pauses_isSuspendedByTheVehicle() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    assertThat(last().chargingState()).contains(ChargingState.Charging);
    bench.hardware.evse(1).pilot(ControlPilotState.B);
    bench.settle();
    assertThat(last().chargingState()).contains(ChargingState.SuspendedEV);
    bench.hardware.evse(1).pilot(ControlPilotState.C);
    bench.settle();
    assertThat(last().chargingState()).contains(ChargingState.Charging);
  }

  @Test
  void transaction_eachMinute_isSampled() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(600);
    assertThat(bench.centralSystem.events().stream()
        .filter(event -> event.trigger() == TriggerReason.MeterValuePeriodic)).hasSize(10);
  }

  @Test
  void reset_immediately_endsTransactionAndRestarts() {
    online();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    assertThat(bench.station().requests().reset(ResetKind.IMMEDIATE, Optional.empty()))
        .isEqualTo(ResetAnswer.Accepted);
    assertThat(bench.commanded()).isZero();
    bench.advance(Duration.ofSeconds(5));
    assertThat(last().stoppedReason()).contains(StoppedReason.ImmediateReset);
    assertThat(bench.restarts).hasSize(1);
  }

  @Test
  void stay_meterSilentAtTheEnd_endsAnyway() {
    online();
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(30);
    bench.hardware.evse(1).silenceMeter(true);
    bench.unplug();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(bench.evse().session()).isEmpty();
    assertThat(bench.evse().summary().orElseThrow().recordsMatchMeter()).isTrue();
  }

  private void remoteStart(int id) {
    var answer = bench.now(bench.station().requests().requestStart(new RemoteStart(Optional.of(1), id,
        new IdToken("", IdTokenType.NoAuthorization), Optional.empty(), Optional.empty())));
    assertThat(answer.refusal()).isEmpty();
  }

  private void online() {
    bench.start();
    bench.linkUp();
  }

  private long count(Type type) {
    return bench.centralSystem.events().stream().filter(event -> event.type() == type).count();
  }

  private TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }
}
