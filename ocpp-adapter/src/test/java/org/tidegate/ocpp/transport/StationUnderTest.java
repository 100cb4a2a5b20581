package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.ClientEvents;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.Probe;
import org.tidegate.ocpp.rpc.Probe.ProbeRequest;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;
import org.tidegate.ocpp.rpc.ProbeFeature;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;

import static org.tidegate.domain.fixture.Patience.await;

/** A station with a real socket and a loop of its own. Tests' thread. */
final class StationUnderTest implements AutoCloseable {
  static final WebSocketSettings SETTINGS = WebSocketSettings.offering("ocpp2.1", "ocpp2.0.1");

  final ThreadLoop loop = new ThreadLoop();
  final List<String> events = new CopyOnWriteArrayList<>();
  final NettyTransmitter transmitter;
  final RpcEndpoint endpoint;
  volatile Function<ProbeRequest, ProbeResponse> handler = asked -> Probe.answering("to " + asked.text());
  private volatile WebSocketSettings settings;

  StationUnderTest(WebSocketSettings settings) {
    this.settings = settings;
    transmitter = new NettyTransmitter(loop, () -> this.settings);
    endpoint = endpoint(loop, transmitter, asked -> handler.apply(asked), 1);
  }

  static RpcEndpoint endpoint(StationLoop loop, FrameChannel channel, Function<ProbeRequest, ProbeResponse> handler,
      long seed) {
    var features = new Features();
    features.add(new ProbeFeature(handler));
    return new RpcEndpoint(new RpcParts(loop, channel, new JacksonPayloadCodec(features, Set.of()),
        new MessageIds(new Random(seed)), CallGate.open(), RpcLimits.standard(), _ -> {}), features);
  }

  void settings(WebSocketSettings now) {
    settings = now;
  }

  StationUnderTest connect(String url) {
    loop.execute(() -> endpoint.connect(url, new ClientEvents() {
      @Override
      public void connectionOpened() {
        events.add("opened " + endpoint.subprotocol().orElse("?"));
      }

      @Override
      public void connectionClosed() {
        events.add("closed " + endpoint.lastDisconnection().map(Disconnection::reason).orElse(null));
      }
    }));
    return this;
  }

  void disconnect() {
    loop.execute(endpoint::disconnect);
  }

  CompletableFuture<ProbeResponse> call(String text) {
    var result = new CompletableFuture<ProbeResponse>();
    loop.execute(() -> endpoint.call(Probe.asking(text), ProbeResponse.class).whenComplete((answer, failure) -> {
      if (failure == null) {
        result.complete(answer);
      } else {
        result.completeExceptionally(failure);
      }
    }));
    return result;
  }

  void awaitEvents(String... expected) {
    await().until(() -> events, List.of(expected)::equals);
  }

  /** With what is behind the reason, to look at when a test fails. */
  Disconnection lastDisconnection() {
    return CompletableFuture.supplyAsync(() -> endpoint.lastDisconnection().orElseThrow(), loop).join();
  }

  @Override
  public void close() {
    transmitter.close();
    loop.close();
  }
}
