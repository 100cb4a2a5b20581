package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.Client;
import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.IPromiseRepository;
import eu.chargetime.ocpp.OccurenceConstraintException;
import eu.chargetime.ocpp.PromiseRepository;
import eu.chargetime.ocpp.UnsupportedFeatureException;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The library's client over an {@link RpcSession}: features in, typed answers out; for station and central system alike.
 * Station loop only.
 */
public final class RpcEndpoint {
  private final FrameChannel channel;
  private final IFeatureRepository features;
  private final Client client;

  public RpcEndpoint(RpcParts parts, IFeatureRepository features) {
    this(parts, features, new PromiseRepository());
  }

  RpcEndpoint(RpcParts parts, IFeatureRepository features, IPromiseRepository promises) {
    this.channel = parts.channel();
    this.features = features;
    this.client = new Client(new RpcSession(parts, promises), features, promises);
  }

  /**
   * Connects, or awaits the other side where the channel is one that is connected to. The events come on the loop, never
   * inside this call; {@code connectionClosed} comes exactly once for each connect, after a failed attempt too.
   */
  public void connect(String uri, ClientEvents events) {
    client.connect(uri, events);
  }

  /** Closes the connection; {@code connectionClosed} follows. */
  public void disconnect() {
    client.disconnect();
  }

  public boolean isConnected() {
    return !channel.isClosed();
  }

  /** The OCPP version agreed on; empty while not connected. */
  public Optional<String> subprotocol() {
    return channel.subprotocol();
  }

  /** Why the latest connection or attempt ended. */
  public Optional<Disconnection> lastDisconnection() {
    return channel.lastDisconnection();
  }

  /**
   * Calls the other side. The future completes on the loop, exactly once: with the answer, with
   * {@link eu.chargetime.ocpp.CallErrorException} or with {@link CallFailed}. Cancelled before its turn, the call is not
   * sent. Throws IllegalArgumentException where no feature has such a request and answer.
   */
  public <A extends Confirmation> CompletableFuture<A> call(Request request, Class<A> answer) {
    if (features.findFeature(request).filter(feature -> feature.getConfirmationType() == answer).isEmpty()) {
      throw new IllegalArgumentException(request.getClass().getSimpleName() + " has no feature, or another answer than "
          + answer.getSimpleName());
    }
    try {
      // The very future of the session, so that a cancellation is seen there; its type was checked above.
      @SuppressWarnings("unchecked")
      var promise = (CompletableFuture<A>) (CompletableFuture<?>) client.send(request);
      return promise;
    } catch (UnsupportedFeatureException | OccurenceConstraintException e) {
      throw new IllegalArgumentException(request.getClass().getSimpleName() + " is not valid", e);
    }
  }
}
