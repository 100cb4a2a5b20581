package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.virtual.Reply;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Links that break, fall silent or are refused, and habits of central systems that stations stumble over. */
class RoughLinksTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  void call_whileTheStationWaitsForAnAnswer_isAnsweredAtOnce() {
    bench.driver().plugsIn();
    bench.seconds(5);
    bench.centralSystem().next(V201.AUTHORIZE, Reply.never());
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
    Instant asked = bench.centralSystem().now();

    assertThat(bench.variables().get("OCPPCommCtrlr", "OfflineThreshold")).isNotEmpty();

    assertThat(bench.centralSystem().now()).isEqualTo(asked);
    bench.answerRaw("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    bench.seconds(1);
    assertThat(bench.station().session().authorized()).isTrue();
  }

  /** Each EVSE counts its connectors from 1, Part 1 7.2. */
  @ParameterizedTest
  @CsvSource({"1, 1, Accepted", "2, 1, Accepted", "1, 2, Rejected", "2, 2, Rejected"})
  void trigger_statusOfAConnector_isAcceptedOnlyWhereThereIsOne(int evse, int connector,
      TriggerMessageStatusEnum status) {
    var asked = new TriggerMessageRequest(MessageTriggerEnum.StatusNotification, new EVSE(evse, connector, null), null);

    assertThat(bench.ask(V201.TRIGGER_MESSAGE, asked).status()).isEqualTo(status);

    if (status == TriggerMessageStatusEnum.Accepted) {
      var told = bench.expect(StatusNotificationRequest.class);
      assertThat(told.evseId()).isEqualTo(evse);
      assertThat(told.connectorId()).isEqualTo(connector);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 77})
  void trigger_statusAtAnEvseThatIsNot_isRefused(int evse) {
    var asked = new TriggerMessageRequest(MessageTriggerEnum.StatusNotification,
        new EVSE(evse, Configured.CONNECTOR, null), null);

    assertThat(bench.askForError(V201.TRIGGER_MESSAGE, asked)).isEqualTo("PropertyConstraintViolation");
    bench.expectNothing(StatusNotificationRequest.class, Duration.ofSeconds(5));
  }

  @Test
  void silentLink_thatBreaksAtLast_everyEventArrivesOnce() {
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally();
    bench.station().link.goSilent();
    bench.seconds(90);
    bench.driver().plugsOut();
    bench.seconds(30);

    bench.station().link.cut();

    bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended,
        Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORIZED", "REFUSED", "UNKNOWN_STATION", "UNREACHABLE", "OPENING_TIMED_OUT"})
  void reconnect_refusedForAnHour_theSessionGoesOnAndIsToldAfterwards(Reason why) {
    bench.states().evConnectedPreSession();
    bench.states().authorizedLocally();
    bench.states().energyTransferStarted();

    bench.station().link.refuse(new Disconnection(why, "as the script says"));
    bench.station().link.cut();
    bench.advance(Duration.ofHours(1));
    assertThat(bench.centralSystem().isConnected()).isFalse();
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.driver().plugsOut();
    bench.advance(Duration.ofMinutes(5));
    bench.goOnline();

    var ended = bench.expect(TransactionEventRequest.class,
        event -> event.eventType() == TransactionEventEnum.Ended);
    assertThat(ended.offline()).isTrue();
  }

  /** It connects again as Part 4, 5.3 says: waits between attempts, and presents itself anew while it was not accepted. */
  @Test
  void boot_connectionClosedInsteadOfAnAnswer_isTriedAgainWithWaits() {
    int[] boots = {0};
    bench.centralSystem().always(V201.BOOT_NOTIFICATION, request -> {
      if (++boots[0] <= 4) {
        bench.station().loop.execute(bench.station().link::cut);
        return Reply.<BootNotificationRequest, BootNotificationResponse>never().to(request);
      }
      return Reply.<BootNotificationRequest, BootNotificationResponse>with(BootNotificationResponse
          .of(bench.centralSystem().now(), Configured.HEARTBEAT_INTERVAL, RegistrationStatusEnum.Accepted)).to(request);
    });
    bench.lookAway();
    bench.powerCycle();

    for (int boot = 1; boot <= 4; boot++) {
      bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(2));
      bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(5));
    }
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(2));
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  /** The answer arrived, then the link broke: the station is accepted, and does not present itself again. */
  @Test
  void link_brokenRightAfterTheBootWasAccepted_comesBackWithoutABoot() {
    bench.lookAway();
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, Reply.by(_ -> {
      bench.station().loop.after(Duration.ofMillis(1), bench.station().link::cut);
      return BootNotificationResponse.of(bench.centralSystem().now(), Configured.HEARTBEAT_INTERVAL,
          RegistrationStatusEnum.Accepted);
    }));
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    bench.seconds(60);

    assertThat(bench.centralSystem().isConnected()).isTrue();
    bench.expectNothing(BootNotificationRequest.class, Duration.ofMinutes(10));
    bench.expect(HeartbeatRequest.class);
  }

  @Test
  @OverSocket
  void pingInterval_zero_isTakenAndTheLinkStands() {
    bench.variables().set("OCPPCommCtrlr", "WebSocketPingInterval", "0");
    bench.lookAway();

    bench.advance(Duration.ofHours(1));

    assertThat(bench.centralSystem().isConnected()).isTrue();
    bench.expect(HeartbeatRequest.class);
  }

  @Test
  void chargingProfile_ofStackLevelZero_isAccepted() {
    var schedule = new ChargingSchedule(1, ChargingRateUnitEnum.W,
        List.of(ChargingSchedulePeriod.of(0, BigDecimal.valueOf(6_000))), bench.centralSystem().now(), null, null, null,
        null);
    for (var purpose : List.of(ChargingProfilePurposeEnum.TxDefaultProfile,
        ChargingProfilePurposeEnum.ChargingStationMaxProfile)) {
      var profile = ChargingProfile.of(purpose.ordinal(), 0, purpose, ChargingProfileKindEnum.Absolute,
          List.of(schedule));
      assertThat(bench.ask(V201.SET_CHARGING_PROFILE, SetChargingProfileRequest.of(0, profile)).status())
          .as("%s", purpose)
          .isEqualTo(ChargingProfileStatusEnum.Accepted);
    }
  }
}
