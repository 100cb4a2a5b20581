package org.tidegate.app.conformance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.LogStatusNotificationRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.MeterValue;
import org.tidegate.ocpp.v201.MeterValuesRequest;
import org.tidegate.ocpp.v201.ReadingContextEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.UploadLogStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Block F, messages asked for: F06. */
class BlockFTriggerTest {
  private static final EVSE ONE_EVSE = EVSE.of(Configured.EVSE);
  private static final EVSE ONE_CONNECTOR = new EVSE(Configured.EVSE, Configured.CONNECTOR, null);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"F06.FR.02", "F06.FR.04", "F06.FR.05", "F06.FR.06", "F06.FR.10"})
  void TC_F_11_CS() {
    assertAccepted(MessageTriggerEnum.MeterValues, ONE_EVSE);

    assertTriggered(Configured.EVSE);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.06", "F06.FR.10", "F06.FR.11"})
  void TC_F_12_CS() {
    assertAccepted(MessageTriggerEnum.MeterValues, null);

    assertTriggered(Configured.EVSE);
    assertTriggered(Configured.OTHER_EVSE);
  }

  @Test
  @Covers({"F06.FR.02", "F06.FR.04", "F06.FR.05", "F06.FR.07", "F06.FR.10"})
  void TC_F_13_CS() {
    bench.states().energyTransferStarted();

    assertAccepted(MessageTriggerEnum.TransactionEvent, ONE_EVSE);

    assertTriggered(triggeredEvent(bench.states()), Configured.EVSE);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.07", "F06.FR.10", "F06.FR.11"})
  void TC_F_14_CS() {
    bench.states(Configured.EVSE).energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).energyTransferStarted();

    assertAccepted(MessageTriggerEnum.TransactionEvent, null);

    for (int evseId : List.of(Configured.EVSE, Configured.OTHER_EVSE)) {
      var event = triggeredEvent(bench.states(evseId));
      assertThat(event.evse()).isNotNull();
      assertTriggered(event, evseId);
    }
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10", "F06.FR.15"})
  void TC_F_15_CS() {
    assertAccepted(MessageTriggerEnum.LogStatusNotification, null);

    assertThat(bench.expect(LogStatusNotificationRequest.class).status()).isEqualTo(UploadLogStatusEnum.Idle);
  }

  @Test
  @Covers({"F06.FR.03", "F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_F_17_CS() {
    assertAccepted(MessageTriggerEnum.FirmwareStatusNotification, ONE_EVSE);

    assertThat(bench.expect(FirmwareStatusNotificationRequest.class).status()).isEqualTo(FirmwareStatusEnum.Idle);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10", "F06.FR.16"})
  void TC_F_18_CS() {
    assertAccepted(MessageTriggerEnum.FirmwareStatusNotification, null);

    assertThat(bench.expect(FirmwareStatusNotificationRequest.class).status()).isEqualTo(FirmwareStatusEnum.Idle);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_F_20_CS() {
    assertAccepted(MessageTriggerEnum.Heartbeat, null);

    bench.expect(HeartbeatRequest.class);
  }

  @Test
  @Covers({"F06.FR.02", "F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_F_23_CS() {
    bench.lookAway();

    assertAccepted(MessageTriggerEnum.StatusNotification, ONE_CONNECTOR);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"F06.FR.02", "F06.FR.04", "F06.FR.05", "F06.FR.10"})
  void TC_F_24_CS() {
    bench.states().evConnectedPreSession();
    bench.lookAway();

    assertAccepted(MessageTriggerEnum.StatusNotification, ONE_CONNECTOR);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
  }

  @Test
  @Covers({"F06.FR.04", "F06.FR.05", "F06.FR.17"})
  void TC_F_26_CS() {
    assertThat(trigger(MessageTriggerEnum.BootNotification, null)).isEqualTo(TriggerMessageStatusEnum.Rejected);
  }

  @Test
  @Covers("F06.FR.08")
  void TC_F_27_CS() {
    assertThat(trigger(MessageTriggerEnum.SignCombinedCertificate, null))
        .isEqualTo(TriggerMessageStatusEnum.NotImplemented);
  }

  /** No case asks for what is not there. */
  @Test
  @Covers("F06.FR.05")
  void trigger_unknownEvseOrConnector_isACallErrorOrRejected() {
    assertThat(bench.askForError(V201.TRIGGER_MESSAGE,
        new TriggerMessageRequest(MessageTriggerEnum.MeterValues, EVSE.of(Configured.EVSES + 1), null)))
        .isEqualTo("PropertyConstraintViolation");
    assertThat(trigger(MessageTriggerEnum.StatusNotification, new EVSE(Configured.EVSE, 2, null)))
        .isEqualTo(TriggerMessageStatusEnum.Rejected);
  }

  /** No case asks twice, with a change in between. */
  @Test
  @Covers("F06.FR.09")
  void trigger_afterAChange_tellsWhatIsSoNow() {
    bench.states().energyTransferStarted();
    bench.seconds(3);
    assertAccepted(MessageTriggerEnum.TransactionEvent, ONE_EVSE);
    var before = triggeredEvent(bench.states());
    assertNow(before);

    bench.driver().carSuspends(Configured.EVSE);
    bench.seconds(47);
    assertAccepted(MessageTriggerEnum.TransactionEvent, ONE_EVSE);

    var after = triggeredEvent(bench.states());
    assertThat(before.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Charging);
    assertThat(after.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.SuspendedEV);
    assertNow(after);
    assertAccepted(MessageTriggerEnum.MeterValues, ONE_EVSE);
    assertNow(bench.expect(MeterValuesRequest.class).meterValue().getFirst().timestamp());
  }

  private void assertNow(TransactionEventRequest event) {
    assertNow(event.timestamp());
    assertThat(event.meterValue()).isNotEmpty().allSatisfy(value -> assertNow(value.timestamp()));
  }

  private void assertNow(Instant told) {
    assertThat(told).isCloseTo(bench.centralSystem().now(), within(2, ChronoUnit.SECONDS));
  }

  private TriggerMessageStatusEnum trigger(MessageTriggerEnum message, @Nullable EVSE evse) {
    return bench.ask(V201.TRIGGER_MESSAGE, new TriggerMessageRequest(message, evse, null)).status();
  }

  private void assertAccepted(MessageTriggerEnum message, @Nullable EVSE evse) {
    assertThat(trigger(message, evse)).isEqualTo(TriggerMessageStatusEnum.Accepted);
  }

  private void assertTriggered(int evseId) {
    var told = bench.expect(MeterValuesRequest.class, values -> values.evseId() == evseId);
    assertTriggered(told.meterValue());
  }

  private TransactionEventRequest triggeredEvent(ReusableStates states) {
    return bench.expect(TransactionEventRequest.class, event -> event.triggerReason() == TriggerReasonEnum.Trigger
        && event.transactionInfo().transactionId().equals(states.transactionId()));
  }

  private static void assertTriggered(TransactionEventRequest event, int evseId) {
    assertThat(event.evse() == null || event.evse().id() == evseId).isTrue();
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.Charging);
    assertThat(event.meterValue()).isNotNull();
    assertTriggered(event.meterValue());
  }

  private static void assertTriggered(List<MeterValue> values) {
    assertThat(values.getFirst().sampledValue().getFirst().context()).isEqualTo(ReadingContextEnum.Trigger);
  }
}
