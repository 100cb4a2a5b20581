package org.tidegate.app.standin;

import eu.chargetime.ocpp.ClientEvents;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.Shell;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.ocpp.dialect.V2xSpelling;
import org.tidegate.ocpp.dialect.Versions;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.transport.NettyTransmitter;
import org.tidegate.ocpp.transport.WebSocketSettings;
import org.tidegate.ocpp.v21.AuthorizeRequest;
import org.tidegate.ocpp.v21.BootNotificationRequest;
import org.tidegate.ocpp.v21.BootNotificationResponse;
import org.tidegate.ocpp.v21.BootReasonEnum;
import org.tidegate.ocpp.v21.ChargingStation;
import org.tidegate.ocpp.v21.HeartbeatRequest;
import org.tidegate.ocpp.v21.IdToken;
import org.tidegate.ocpp.v21.PullDynamicScheduleUpdateRequest;
import org.tidegate.ocpp.v21.RegistrationStatusEnum;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** Over real sockets, so in real time. */
class StandInTest {
  private static final List<OcppVersion> BOTH = List.of(OcppVersion.values());

  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Frame> heard = new ConcurrentLinkedQueue<>();
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), failures::add);

  @AfterEach
  void end() {
    loop.close();
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void station_ofEitherVersion_isAcceptedAndAgreedWith(OcppVersion version) throws Exception {
    try (var standIn = new StandIn(loop, 0, BOTH.stream().map(OcppVersion::subprotocol).toList(), heard::add)) {
      var station = new Station(version, standIn);

      assertThat(station.says(V21.BOOT_NOTIFICATION,
          BootNotificationRequest.of(ChargingStation.of("model", "vendor"), BootReasonEnum.PowerUp)))
          .extracting(BootNotificationResponse::status).isEqualTo(RegistrationStatusEnum.Accepted);
      assertThat(station.says(V21.HEARTBEAT, HeartbeatRequest.of())).isNotNull();
      assertThat(station.says(V21.AUTHORIZE, AuthorizeRequest.of(IdToken.of("A", "ISO14443")))).isNotNull();
      assertThat(heard).hasSize(3);
      loop.execute(station.transmitter::disconnect);
    }
  }

  @Test
  void stations_atTheSameTime_eachGetTheirOwnAnswers() throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of("ocpp2.1"), heard::add)) {
      var first = new Station(OcppVersion.V21, standIn);
      var second = new Station(OcppVersion.V21, standIn);

      assertThat(first.says(V21.HEARTBEAT, HeartbeatRequest.of())).isNotNull();
      assertThat(second.says(V21.HEARTBEAT, HeartbeatRequest.of())).isNotNull();
      loop.execute(first.transmitter::disconnect);
      loop.execute(second.transmitter::disconnect);
    }
  }

  @Test
  void station_thatPullsAnUpdate_getsNone() throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of("ocpp2.1"), heard::add)) {
      var station = new Station(OcppVersion.V21, standIn);

      assertThat(station.says(V21.PULL_DYNAMIC_SCHEDULE_UPDATE, PullDynamicScheduleUpdateRequest.of(1)).status()
          .name()).isEqualTo("Rejected");
      loop.execute(station.transmitter::disconnect);
    }
  }

  /** OCPP-J, Part 4, 4.2.3 and 4.3; the connection stands whatever was said. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "ocpp2.0.1 | nonsense                                     | -1   | RpcFrameworkError",
      "ocpp2.0.1 | {\"a\":1}                                    | -1   | RpcFrameworkError",
      "ocpp2.0.1 | []                                           | -1   | RpcFrameworkError",
      "ocpp2.0.1 | [2,\"i\",\"Heartbeat\",{                     | i    | FormatViolation",
      "ocpp2.0.1 | [2,\"i\",\"Heartbeat\",[]]                   | i    | ProtocolError",
      "ocpp2.0.1 | [2,\"i\",\"Dance\",{}]                       | i    | NotImplemented",
      "ocpp2.0.1 | [2,\"i\",\"BatterySwap\",{}]                 | i    | NotImplemented",
      "ocpp2.1   | [2,\"i\",\"dance \\\" \\n\",{}]               | i    | NotImplemented",
      "ocpp2.1   | [9,\"i\",{}]                                 | i    | MessageTypeNotSupported",
      "ocpp2.0.1 | [6,\"i\",\"NotifyPeriodicEventStream\",{}]   | i    | MessageTypeNotSupported"})
  void garbage_ofEachKind_isRefusedAndTheStationGoesOn(String version, String text, String id, String code)
      throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of(version), heard::add); var raw = new RawStation(standIn, version)) {
      raw.socket.sendText(text, true).join();
      assertThat(raw.next()).startsWith("[4,\"" + id + "\",\"" + code + "\",\"").endsWith("\",{}]");
      raw.isAnsweredStill();
    }
  }

  /** Part 4, 4.2.3: an answer is never answered; nor is a SEND of OCPP 2.1. */
  @ParameterizedTest
  @ValueSource(strings = {"[3,\"i\",{}]", "[3,\"i\"", "[4,\"i\"]", "[4,\"i\",\"GenericError\",\"\",{}]",
      "[5,\"i\",\"GenericError\",\"\",{}]", "[6,\"i\",\"NotifyPeriodicEventStream\",{}]"})
  void answer_thatNobodyWaitsFor_isNotAnswered(String text) throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of("ocpp2.1"), heard::add);
        var raw = new RawStation(standIn, "ocpp2.1")) {
      raw.socket.sendText(text, true).join();
      raw.isAnsweredStill();
    }
  }

  @Test
  void binaryFrame_isRefusedAndTheStationGoesOn() throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of("ocpp2.1"), heard::add);
        var raw = new RawStation(standIn, "ocpp2.1")) {
      raw.socket.sendBinary(ByteBuffer.wrap(new byte[]{2, 1, 0}), true).join();
      assertThat(raw.next()).startsWith("[4,\"-1\",\"RpcFrameworkError\",\"");
      raw.isAnsweredStill();
    }
  }

  /** No memory is taken for it: the connection is closed as RFC 6455, 7.4.1 says, and other stations hear nothing of it. */
  @Test
  void hugeFrame_closesItsConnectionOnly() throws Exception {
    try (var standIn = new StandIn(loop, 0, List.of("ocpp2.1"), heard::add);
        var other = new RawStation(standIn, "ocpp2.1");
        var raw = new RawStation(standIn, "ocpp2.1")) {
      raw.socket.sendText("x".repeat(2_000_000), true);
      assertThat(raw.next()).isEqualTo("closed 1009");
      other.isAnsweredStill();
      assertThat(heard).hasSize(1);
    }
  }

  @Test
  void port_ofAnotherProgram_isRefused() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> new StandIn(loop, other.getLocalPort(), List.of("ocpp2.1"), heard::add))
          .isInstanceOf(BindException.class);

      var err = new StringWriter();
      int code = Shell.execute(new StringWriter(), err, "stand-in", "--port", "" + other.getLocalPort());

      assertThat(code).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString()).startsWith("port " + other.getLocalPort() + " can't be had: ");
    }
  }

  @Test
  void version_thatIsNotSpoken_isRefused() {
    var err = new StringWriter();

    assertThat(Shell.execute(new StringWriter(), err, "stand-in", "--ocpp", "1.6")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("--ocpp must be 2.0.1 or 2.1, not \"1.6\"");
  }

  /** A WebSocket that says whatever it is told to. */
  private static final class RawStation implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    RawStation(StandIn standIn, String version) {
      socket = client.newWebSocketBuilder().subprotocols(version)
          .buildAsync(URI.create(standIn.address() + "/CS1"), this).join();
    }

    String next() throws InterruptedException {
      return String.valueOf(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    void isAnsweredStill() throws InterruptedException {
      socket.sendText("[2,\"still \\\"here\",\"Heartbeat\",{}]", true).join();
      assertThat(next()).startsWith("[3,\"still \\\"here\",{\"currentTime\":\"");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      heard.add("closed " + status);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
      socket.abort();
      client.close();
    }
  }

  /** A station's end of the connection. */
  private final class Station {
    private final NettyTransmitter transmitter;
    private final RpcEndpoint endpoint;

    Station(OcppVersion version, StandIn standIn) {
      transmitter = new NettyTransmitter(loop, () -> WebSocketSettings.offering(version.subprotocol()));
      var features = new Features();
      V21.all().forEach(type -> features.add(RpcFeature.sent(type)));
      endpoint = new RpcEndpoint(
          new RpcParts(loop, transmitter, new Versions(features, V2xSpelling.standard(), () -> version),
              new MessageIds(new Random(1)), CallGate.open(), RpcLimits.standard(), failures::add),
          features);
      var opened = new CompletableFuture<Void>();
      loop.execute(() -> endpoint.connect(standIn.address() + "/CS1", new ClientEvents() {
        @Override
        public void connectionOpened() {
          opened.complete(null);
        }

        @Override
        public void connectionClosed() {
          opened.completeExceptionally(new IllegalStateException(endpoint.lastDisconnection().toString()));
        }
      }));
      get(opened);
    }

    <Q extends OcppRequest, A extends OcppResponse> A says(MessageType<Q, A> type, Q request) {
      var answer = new CompletableFuture<A>();
      loop.execute(() -> endpoint.call(request, type.response()).whenComplete((given, failure) -> {
        if (failure == null) {
          answer.complete(given);
        } else {
          answer.completeExceptionally(failure);
        }
      }));
      return get(answer);
    }

    private static <T> T get(CompletableFuture<T> future) {
      return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }
}
