package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.firmware.FirmwareStatus;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FakeHardware;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CentralSystemRequests.StartAnswer;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.CentralSystemRequests.TriggerAnswer;
import org.tidegate.domain.port.DisplayRequests;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TriggerReason;

import static org.assertj.core.api.Assertions.assertThat;

class StationRemoteTest {
  private final StationBench bench = StationBench.online();

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void start_rightAfterAnUnplug_isNotLost(int secondsAfter) {
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    bench.hardware.evse(1).silenceMeter(true);
    bench.unplug();
    bench.seconds(secondsAfter);

    assertThat(start(1, 7).refusal()).isEmpty();
    bench.hardware.evse(1).silenceMeter(false);
    bench.seconds(4);

    assertThat(last().type()).isEqualTo(Type.Started);
    assertThat(last().remoteStartId()).contains(7);
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }

  @Test
  void start_whileATransactionIsEnding_isANewTransaction() {
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    String first = last().transactionId();
    bench.hardware.evse(1).silenceMeter(true);
    bench.pressStop();

    var answer = start(1, 8);
    bench.seconds(5);

    assertThat(answer).isEqualTo(new StartAnswer(Optional.empty(), Optional.empty()));
    assertThat(last().transactionId()).isNotEqualTo(first);
    assertThat(last().remoteStartId()).contains(8);
    assertThat(bench.session().authorized()).isTrue();
  }

  /** Whoever comes while the first one's token is still being asked about must not be told yes, and then forgotten. */
  @Test
  @Covers({"F01.FR.24", "F02.FR.14"})
  void start_twoAtOnce_getAnEvseEachOrARefusal() {
    var first = bench.station().requests().requestStart(withToken(0, 1));
    var second = bench.station().requests().requestStart(withToken(0, 2));
    var third = bench.station().requests().requestStart(withToken(1, 3));

    assertThat(bench.now(first).refusal()).isEmpty();
    assertThat(bench.now(second).refusal()).isEmpty();
    assertThat(bench.now(third).refusal()).map(Refusal::reasonCode).contains("TxInProgress");
    bench.seconds(1);
    assertThat(bench.centralSystem.events()).extracting(TransactionEvent::remoteStartId)
        .containsExactlyInAnyOrder(Optional.of(1), Optional.of(2));
  }

  @Test
  @Covers({"F01.FR.01", "F02.FR.01"})
  void start_whileTheStoreStillCommits_theAnswerGoesBeforeTheQuestion() {
    bench.store.hold();
    bench.station().requests().setVariables(
        List.of(new Setting(MeteringVariables.TX_UPDATED_INTERVAL, AttributeType.Actual, "77")));
    bench.centralSystem.forgetSent();
    var askedAtTheAnswer = new ArrayList<Integer>();
    bench.station().requests().requestStart(withToken(1, 1))
        .thenRun(() -> askedAtTheAnswer.add(bench.centralSystem.sent(Outgoing.Authorize.class).size()));
    var second = bench.station().requests().requestStart(withToken(1, 2));
    bench.settle();
    bench.store.release();
    bench.settle();

    assertThat(askedAtTheAnswer).containsExactly(0);
    assertThat(bench.centralSystem.sent(Outgoing.Authorize.class)).hasSize(1);
    assertThat(bench.now(second).refusal()).map(Refusal::reasonCode).contains("TxInProgress");
    assertThat(last().remoteStartId()).contains(1);
  }

  private static RemoteStart withToken(int evseId, int remoteStartId) {
    return new RemoteStart(evseId == 0 ? Optional.empty() : Optional.of(evseId), remoteStartId,
        new IdToken("04AA0" + remoteStartId, IdTokenType.ISO14443), Optional.empty(), Optional.empty());
  }

  @Test
  @Covers({"F01.FR.13", "F01.FR.25", "F01.FR.19"})
  void start_unauthorizedTransactionRuns_isForThatOne() {
    bench.plugIn(60);
    String running = last().transactionId();

    assertThat(start(1, 9).transactionId()).contains(running);
    var next = bench.centralSystem.events().stream().filter(event -> event.remoteStartId().isPresent()).findFirst()
        .orElseThrow();
    assertThat(next.trigger()).isEqualTo(TriggerReason.RemoteStart);
    assertThat(next.transactionId()).isEqualTo(running);
  }

  @Test
  @Covers({"F02.FR.21", "F02.FR.01"})
  void start_beforeThePlugThatStartsTheTransaction_isWhatTheFirstEventTells() {
    set(TransactionVariables.TX_START_POINT, "EVConnected");
    start(1, 10);
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.plugIn(60);
    var first = bench.centralSystem.events().getFirst();
    assertThat(first.trigger()).isEqualTo(TriggerReason.RemoteStart);
    assertThat(first.remoteStartId()).contains(10);
    assertThat(first.idToken()).contains(IdToken.NO_AUTHORIZATION);
  }

  @Test
  @Covers("F02.FR.07")
  void start_noVehicleComes_timesOutAndLeavesNothingBehind() {
    start(1, 11);
    bench.seconds(65);
    assertThat(last().trigger()).isEqualTo(TriggerReason.EVConnectTimeout);
    assertThat(last().stoppedReason()).contains(StoppedReason.Timeout);
    bench.plugIn(60);
    assertThat(last().remoteStartId()).isEmpty();
    assertThat(last().trigger()).isEqualTo(TriggerReason.CablePluggedIn);
  }

  @Test
  @Covers({"F01.FR.06", "F01.FR.20", "F02.FR.22"})
  void start_withoutEvse_choosesTheOneWithAVehicle() {
    bench.hardware.evse(2).plugIn();
    bench.settle();
    assertThat(start(0, 12).refusal()).isEmpty();
    assertThat(last().evseId()).isEqualTo(2);
  }

  @Test
  @Covers({"F01.FR.24", "F02.FR.26"})
  void start_evseInUse_isRefused() {
    bench.plugIn(60);
    bench.pressStart();
    assertThat(start(1, 13).refusal())
        .hasValueSatisfying(why -> assertThat(why.reasonCode()).isEqualTo("TxInProgress"));
  }

  @Test
  @Covers({"F01.FR.23", "F02.FR.25"})
  void start_evseFaulted_isRefused() {
    bench.hardware.events().faultRaised(1, new Fault(FaultKind.GroundFailure, FakeHardware.DEVICES, "test"));
    assertThat(start(1, 14).refusal()).isPresent();
  }

  @Test
  @Covers("F03.FR.02")
  void stop_stopPointIsTheUnplug_endsNoTransactionButTheEnergy() {
    set(TransactionVariables.TX_STOP_POINT, "EVConnected");
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    assertThat(bench.station().requests().requestStop(last().transactionId())).isTrue();
    bench.seconds(5);
    assertThat(bench.centralSystem.events()).noneMatch(event -> event.type() == Type.Ended)
        .anyMatch(event -> event.trigger() == TriggerReason.RemoteStop && event.type() == Type.Updated);
    assertThat(bench.commanded()).isZero();
    bench.unplug();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
  }

  @Test
  @Covers({"F03.FR.03", "F03.FR.07", "F03.FR.09"})
  void stop_stopPointIsTheAuthorization_endsIt() {
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(10);
    assertThat(bench.station().requests().requestStop(last().transactionId())).isTrue();
    bench.seconds(5);
    assertThat(last().type()).isEqualTo(Type.Ended);
    assertThat(last().trigger()).isEqualTo(TriggerReason.RemoteStop);
    assertThat(last().stoppedReason()).contains(StoppedReason.Remote);
  }

  @Test
  @Covers("F03.FR.08")
  void stop_unknownTransaction_isRefused() {
    assertThat(bench.station().requests().requestStop("none")).isFalse();
  }

  @Test
  @Covers({"F06.FR.06", "F06.FR.11"})
  void trigger_meterValues_ofOneOrAll() {
    assertThat(trigger(Trigger.METER_VALUES, 2, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(meterValues()).containsExactly(2);
    assertThat(trigger(Trigger.METER_VALUES, 0, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(meterValues()).containsExactly(2, 1, 2);
  }

  @Test
  @Covers("F06.FR.10")
  void trigger_meterValuesWithoutMeasurands_isNotPromised() {
    set(MeteringVariables.ALIGNED_MEASURANDS, "");
    assertThat(trigger(Trigger.METER_VALUES, 0, 0)).isEqualTo(TriggerAnswer.Rejected);
  }

  @Test
  @Covers("F06.FR.07")
  void trigger_transactionEvent_onlyWhereATransactionRuns() {
    assertThat(trigger(Trigger.TRANSACTION_EVENT, 0, 0)).isEqualTo(TriggerAnswer.Rejected);
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(trigger(Trigger.TRANSACTION_EVENT, 2, 0)).isEqualTo(TriggerAnswer.Rejected);
    assertThat(trigger(Trigger.TRANSACTION_EVENT, 1, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(last().trigger()).isEqualTo(TriggerReason.Trigger);
    assertThat(last().meterValues()).isNotEmpty();
  }

  @Test
  void trigger_status_ofOneConnectorOrAllAndNoneThatIsNotThere() {
    int before = bench.centralSystem.sent(ConnectorStatus.class).size();
    assertThat(trigger(Trigger.STATUS_NOTIFICATION, 1, 1)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(before + 1);
    assertThat(trigger(Trigger.STATUS_NOTIFICATION, 0, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(bench.centralSystem.sent(ConnectorStatus.class)).hasSize(before + 3);
    assertThat(trigger(Trigger.STATUS_NOTIFICATION, 1, 2)).isEqualTo(TriggerAnswer.Rejected);
  }

  @Test
  @Covers({"F06.FR.15", "F06.FR.16"})
  void trigger_logAndFirmware_idleWhenNothingGoesOn() {
    assertThat(trigger(Trigger.LOG_STATUS_NOTIFICATION, 0, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(trigger(Trigger.FIRMWARE_STATUS_NOTIFICATION, 0, 0)).isEqualTo(TriggerAnswer.Accepted);
    assertThat(bench.centralSystem.sent(Outgoing.LogStatus.class))
        .containsExactly(new Outgoing.LogStatus(UploadStatus.Idle, Optional.empty()));
    assertThat(bench.centralSystem.sent(Outgoing.FirmwareStatus.class))
        .containsExactly(new Outgoing.FirmwareStatus(FirmwareStatus.Idle, Optional.empty()));
  }

  @ParameterizedTest
  @Covers("F06.FR.04")
  @EnumSource(value = Trigger.class, names = {"HEARTBEAT", "STATUS_NOTIFICATION", "METER_VALUES",
      "LOG_STATUS_NOTIFICATION"})
  void trigger_anyMessage_followsTheAnswer(Trigger message) {
    int before = bench.centralSystem.sent().size();
    bench.station().requests().trigger(message, Optional.empty(), Optional.empty());
    assertThat(bench.centralSystem.sent()).hasSize(before);
    bench.settle();
    assertThat(bench.centralSystem.sent().size()).isGreaterThan(before);
  }

  private TriggerAnswer trigger(Trigger message, int evseId, int connectorId) {
    var answer = bench.station().requests().trigger(message, evseId == 0 ? Optional.empty() : Optional.of(evseId),
        connectorId == 0 ? Optional.empty() : Optional.of(connectorId));
    bench.settle();
    return answer;
  }

  private List<Integer> meterValues() {
    return bench.centralSystem.sent(Outgoing.MeterValues.class).stream().map(Outgoing.MeterValues::evseId).toList();
  }

  private StartAnswer start(int evseId, int remoteStartId) {
    return bench.now(bench.station().requests().requestStart(
        new RemoteStart(evseId == 0 ? Optional.empty() : Optional.of(evseId), remoteStartId, IdToken.NO_AUTHORIZATION,
            Optional.empty(), Optional.empty())));
  }

  private void set(VariableAddress address, String value) {
    assertThat(bench.station().core().deviceModel()
        .set(address.component(), address.variable(), AttributeType.Actual, value).isAccepted()).isTrue();
  }

  private TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }

  /** Its identifier is an identifierString: the same in capitals. */
  @Test
  @Covers("F03.FR.01")
  void transaction_namedInCapitals_isTheSameForWhateverIsAsked() {
    bench.plugInAndPermit(60);
    var id = bench.session().transactionId().orElseThrow();
    var capitals = id.toUpperCase(Locale.ROOT);
    assertThat(capitals).isNotEqualTo(id);
    var period = new SchedulePeriod(Duration.ZERO, Optional.of(BigDecimal.valueOf(4_000)), Optional.empty(),
        Optional.empty(), OperationMode.ChargingOnly, Optional.empty(), Optional.empty(),
        SchedulePeriod.Spelling.PLAIN);
    var schedule = new ChargingSchedule(1, Optional.of(bench.loop.now()), Optional.empty(), RateUnit.W,
        Optional.empty(), List.of(period));
    assertThat(bench.now(bench.station().requests().setChargingProfile(1, new ChargingProfile(8, 0,
        ProfilePurpose.TxProfile, ProfileKind.Absolute, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(capitals), List.of(schedule))))).isEmpty();
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(4_000);
    assertThat(bench.now(bench.station().requests().usePriorityCharging(capitals, Priority.ACTIVATE)).status())
        .isEqualTo(PriorityAnswer.Status.NoProfile);
    assertThat(bench.now(bench.station().requests().display().set(new DisplayMessage(3, DisplayMessage.Priority.InFront,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(capitals),
        List.of(new DisplayText(DisplayText.Format.UTF8, "Hello", Optional.of("en")))))).status())
        .isEqualTo(DisplayRequests.SetAnswer.Status.Accepted);
    assertThat(bench.evse().board().messages().toString()).contains("Hello");
    assertThat(bench.station().requests().requestStop(capitals)).isTrue();
    bench.seconds(5);
    assertThat(bench.session().authorized()).isFalse();
  }
}
