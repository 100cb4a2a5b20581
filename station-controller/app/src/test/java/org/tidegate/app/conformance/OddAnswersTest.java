package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.virtual.Reply;
import org.tidegate.app.virtual.ScriptedCentralSystem;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ChargingProfile;
import org.tidegate.ocpp.v201.ChargingProfileCriterion;
import org.tidegate.ocpp.v201.ChargingProfileKindEnum;
import org.tidegate.ocpp.v201.ChargingProfilePurposeEnum;
import org.tidegate.ocpp.v201.ChargingRateUnitEnum;
import org.tidegate.ocpp.v201.ChargingSchedule;
import org.tidegate.ocpp.v201.ChargingSchedulePeriod;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.GetBaseReportRequest;
import org.tidegate.ocpp.v201.GetChargingProfilesRequest;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.ReportBaseEnum;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Central systems that answer late, twice, wrongly or not at all: the station goes on as it should. */
class OddAnswersTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-03-02T07:00:00\"", "\"2026-03-02T07:00:00.123456\"", "\"2026-02-30T07:00:00Z\"",
      "\"2026-03-02T25:00:00Z\"", "\"yesterday\"", "\"\"", "1772434800"})
  void boot_answeredWithATimeThatIsNone_isAcceptedAllTheSame(String time) {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, Reply.never());
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);

    bench.answerRaw("BootNotification",
        "{\"currentTime\":%s,\"interval\":300,\"status\":\"Accepted\"}".formatted(time));

    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  /** An exponent that no decimal can have must neither break the link nor end power. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
      "[2,'huge','SetVariables',{'n':1E+9999999999}]; [4,'huge','FormatViolation'",
      "[2,'huge','DataTransfer',{'vendorId':'org.tidegate','messageId':'Terms','data':'[1E-9999999999]'}]; "
          + "[3,'huge',{'status':'Rejected'"})
  @OverSocket
  void call_withANumberThatIsNone_isRefusedAndTheLinkStays(String call, String answer) {
    int attempts = bench.station().link.attempts().size();
    bench.station().sendRaw(call.replace('\'', '"'));

    assertThat(bench.advanceUntil(() -> bench.station().transcript().stream()
        .anyMatch(line -> line.contains(" -> " + answer.replace('\'', '"'))), Bench.SOON)).isTrue();
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.Heartbeat));
    bench.expect(HeartbeatRequest.class);
    assertThat(bench.station().link.attempts()).hasSize(attempts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-03-02T07:00:00\"", "\"2026-02-30T07:00:00Z\"", "\"\""})
  void heartbeat_answeredWithATimeThatIsNone_nextOneComes(String time) {
    bench.centralSystem().next(V201.HEARTBEAT, Reply.never());
    var interval = Duration.ofSeconds(Configured.HEARTBEAT_INTERVAL + 10);
    bench.expect(HeartbeatRequest.class, _ -> true, interval);

    bench.answerRaw("Heartbeat", "{\"currentTime\":%s}".formatted(time));

    bench.expect(HeartbeatRequest.class, _ -> true, interval);
  }

  @Test
  void authorize_answeredTwiceAndByAStranger_onlyTheFirstAnswerCounts() {
    bench.driver().plugsIn();
    bench.centralSystem().next(V201.AUTHORIZE, Reply.never());
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
    int frames = bench.station().transcript().size();

    bench.station().sendRaw("[3,\"nobody-asked-this\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]");
    bench.station().sendRaw("[4,\"nobody-asked-this\",\"InternalError\",\"\",{}]");
    assertThat(bench.station().transcript()).as("a stray answer is not answered").hasSize(frames + 2);
    bench.answerRaw("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    bench.answerRaw("Authorize", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");

    bench.seconds(10);
    assertThat(bench.station().session().authorized()).isTrue();
    assertThat(bench.station().transcript()).noneMatch(frame -> frame.contains("-> [4,"));
  }

  @Test
  void authorize_answeredTooLate_authorizesNobodyAndTheNextOneWorks() {
    bench.driver().plugsIn();
    bench.centralSystem().next(V201.AUTHORIZE, Reply.never());
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
    var late = bench.latestCallId("Authorize");
    bench.seconds(31);

    bench.station().sendRaw("[3,\"%s\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]".formatted(late));
    bench.seconds(1);
    assertThat(bench.station().session().authorized()).isFalse();

    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(1);
    assertThat(bench.station().session().authorized()).isTrue();
  }

  @Test
  @Covers({"E13.FR.02", "E13.FR.03", "E13.FR.04"})
  void transactionEvent_thatIsAlwaysRefused_isGivenUpAndTheOthersArrive() {
    bench.variables().set("OCPPCommCtrlr", "MessageAttempts[TransactionEvent]", "3");
    bench.variables().set("OCPPCommCtrlr", "MessageAttemptInterval[TransactionEvent]", "10");
    bench.centralSystem().always(V201.TRANSACTION_EVENT, request -> request.seqNo() == 1
        ? Reply.<TransactionEventRequest, TransactionEventResponse>error(ErrorCode.InternalError).to(request)
        : Reply.<TransactionEventRequest, TransactionEventResponse>with(TransactionEventResponse.of()).to(request));

    bench.driver().plugsIn();
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(60);
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(10);

    var seqNos = bench.centralSystem().received(TransactionEventRequest.class).stream()
        .map(TransactionEventRequest::seqNo).toList();
    assertThat(seqNos).startsWith(0, 1, 1, 1, 2);
    var attempts = bench.centralSystem().calls().stream()
        .filter(call -> call.request() instanceof TransactionEventRequest event && event.seqNo() == 1)
        .map(ScriptedCentralSystem.Call::at).toList();
    assertThat(Duration.between(attempts.get(0), attempts.get(1))).isEqualTo(Duration.ofSeconds(10));
    assertThat(Duration.between(attempts.get(1), attempts.get(2))).isEqualTo(Duration.ofSeconds(20));
    bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended);
  }

  static Stream<Arguments> everyErrorForEveryMessage() {
    return Stream.of(V201.AUTHORIZE, V201.STATUS_NOTIFICATION, V201.TRANSACTION_EVENT, V201.NOTIFY_EVENT,
        V201.SECURITY_EVENT_NOTIFICATION, V201.HEARTBEAT, V201.METER_VALUES, V201.NOTIFY_EV_CHARGING_NEEDS,
        V201.DATA_TRANSFER, V201.NOTIFY_REPORT, V201.REPORT_CHARGING_PROFILES)
        .flatMap(type -> Stream
            .of(ErrorCode.InternalError, ErrorCode.NotSupported, ErrorCode.ProtocolError)
            .map(code -> Arguments.of(type.action(), code, type)));
  }

  /** The message is refused each time: a driver without identity charges all the same, and the session is told to its end. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyErrorForEveryMessage")
  void session_withAMessageThatIsAlwaysRefused_goesToItsEnd(String action, ErrorCode code, MessageType<?, ?> type) {
    bench.station();
    refuse(type, code);
    sayEverything();
    bench.driver().plugsIn();
    bench.seconds(5);
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(5);
    if (!bench.station().session().authorized()) {
      bench.driver().pressesStart(Configured.EVSE);
    }
    bench.seconds(400);
    assertThat(bench.station().actual()).as("charging").isPositive();
    assertThat(bench.centralSystem().calls().stream()
        .filter(call -> call.action().equals(action) && call.answer().isCompletedExceptionally()).count())
        .as("refused at least once").isPositive();

    bench.centralSystem().usually(type);
    bench.driver().pressesStop(Configured.EVSE);
    bench.driver().plugsOut();

    bench.expect(TransactionEventRequest.class, event -> event.eventType() == TransactionEventEnum.Ended,
        Duration.ofMinutes(15));
    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
    assertThat(bench.station().evse(Configured.EVSE).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "NotSupported", "NotImplemented", "ProtocolError", "SecurityError"})
  void boot_refusedWithAnError_isTriedAgainUntilItIsAccepted(String code) {
    bench.centralSystem().next(V201.BOOT_NOTIFICATION, Reply.error(ErrorCode.valueOf(code)),
        Reply.error(ErrorCode.valueOf(code)));
    bench.lookAway();
    bench.powerCycle();
    bench.expect(BootNotificationRequest.class);
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(9));
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(2));
    bench.expect(BootNotificationRequest.class, _ -> true, Duration.ofMinutes(2));
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }

  /** After a boot and on request, the station says all that a session alone would not make it say. */
  private void sayEverything() {
    bench.powerCycle();
    bench.seconds(70);
    var limit = ChargingProfile.of(1, 0, ChargingProfilePurposeEnum.ChargingStationMaxProfile,
        ChargingProfileKindEnum.Absolute, List.of(new ChargingSchedule(1, ChargingRateUnitEnum.W,
            List.of(ChargingSchedulePeriod.of(0, BigDecimal.valueOf(9_000))), bench.centralSystem().now(), null, null,
            null, null)));
    bench.ask(V201.SET_CHARGING_PROFILE, SetChargingProfileRequest.of(0, limit));
    bench.ask(V201.GET_CHARGING_PROFILES, GetChargingProfilesRequest.of(1, new ChargingProfileCriterion(
        ChargingProfilePurposeEnum.ChargingStationMaxProfile, null, null, null, null)));
    bench.ask(V201.GET_BASE_REPORT, GetBaseReportRequest.of(2, ReportBaseEnum.FullInventory));
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.MeterValues));
    bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.Heartbeat));
  }

  /** Captures the message's types. */
  private <Q extends OcppRequest, A extends OcppResponse> void refuse(
      MessageType<Q, A> type, ErrorCode code) {
    bench.centralSystem().always(type, Reply.error(code));
  }
}
