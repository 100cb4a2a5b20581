package org.tidegate.ocpp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.DeliveryFailed.Kind;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.port.CentralSystem.Stage;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.ocpp.OcppSettings.Server;
import org.tidegate.ocpp.SecuritySettings.Security;
import org.tidegate.ocpp.fixture.FakeStation;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.translate.Outgoings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OcppCentralSystemTest {
  private static final Outgoing<?> HEARTBEAT = new Outgoing.Heartbeat();
  private static final Outgoing<?> REPORT = new Outgoing.Report(1, FakeStation.NOW, 0, false, List.of());
  private static final Outgoing<?> STATUS = new Outgoing.ConnectorStatus(FakeStation.NOW, 1, 1,
      Outgoing.ConnectorStatus.Status.Available);

  @Test
  void start_linkComesUp_tellsIt() {
    assertThat(Wire.connected(Wire.SETTINGS).events).containsExactly("up");
  }

  @Test
  void start_nobodyServed_isRefused() {
    var wire = Wire.connected(Wire.SETTINGS);
    var lonely = new OcppCentralSystem(
        new OcppParts(wire.loop, wire.link.stationEnd(), new OcppConnection(Wire.SETTINGS),
            new Random(1), failure -> {}));

    assertThat(lonely.begun().toCompletableFuture()).isNotDone();
    assertThatThrownBy(() -> lonely.start(null, null)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void send_boot_tellsTheNameplateOfTheDeviceModel() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.station.variables.put(VariableAddress.of("ChargingStation", "FirmwareVersion"), "0.1.0");
    var answer = outcome(wire.adapter.send(new Outgoing.Boot("PowerUp")));
    JsonNode call = wire.call();
    wire.answers(call, "{'status':'Accepted','currentTime':'2026-01-01T00:00:00Z','interval':300}");

    assertThat(call.get(3)).isEqualTo(Wire.json("""
        {'reason':'PowerUp','chargingStation':{'model':'Tidegate One','vendorName':'Tidegate',
        'firmwareVersion':'0.1.0'}}"""));
    assertThat(answer.get()).isEqualTo(new BootAnswer(BootAnswer.Status.Accepted, FakeStation.NOW, 300));
  }

  static Stream<Outgoing<?>> messages() {
    return Outgoings.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void send_eachMessage_goesOut(Outgoing<?> message) {
    var wire = Wire.accepted();
    wire.adapter.send(message);

    assertThat(wire.call().get(0).asInt()).isEqualTo(2);
  }

  @Test
  void send_chargingNeedsOfWhichTooLittleIsKnown_failsWithoutAMessage() {
    var wire = Wire.accepted();
    var vehicle = Vehicle.basic(CurrentKind.DC, Optional.empty());

    assertThat(kind(outcome(wire.adapter.send(new Outgoing.ChargingNeeds(1, vehicle))))).isEqualTo(Kind.REFUSED);
    assertThat(wire.frames()).isZero();
  }

  @Test
  void send_nameplateMissing_failsAndGoesOn() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.station.variables.clear();

    assertThat(kind(outcome(wire.adapter.send(new Outgoing.Boot("PowerUp"))))).isEqualTo(Kind.REFUSED);
    assertThat(wire.frames()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"NotSupported,NOT_SUPPORTED", "NotImplemented,NOT_SUPPORTED", "InternalError,REFUSED",
      "SecurityError,REFUSED"})
  void send_answeredWithError_failsByKind(String code, Kind kind) {
    var wire = Wire.accepted();
    var answer = outcome(wire.adapter.send(HEARTBEAT));
    wire.answersError(wire.call(), code);

    assertThat(kind(answer)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"{}", "{'idTokenInfo':5}",
      "{'idTokenInfo':{'status':'Perhaps'}}"})
  void send_answerThatBreaksItsSchema_isRefused(String payload) {
    var wire = Wire.accepted();
    var answer = outcome(wire.adapter.send(new Outgoing.Authorize(IdToken.NO_AUTHORIZATION)));
    wire.answers(wire.call(), payload);

    assertThat(kind(answer)).isEqualTo(Kind.REFUSED);
  }

  @Test
  void send_noAnswerInTime_timesOut() {
    var wire = Wire.accepted();
    var answer = outcome(wire.adapter.send(HEARTBEAT));
    wire.loop.advance(Duration.ofSeconds(30));

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void send_linkBreaks_failsWhatWasSentBeforeItTells() {
    var wire = Wire.accepted();
    var answer = outcome(wire.adapter.send(HEARTBEAT));
    wire.link.cut();
    wire.loop.runPosted();

    assertThat(kind(answer)).isEqualTo(Kind.OFFLINE);
    assertThat(wire.events).containsExactly("up", "down: CLOSED_THERE (cut)");
    assertThat(kind(outcome(wire.adapter.send(HEARTBEAT)))).isEqualTo(Kind.OFFLINE);
  }

  @Test
  void link_breaksAndServerIsAway_comesBackAndTellsOnlyRealChanges() {
    var wire = Wire.accepted();
    wire.link.refuse(Disconnection.of(Reason.UNREACHABLE));
    wire.link.cut();
    wire.loop.advance(Duration.ofMinutes(5));
    assertThat(wire.events).containsExactly("up", "down: CLOSED_THERE (cut)");

    wire.link.admit();
    wire.loop.advance(Duration.ofMinutes(30));
    assertThat(wire.events).containsExactly("up", "down: CLOSED_THERE (cut)", "up");
  }

  @Test
  void disconnectNetwork_isDownAtOnceAndStaysUntilConnected() {
    var wire = Wire.accepted();
    wire.adapter.disconnectNetwork();
    wire.loop.advance(Duration.ofHours(1));
    assertThat(wire.events).containsExactly("up", "down: CLOSED_HERE");

    wire.adapter.connectNetwork();
    wire.loop.runPosted();
    assertThat(wire.events).containsExactly("up", "down: CLOSED_HERE", "up");
  }

  @Test
  void disconnectNetwork_duringAnAttemptAndBeforeItsEnd_connectsOnlyWhenAllowed() {
    var wire = Wire.accepted();
    wire.link.refuse(Disconnection.of(Reason.UNREACHABLE));
    wire.link.cut();
    wire.loop.advance(Duration.ofMinutes(1));
    wire.link.admit();
    wire.adapter.disconnectNetwork();
    wire.loop.advance(Duration.ofHours(1));
    assertThat(wire.events).hasSize(2);

    wire.adapter.connectNetwork();
    wire.loop.runPosted();
    assertThat(wire.events).hasSize(3).last().isEqualTo("up");
  }

  @Test
  void close_isDownForGood() {
    var wire = Wire.accepted();
    wire.adapter.close();
    wire.loop.runPosted();
    wire.adapter.connectNetwork();
    wire.loop.advance(Duration.ofHours(1));

    assertThat(wire.events).containsExactly("up", "down: CLOSED_HERE");
    assertThat(wire.loop.waiting()).isZero();
  }

  @Test
  @Covers("B01.FR.08")
  void send_beforeTheBootIsAnswered_onlyBootGoesOut() {
    var wire = Wire.connected(Wire.SETTINGS);

    assertThat(kind(outcome(wire.adapter.send(HEARTBEAT)))).isEqualTo(Kind.OFFLINE);
    assertThat(kind(outcome(wire.adapter.send(REPORT)))).isEqualTo(Kind.OFFLINE);
    outcome(wire.adapter.send(new Outgoing.Boot("PowerUp")));
    assertThat(wire.call().get(2).asText()).isEqualTo("BootNotification");
  }

  @Test
  @Covers("B03.FR.08")
  void call_beforeTheBootIsAccepted_isRefused() {
    var wire = Wire.connected(Wire.SETTINGS);

    assertThat(wire.refuses("GetBaseReport", "{'requestId':1,'reportBase':'FullInventory'}"))
        .isEqualTo("SecurityError");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers("B02.FR.02")
  void send_pending_onlyWhatWasAskedForGoesOut() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.adapter.allow(Stage.PENDING);
    assertThat(kind(outcome(wire.adapter.send(STATUS)))).isEqualTo(Kind.OFFLINE);

    wire.asks("TriggerMessage", "{'requestedMessage':'StatusNotification','evse':{'id':1,'connectorId':1}}");
    wire.adapter.send(STATUS);
    assertThat(wire.call().get(2).asText()).isEqualTo("StatusNotification");
  }

  @Test
  @Covers("B02.FR.01")
  void send_pendingReport_goesOut() {
    var wire = Wire.connected(Wire.SETTINGS);
    wire.adapter.allow(Stage.PENDING);
    wire.asks("GetBaseReport", "{'requestId':1,'reportBase':'FullInventory'}");
    wire.adapter.send(REPORT);

    assertThat(wire.call().get(2).asText()).isEqualTo("NotifyReport");
  }

  @Test
  void allow_acceptedThenUnknown_closesAgain() {
    var wire = Wire.accepted();
    wire.adapter.allow(Stage.UNKNOWN);

    assertThat(kind(outcome(wire.adapter.send(HEARTBEAT)))).isEqualTo(Kind.OFFLINE);
  }

  @Test
  void send_moreThanMayWait_isTriedAgainLater() {
    var wire = Wire.accepted();
    int outstanding = 1;
    for (int i = 0; i < outstanding + RpcLimits.standard().mostWaitingCalls(); i++) {
      wire.adapter.send(HEARTBEAT);
    }

    assertThat(kind(outcome(wire.adapter.send(HEARTBEAT)))).isEqualTo(Kind.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({"ws://localhost/ocpp,1,", "ws://localhost/ocpp,2,secret", "wss://localhost/ocpp,3,",
      "wss://localhost/ocpp,4,secret", "http://localhost/ocpp,0,", "wss://localhost/ocpp,2,"})
  void server_thatDoesNotFitItsSecurityProfile_isRefused(URI endpoint, int profile, String password) {
    assertThatThrownBy(() -> new Server(endpoint, "CS1", Optional.ofNullable(password), profile,
        Optional.empty())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void server_toString_hidesThePassword() {
    var server = new Server(URI.create("ws://localhost/ocpp"), "CS1", Optional.of("secret-1"), 1, Optional.empty());
    var security = new Security("CS1", Optional.of("secret-1"), Optional.empty());
    var connection = new OcppConnection(OcppSettings.of(SecuritySettings.always(security)));
    connection
        .begin(new Attempt(NetworkProfile.of(1, URI.create("ws://localhost/ocpp"), 1, Duration.ofSeconds(30)), false));

    assertThat(server.toString()).doesNotContain("secret-1");
    assertThat(security.toString()).doesNotContain("secret-1");
    assertThat(connection.webSocket().toString()).doesNotContain("secret-1");
  }

  private static AtomicReference<Object> outcome(CompletionStage<?> stage) {
    var outcome = new AtomicReference<Object>();
    stage.whenComplete((answer, failure) -> outcome.set(failure == null ? answer : failure));
    return outcome;
  }

  private static Kind kind(AtomicReference<Object> outcome) {
    Object failure = outcome.get() instanceof CompletionException wrapped ? wrapped.getCause() : outcome.get();
    assertThat(failure).isInstanceOf(DeliveryFailed.class);
    return ((DeliveryFailed) failure).kind();
  }
}
