package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.InfrastructureVariables;
import org.tidegate.domain.devicemodel.InterchangeVariables;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.ConnectorStatus.Status;
import org.tidegate.domain.port.AvailabilityRequests.ChangeAnswer;
import org.tidegate.domain.port.AvailabilityRequests.UnlockAnswer;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.view.Screen;

import static org.assertj.core.api.Assertions.assertThat;

class StationAvailabilityTest {
  private static final IdToken CARD = new IdToken("04AA", IdTokenType.ISO14443);
  private final StationBench bench = StationBench.online();

  @Test
  @Covers({"G03.FR.04", "G03.FR.06", "G01.FR.07"})
  void evse_inoperative_isToldShownAndTakesNobody() {
    assertThat(change(1, 0, false)).isEqualTo(ChangeAnswer.ACCEPTED);

    assertThat(lastStatus(1)).isEqualTo(Status.Unavailable);
    assertThat(lastStatus(2)).isEqualTo(Status.Available);
    assertThat(bench.evse(1).screen()).isEqualTo(Screen.OUT_OF_SERVICE);
    assertThat(bench.hardware.evse(1).isAvailable()).isFalse();
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(bench.evse(1).session()).isEmpty();
    assertThat(bench.centralSystem.events()).isEmpty();
    assertThat(startFromAfar(1)).contains("NotEnabled");
  }

  @Test
  @Covers("G03.FR.07")
  void evse_operativeAgain_takesTheVehicleThatCameMeanwhile() {
    change(1, 0, false);
    bench.hardware.evse(1).plugIn();
    bench.seconds(5);

    assertThat(change(1, 0, true)).isEqualTo(ChangeAnswer.ACCEPTED);

    assertThat(bench.hardware.evse(1).isAvailable()).isTrue();
    assertThat(lastStatus(1)).isEqualTo(Status.Occupied);
    assertThat(bench.evse(1).session()).isPresent();
  }

  @Test
  void evse_vehicleChangedWhileOutOfService_nothingOfTheFirstIsBelieved() {
    change(1, 0, false);
    bench.plugIn(60);
    bench.silenceVehicle();
    bench.hardware.evse(1).unplug();
    bench.hardware.evse(1).plugIn();

    change(1, 0, true);

    assertThat(bench.session().vehicle()).isEmpty();
  }

  @Test
  @Covers({"G03.FR.07", "G04.FR.08"})
  void levels_eachSetForItself_areKeptApart() {
    change(2, 1, false);
    change(2, 0, false);
    change(0, 0, false);
    assertThat(availability(Component.of("ChargingStation"))).isEqualTo("Unavailable");
    assertThat(lastStatus(1)).isEqualTo(Status.Unavailable);

    change(0, 0, true);
    assertThat(availability(Component.of("ChargingStation"))).isEqualTo("Available");
    assertThat(lastStatus(1)).isEqualTo(Status.Available);
    assertThat(availability(Component.of("EVSE", 2))).isEqualTo("Unavailable");

    change(2, 0, true);
    assertThat(availability(Component.of("EVSE", 2))).isEqualTo("Available");
    assertThat(availability(Component.of("Connector", 2, 1))).isEqualTo("Unavailable");
    assertThat(lastStatus(2)).isEqualTo(Status.Unavailable);

    change(2, 1, true);
    assertThat(lastStatus(2)).isEqualTo(Status.Available);
  }

  @Test
  @Covers({"G03.FR.05", "G04.FR.06", "G01.FR.05"})
  void station_inoperativeWithATransaction_isScheduledForThatEvseOnly() {
    bench.plugIn(60);
    bench.pressStart();

    assertThat(change(0, 0, false)).isEqualTo(ChangeAnswer.SCHEDULED);

    assertThat(lastStatus(2)).isEqualTo(Status.Unavailable);
    assertThat(lastStatus(1)).isEqualTo(Status.Occupied);
    bench.seconds(10);
    assertThat(bench.commanded()).isEqualTo(11_000);
    bench.pressStop();
    bench.seconds(3);
    assertThat(bench.centralSystem.events().getLast().type()).isEqualTo(Type.Ended);
    assertThat(lastStatus(1)).isEqualTo(Status.Unavailable);
    assertThat(bench.hardware.evse(1).isAvailable()).as("the vehicle is watched until it leaves").isTrue();
    bench.unplug();
    bench.seconds(5);
    assertThat(bench.evse(1).screen()).isEqualTo(Screen.SUMMARY);
    assertThat(bench.hardware.evse(1).isAvailable()).isFalse();
    assertThat(lastStatus(1)).isEqualTo(Status.Unavailable);
  }

  @Test
  void scheduled_setOperativeBeforeTheEnd_staysInService() {
    bench.plugIn(60);
    bench.pressStart();
    change(1, 0, false);
    assertThat(change(1, 0, true)).isEqualTo(ChangeAnswer.ACCEPTED);
    bench.unplug();
    bench.seconds(5);
    assertThat(lastStatus(1)).isEqualTo(Status.Available);
  }

  @Test
  @Covers({"G03.FR.03", "G04.FR.04"})
  void change_toWhatIsSoAlready_isAcceptedAndEverythingIsToldAgain() {
    int before = bench.centralSystem.sent(ConnectorStatus.class).size();

    assertThat(change(1, 0, true)).isEqualTo(ChangeAnswer.ACCEPTED);

    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(before + 2);
  }

  @ParameterizedTest
  @CsvSource({"3,0,UNKNOWN_EVSE", "-1,0,UNKNOWN_EVSE", "1,2,UNKNOWN_CONNECTOR", "0,1,UNKNOWN_CONNECTOR"})
  void change_ofWhatIsNotThere_isRefused(int evseId, int connectorId, ChangeAnswer answer) {
    assertThat(change(evseId, connectorId, false)).isEqualTo(answer);
  }

  @ParameterizedTest
  @Covers({"G01.FR.02", "G03.FR.08", "G04.FR.09", "B11.FR.02"})
  @CsvSource({"0,0", "1,0", "1,1"})
  void unavailable_restart_persists(int evseId, int connectorId) {
    change(evseId, connectorId, false);
    bench.hardware.evse(1).plugIn();

    bench.restart(Duration.ofSeconds(30));
    bench.linkUp();
    bench.seconds(5);

    assertThat(lastStatus(1)).isEqualTo(Status.Unavailable);
    assertThat(lastStatus(2)).isEqualTo(evseId == 0 ? Status.Unavailable : Status.Available);
    assertThat(bench.centralSystem.events()).isEmpty();
    assertThat(bench.hardware.evse(1).isAvailable()).isFalse();
  }

  @Test
  @Covers("B04.FR.01")
  void offline_longerThanTheThreshold_allConnectorsAreTold() {
    offline(61);
    assertThat(statusesTold()).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  @Covers("B04.FR.02")
  void offline_asLongAsTheThreshold_onlyTheChangedOneIsTold() {
    offline(60);
    assertThat(statusesTold()).containsExactly(2);
  }

  @Test
  @Covers("B04.FR.02")
  void linkBreaks_beforeAStatusIsAnswered_itIsToldAgain() {
    bench.centralSystem.answer(ConnectorStatus.class, FakeCentralSystem.SILENCE);
    bench.hardware.evse(2).plugIn();
    bench.settle();
    bench.linkDown();
    bench.centralSystem.take(ConnectorStatus.class);
    bench.centralSystem.forgetSent();
    bench.seconds(10);
    bench.linkUp();

    assertThat(statusesTold()).containsExactly(2);
    assertThat(lastStatus(2)).isEqualTo(Status.Occupied);
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(statusesTold()).as("answered, so it is known").isEmpty();
  }

  /** A central system that never answers it holds up everything else each time. */
  @Test
  void status_neverAnswered_isToldThreeTimesALink() {
    bench.centralSystem.answer(ConnectorStatus.class, FakeCentralSystem.SILENCE);
    bench.centralSystem.forgetSent();
    bench.hardware.evse(2).plugIn();
    bench.seconds(3_000);
    assertThat(statusesTold()).containsExactly(2, 2, 2);
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    bench.seconds(3_000);
    assertThat(statusesTold()).containsExactly(2, 2, 2);
  }

  @Test
  void statusAndEvent_notAnswered_areToldAgainOnceSomethingElseIs() {
    bench.centralSystem.answer(ConnectorStatus.class, FakeCentralSystem.SILENCE);
    bench.centralSystem.answer(Outgoing.Events.class, FakeCentralSystem.SILENCE);
    bench.hardware.evse(2).plugIn();
    fault(true);
    bench.seconds(31);
    bench.centralSystem.take(ConnectorStatus.class);
    bench.centralSystem.take(Outgoing.Events.class);
    bench.centralSystem.forgetSent();
    bench.settle();
    assertThat(statusesTold()).as("nothing shows that anybody listens").isEmpty();

    heartbeat();
    assertThat(statusesTold()).containsExactly(2);
    assertThat(lastStatus(2)).isEqualTo(Status.Faulted);
    assertThat(problems()).containsExactly("true");

    bench.seconds(600);
    assertThat(statusesTold()).as("answered, so it is known").hasSize(1);
    assertThat(problems()).hasSize(1);
  }

  @Test
  void permission_itsEventNotAnswered_isToldAgainOnceSomethingElseIs() {
    bench.prices("0.30", "0.20");
    bench.centralSystem.answer(Outgoing.Events.class, FakeCentralSystem.SILENCE);
    bench.plugInAndPermit(60);
    bench.seconds(31);
    bench.centralSystem.take(Outgoing.Events.class);
    bench.centralSystem.forgetSent();
    bench.seconds(600);

    var permission = new VariableAddress(InterchangeVariables.interchange(1), InterchangeVariables.PERMISSION);
    assertThat(bench.centralSystem.sent(Outgoing.Events.class).stream().flatMap(events -> events.events().stream())
        .filter(event -> event.component().equals(permission.component()))
        .filter(event -> event.variable().equals(permission.variable())).map(Outgoing.Events.Event::value))
        .containsExactly("granted");
  }

  private void heartbeat() {
    bench.station().requests().trigger(Trigger.HEARTBEAT, Optional.empty(), Optional.empty());
    bench.settle();
  }

  @ParameterizedTest
  @Covers("G05.FR.02")
  @CsvSource({"true,true,true", "true,false,false", "false,false,false", "false,true,true"})
  void linkBreaks_beforeAFaultsEventIsAnswered_itIsToldAsItIsThen(boolean stuck, boolean stuckThen, boolean told) {
    if (!stuck) {
      fault(true);
    }
    bench.centralSystem.answer(Outgoing.Events.class, FakeCentralSystem.SILENCE);
    fault(stuck);
    bench.linkDown();
    bench.centralSystem.take(Outgoing.Events.class);
    bench.centralSystem.forgetSent();
    if (stuckThen != stuck) {
      fault(stuckThen);
    }
    bench.seconds(10);
    bench.linkUp();

    assertThat(problems()).containsExactly(String.valueOf(told));
    bench.linkDown();
    bench.centralSystem.forgetSent();
    bench.linkUp();
    assertThat(problems()).as("answered, so it is known").isEmpty();
  }

  private void fault(boolean open) {
    if (open) {
      bench.hardware.events().faultRaised(2, new Fault(FaultKind.LockFailure, FakeHardware.DEVICES, ""));
    } else {
      bench.hardware.events().faultCleared(2, FaultKind.LockFailure, FakeHardware.DEVICES);
    }
    bench.settle();
  }

  @Test
  void status_shorterThanMinimumStatusDuration_isNotTold() {
    set(OcppCommVariables.MINIMUM_STATUS_DURATION, "10");
    int before = bench.centralSystem.sent(ConnectorStatus.class).size();
    bench.hardware.evse(2).plugIn();
    bench.seconds(3);
    bench.hardware.evse(2).unplug();
    bench.seconds(20);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(before);

    bench.hardware.evse(2).plugIn();
    bench.seconds(9);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(before);
    bench.seconds(1);
    assertThat(lastStatus(2)).isEqualTo(Status.Occupied);
  }

  @Test
  @Covers({"G05.FR.01", "G05.FR.02"})
  void lock_doesNotHold_isToldAndNothingFlows() {
    bench.hardware.evse(2).stickLock(true);
    bench.hardware.evse(2).plugIn();
    bench.settle();
    assertThat(startFromAfar(2)).isEmpty();
    bench.seconds(10);

    assertThat(problems()).containsExactly("true");
    assertThat(bench.hardware.evse(2).commands()).allMatch(command -> command.target().isZero());
    assertThat(bench.hardware.evse(2).isContactorClosed()).isFalse();

    bench.hardware.evse(2).stickLock(false);
    bench.hardware.events().faultCleared(2, FaultKind.LockFailure, FakeHardware.DEVICES);
    bench.settle();
    assertThat(problems()).containsExactly("true", "false");
  }

  @Test
  @Covers({"F05.FR.02", "F05.FR.03", "F05.FR.04", "F05.FR.06"})
  void unlock_eachCase_isAnswered() {
    assertThat(unlock(3, 1)).isEqualTo(UnlockAnswer.UNKNOWN_CONNECTOR);
    assertThat(unlock(2, 999)).isEqualTo(UnlockAnswer.UNKNOWN_CONNECTOR);
    assertThat(unlock(1, 1)).isEqualTo(UnlockAnswer.FIXED_CABLE);
    assertThat(unlock(2, 1)).as("without a cable").isEqualTo(UnlockAnswer.UNLOCKED);
    bench.hardware.evse(2).plugIn();
    startFromAfar(2);
    bench.seconds(5);
    assertThat(bench.hardware.evse(2).isLocked()).isTrue();
    assertThat(unlock(2, 1)).isEqualTo(UnlockAnswer.IN_USE);
    assertThat(bench.hardware.evse(2).isLocked()).isTrue();
  }

  @Test
  @Covers("F05.FR.05")
  void unlock_lockDoesNotMove_fails() {
    bench.hardware.evse(2).plugIn();
    startFromAfar(2);
    bench.seconds(5);
    bench.hardware.evse(2).stickLock(true);
    bench.station().requests().requestStop(bench.centralSystem.events().getLast().transactionId());
    bench.seconds(5);

    assertThat(unlock(2, 1)).isEqualTo(UnlockAnswer.FAILED);

    bench.hardware.evse(2).stickLock(false);
    assertThat(unlock(2, 1)).isEqualTo(UnlockAnswer.UNLOCKED);
  }

  @Test
  void evConnectedAlone_whileOutOfService_startsNoTransaction() {
    set(TransactionVariables.TX_START_POINT, "EVConnected");
    bench.plugIn(60);
    bench.unplug();
    bench.seconds(5);
    int before = bench.centralSystem.events().size();
    change(1, 0, false);
    bench.hardware.evse(1).pilot(ControlPilotState.B);
    bench.seconds(5);
    assertThat(bench.centralSystem.events()).hasSize(before);
  }

  private ChangeAnswer change(int evseId, int connectorId, boolean operative) {
    return bench.now(bench.station().requests().availability()
        .change(new SetAvailability(evseId, connectorId, operative)));
  }

  private UnlockAnswer unlock(int evseId, int connectorId) {
    var answer = bench.station().requests().availability().unlock(evseId, connectorId);
    bench.seconds(4);
    return bench.now(answer);
  }

  private Optional<String> startFromAfar(int evseId) {
    return bench.now(bench.station().requests().requestStart(new RemoteStart(Optional.of(evseId), 1,
        IdToken.NO_AUTHORIZATION, Optional.empty(), Optional.empty()))).refusal().map(why -> why.reasonCode());
  }

  private void offline(int seconds) {
    bench.linkDown();
    bench.hardware.evse(2).plugIn();
    bench.seconds(seconds);
    bench.centralSystem.forgetSent();
    bench.linkUp();
  }

  private List<Integer> statusesTold() {
    return bench.centralSystem.sent(ConnectorStatus.class).stream().map(ConnectorStatus::evseId).toList();
  }

  private List<String> problems() {
    return bench.centralSystem.sent(Outgoing.Events.class).stream().flatMap(events -> events.events().stream())
        .filter(event -> event.component().equals(InfrastructureVariables.lock(2, 1)))
        .filter(event -> event.variable().equals(InfrastructureVariables.PROBLEM)).map(Outgoing.Events.Event::value)
        .toList();
  }

  private void set(VariableAddress address, String value) {
    assertThat(bench.station().core().deviceModel()
        .set(address.component(), address.variable(), AttributeType.Actual, value).isAccepted()).isTrue();
  }

  private String availability(Component component) {
    return bench.station().core().deviceModel()
        .get(component, InfrastructureVariables.AVAILABILITY_STATE, AttributeType.Actual).value().orElseThrow();
  }

  private Status lastStatus(int evseId) {
    return bench.centralSystem.sent(ConnectorStatus.class).stream().filter(status -> status.evseId() == evseId)
        .reduce((_, last) -> last).orElseThrow().status();
  }
}
