package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.ChangeAvailabilityRequest;
import org.tidegate.ocpp.v201.ChangeAvailabilityStatusEnum;
import org.tidegate.ocpp.v201.ChargingStateEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.OperationalStatusEnum;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block B, resets: B11 and B12. */
class BlockBResetTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"B11.FR.01", "B11.FR.03", "B11.FR.04", "B01.FR.03"})
  void TC_B_20_CS() {
    assertThat(reset(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Accepted);

    bench.expect(BootNotificationRequest.class);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"B11.FR.07", "B12.FR.01", "B12.FR.03"})
  void TC_B_21_CS() {
    bench.states().energyTransferStarted();

    assertThat(reset(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Scheduled);

    bench.seconds(30);
    assertThat(bench.unseen()).noneMatch(BootNotificationRequest.class::isInstance);
    bench.states().stopAuthorizedLocally();
    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.ScheduledReset);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
    expectStartupOrReset();
  }

  @Test
  @Covers({"B12.FR.02", "B12.FR.04", "B01.FR.03"})
  void TC_B_22_CS() {
    bench.states().energyTransferStarted();

    assertThat(reset(ResetEnum.Immediate)).isEqualTo(ResetStatusEnum.Accepted);

    assertEndedByReset(bench.states().event(false));
    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.RemoteReset);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"B11.FR.01", "B11.FR.02", "B11.FR.03", "B11.FR.04", "B01.FR.03"})
  void TC_B_23_CS() {
    bench.states().unavailable();
    bench.lookAway();

    assertThat(reset(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Accepted);

    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.RemoteReset);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Available);
  }

  @Test
  @Covers({"B11.FR.01", "B11.FR.08", "B11.FR.10"})
  void TC_B_25_CS() {
    assertThat(bench.variables().get(Variables.of("EVSE", Configured.EVSE), "AllowReset")).isEqualTo("true");

    assertThat(resetEvse(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Accepted);

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(30));
  }

  @Test
  @Covers({"B12.FR.01", "B12.FR.07"})
  void TC_B_26_CS() {
    bench.states().energyTransferStarted();

    assertThat(resetEvse(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Scheduled);

    bench.states().stopAuthorizedLocally();
    bench.states().evConnectedPostSession();
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.states().parkingBayUnoccupied();
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(30));
  }

  @Test
  @Covers({"B12.FR.02", "B12.FR.08"})
  void TC_B_27_CS() {
    bench.states().energyTransferStarted();

    assertThat(resetEvse(ResetEnum.Immediate)).isEqualTo(ResetStatusEnum.Accepted);

    assertEndedByReset(bench.states().event(false));
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(30));
  }

  @Test
  @Covers({"B12.FR.01", "B12.FR.03"})
  void TC_B_41_CS() {
    var one = bench.states(Configured.EVSE);
    var other = bench.states(Configured.OTHER_EVSE);
    one.energyTransferStarted();
    other.energyTransferStarted();

    assertThat(reset(ResetEnum.OnIdle)).isEqualTo(ResetStatusEnum.Scheduled);

    one.stopAuthorizedLocally();
    one.evConnectedPostSession();
    one.parkingBayUnoccupied();
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(30));
    other.stopAuthorizedLocally();
    assertThat(bench.expect(BootNotificationRequest.class).reason()).isEqualTo(BootReasonEnum.ScheduledReset);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Occupied);
  }

  /** No case resets what is out of service while something else is in use. */
  @Test
  @Covers({"B12.FR.06", "B12.FR.04"})
  void reset_oneEvseInUseAndTheOtherOutOfService_itStaysOutOfService() {
    bench.states().energyTransferStarted();
    bench.states(Configured.OTHER_EVSE).unavailable();
    bench.lookAway();

    assertThat(reset(ResetEnum.Immediate)).isEqualTo(ResetStatusEnum.Accepted);

    assertEndedByReset(bench.states().event(false));
    bench.expect(BootNotificationRequest.class);
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Occupied);
    bench.connectors().reports(Configured.OTHER_EVSE, ConnectorStatusEnum.Unavailable);
  }

  /** The EVSE in use is to go out of service when its transaction ends, and is reset first. */
  @Test
  @Covers({"B12.FR.06", "B12.FR.08"})
  void resetEvse_scheduledToGoOutOfService_isOutOfServiceAfterwards() {
    bench.states().energyTransferStarted();
    var asked = new ChangeAvailabilityRequest(OperationalStatusEnum.Inoperative, EVSE.of(Configured.EVSE), null);
    assertThat(bench.ask(V201.CHANGE_AVAILABILITY, asked).status()).isEqualTo(ChangeAvailabilityStatusEnum.Scheduled);

    assertThat(resetEvse(ResetEnum.Immediate)).isEqualTo(ResetStatusEnum.Accepted);

    assertEndedByReset(bench.states().event(false));
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Unavailable);
    bench.driver().plugsOut();
    bench.expectNothing(OcppRequest.class,
        message -> Connectors.tells(message, Configured.EVSE, ConnectorStatusEnum.Available), Duration.ofSeconds(120));
  }

  private ResetStatusEnum reset(ResetEnum type) {
    return bench.ask(V201.RESET, ResetRequest.of(type)).status();
  }

  private ResetStatusEnum resetEvse(ResetEnum type) {
    return bench.ask(V201.RESET, new ResetRequest(type, Configured.EVSE, null)).status();
  }

  private static void assertEndedByReset(TransactionEventRequest event) {
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.ResetCommand);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingStateEnum.EVConnected);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.ImmediateReset);
    assertThat(event.idToken()).isNull();
  }

  private void expectStartupOrReset() {
    bench.expect(SecurityEventNotificationRequest.class,
        event -> Set.of("StartupOfTheDevice", "ResetOrReboot").contains(event.type()));
  }
}
