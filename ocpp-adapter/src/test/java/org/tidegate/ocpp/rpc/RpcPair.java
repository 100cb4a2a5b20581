package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.PromiseRepository;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import eu.chargetime.ocpp.model.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.rpc.Probe.ProbeRequest;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;
import org.tidegate.ocpp.v21.V21;

/** A station's endpoint in virtual time, against a peer that says exactly what the test tells it to. */
final class RpcPair {
  static final RpcLimits LIMITS = new RpcLimits(Duration.ofSeconds(30), 3, 4);

  final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-01-01T00:00:00Z"));
  final InMemoryLink link;
  final BootGate gate = new BootGate();
  final List<Throwable> handlerFailures = new ArrayList<>();
  final List<ProbeRequest> handled = new ArrayList<>();
  final List<String> received = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final RpcEndpoint station;
  private final CountedPromises promises = new CountedPromises();

  Function<ProbeRequest, Confirmation> handler = request -> Probe.answering("to " + request.text());

  RpcPair() {
    this("ocpp2.0.1");
  }

  RpcPair(String subprotocol) {
    link = new InMemoryLink(loop, subprotocol);
    gate.becomes(BootGate.Registration.ACCEPTED);
    var features = new Features();
    features.add(new ProbeFeature(request -> {
      handled.add(request);
      return handler.apply(request);
    }));
    features.add(RpcFeature.sent(V21.BOOT_NOTIFICATION));
    var codec = new JacksonPayloadCodec(features, Set.of("ClearCache"));
    var parts = new RpcParts(loop, link.stationEnd(), codec, new MessageIds(new Random(1)), gate, LIMITS,
        handlerFailures::add);
    station = new RpcEndpoint(parts, features, promises);
    link.wire((from, frame) -> {
      if (from == InMemoryLink.End.STATION) {
        received.add(frame);
      }
      return true;
    });
    ((Receiver) link.centralSystemEnd()).accept(new Peer());
  }

  RpcPair connected() {
    station.connect("ws://central/CS1", new ClientEvents() {
      @Override
      public void connectionOpened() {
        events.add("opened");
      }

      @Override
      public void connectionClosed() {
        events.add("closed");
      }
    });
    loop.runPosted();
    return this;
  }

  CompletableFuture<ProbeResponse> call(String text) {
    return station.call(Probe.asking(text), ProbeResponse.class);
  }

  /** The peer sends this text; everything that follows at once has happened on return. */
  void says(String frame) {
    try {
      link.centralSystemEnd().send(frame);
    } catch (NotConnectedException e) {
      throw new IllegalStateException(e);
    }
    loop.runPosted();
  }

  /** The peer calls with this id; gives what came back for it. */
  String asks(String id, String text) {
    received.clear();
    says("[2,\"" + id + "\",\"Probe\",{\"text\":\"" + text + "\"}]");
    return String.join("\n", received);
  }

  /** What came back to a frame. */
  String answerTo(String frame) {
    received.clear();
    says(frame);
    return String.join("\n", received);
  }

  /** Calls whose futures the library's client still keeps. */
  int waitingPromises() {
    return promises.kept.size();
  }

  String lastReceived() {
    loop.runPosted();
    return received.getLast();
  }

  /** The id of the latest call the peer got. */
  String lastId() {
    return idOf(lastReceived());
  }

  static String idOf(String frame) {
    return frame.split("\"")[1];
  }

  private static final class CountedPromises extends PromiseRepository {
    private final Set<String> kept = new HashSet<>();

    @Override
    public CompletableFuture<Confirmation> createPromise(String uniqueId) {
      kept.add(uniqueId);
      return super.createPromise(uniqueId);
    }

    @Override
    public void removePromise(String uniqueId) {
      kept.remove(uniqueId);
      super.removePromise(uniqueId);
    }
  }

  private final class Peer implements RadioEvents {
    @Override
    public void connected() {
      events.add("peer connected");
    }

    @Override
    public void receivedMessage(Object message) {
      // The raw texts are taken off the wire.
    }

    @Override
    public void disconnected() {
      events.add("peer disconnected");
    }
  }
}
