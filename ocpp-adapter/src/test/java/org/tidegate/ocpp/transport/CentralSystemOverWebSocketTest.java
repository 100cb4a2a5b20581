package org.tidegate.ocpp.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.ocpp.OcppCentralSystem;
import org.tidegate.ocpp.OcppConnection;
import org.tidegate.ocpp.OcppParts;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.SecuritySettings;
import org.tidegate.ocpp.SecuritySettings.Security;
import org.tidegate.ocpp.fixture.FakeStation;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** The whole adapter with its settings against a central system on a real socket. */
class CentralSystemOverWebSocketTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void boot_overASocketWithPassword_isAnswered() throws Exception {
    try (var loop = new ThreadLoop();
        var server = new CentralSystemEndpoint(loop, letIn("CS1", "secret-1"),
            channel -> serve(loop, channel))) {
      var profile = NetworkProfile.of(1, uri(server.start()), 1, Duration.ofSeconds(30));
      var connection = new OcppConnection(OcppSettings.of(SecuritySettings.always(
          new Security("CS1", Optional.of("secret-1"), Optional.empty()))));
      try (var transmitter = new NettyTransmitter(loop, connection::webSocket)) {
        var adapter = new OcppCentralSystem(
            new OcppParts(loop, transmitter, connection, new Random(1), failure -> {}));
        adapter.serve(new FakeStation());

        assertThat(boot(loop, adapter, profile).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .isEqualTo(new BootAnswer(BootAnswer.Status.Accepted, NOW, 300));
        assertThat(adapter.begun().toCompletableFuture()).isDone();
        adapter.close();
      }
    }
  }

  @Test
  void begun_nobodyListens_completesToo() throws Exception {
    InetSocketAddress nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = new InetSocketAddress(socket.getLocalPort());
    }
    var profile = NetworkProfile.of(1, uri(nobody), 0, Duration.ofSeconds(30));
    var connection = new OcppConnection(OcppSettings.of(SecuritySettings.none("CS1")));
    try (var loop = new ThreadLoop(); var transmitter = new NettyTransmitter(loop, connection::webSocket)) {
      var adapter = new OcppCentralSystem(
          new OcppParts(loop, transmitter, connection, new Random(1), failure -> {}));
      adapter.serve(new FakeStation());
      var answer = boot(loop, adapter, profile);

      adapter.begun().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(answer).isNotDone();
      adapter.close();
    }
  }

  private static CompletableFuture<BootAnswer> boot(ThreadLoop loop, OcppCentralSystem adapter,
      NetworkProfile profile) {
    var answer = new CompletableFuture<BootAnswer>();
    loop.execute(() -> adapter.start(() -> new Attempt(profile, false), new CentralSystemEvents() {
      @Override
      public void linkUp() {
        adapter.send(new Outgoing.Boot("PowerUp")).whenComplete((told, failure) -> answer.complete(told));
      }

      @Override
      public void linkDown(String why) {
        answer.completeExceptionally(new AssertionError(why));
      }

      @Override
      public void securityEvent(SecurityEventType type, String detail) {
        answer.completeExceptionally(new AssertionError(type + ": " + detail));
      }
    }));
    return answer;
  }

  private static CentralSystemSettings letIn(String identity, String password) {
    return CentralSystemSettings.onLoopback(0, List.of("ocpp2.0.1"),
        (asking, login) -> asking.equals(identity) && login.equals(Optional.of(new Credentials(identity, password)))
            ? Verdict.WELCOME
            : Verdict.UNAUTHORIZED);
  }

  private static void serve(ThreadLoop loop, StationChannel channel) {
    var features = new Features();
    features.add(RpcFeature.answered(V201.BOOT_NOTIFICATION,
        _ -> BootNotificationResponse.of(NOW, 300, RegistrationStatusEnum.Accepted)));
    new RpcEndpoint(new RpcParts(loop, channel, new JacksonPayloadCodec(features, Set.of()),
        new MessageIds(new Random(2)), CallGate.open(), RpcLimits.standard(), _ -> {}), features).connect("", null);
  }

  private static URI uri(InetSocketAddress address) {
    return URI.create("ws://localhost:" + address.getPort() + "/ocpp");
  }
}
