package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.IPromiseRepository;
import eu.chargetime.ocpp.ISession;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import eu.chargetime.ocpp.SessionEvents;
import eu.chargetime.ocpp.Transmitter;
import eu.chargetime.ocpp.model.Request;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of OCPP-J (OCPP 2.0.1 Part 4, 4), the same for station and central system; it lives through any number of
 * connections, one after the other. Station loop only.
 */
public final class RpcSession implements ISession {
  private static final Logger log = LoggerFactory.getLogger(RpcSession.class);

  private final RpcParts parts;
  private final UUID sessionId;
  private final OutgoingCalls outgoing;
  private @Nullable IncomingCalls incoming;

  /** The promises are those of the library's client, so that they can fail by {@link CallFailed}. */
  public RpcSession(RpcParts parts, IPromiseRepository promises) {
    this.parts = parts;
    this.sessionId = parts.ids().get();
    this.outgoing = new OutgoingCalls(parts, promises);
  }

  @Override
  public UUID getSessionId() {
    return sessionId;
  }

  /** Connects where the channel is one that connects, otherwise awaits the other side; the URI then doesn't matter. */
  @Override
  public void open(String uri, SessionEvents eventHandler) {
    parts.loop().assertCurrent();
    if (parts.channel() instanceof Transmitter transmitter) {
      transmitter.connect(uri, new Events(eventHandler));
    } else {
      accept(eventHandler);
    }
  }

  @Override
  public void accept(SessionEvents eventHandler) {
    parts.loop().assertCurrent();
    ((Receiver) parts.channel()).accept(new Events(eventHandler));
  }

  /** Gives the id the call will have; nothing is stored. */
  @Override
  public String storeRequest(Request payload) {
    parts.loop().assertCurrent();
    return parts.ids().get().toString();
  }

  /** Sends now or after the calls before it; a refusal fails the promise of this id. */
  @Override
  public void sendRequest(String action, Request payload, String uuid) {
    parts.loop().assertCurrent();
    outgoing.send(new OutgoingCalls.Waiting(uuid, action, payload));
  }

  @Override
  public void close() {
    parts.loop().assertCurrent();
    parts.channel().disconnect();
  }

  private final class Events implements RadioEvents {
    private final SessionEvents events;

    Events(SessionEvents events) {
      this.events = events;
    }

    @Override
    public void connected() {
      incoming = new IncomingCalls(parts, events);
      events.handleConnectionOpened();
    }

    @Override
    public void receivedMessage(Object message) {
      IncomingCalls calls = incoming;
      if (calls == null) {
        return;
      }
      switch ((Frame) message) {
        case Frame.Call call -> calls.handle(call);
        case Frame.CallResult result -> outgoing.answered(result, events);
        case Frame.CallError error -> outgoing.refused(error, events);
        case Frame.BrokenAnswer answer -> outgoing.broken(answer);
        case Frame.Unreadable frame -> calls.refuse(frame);
        case Frame.AnswerRefused refusal when parts.speaks21() ->
          log.warn("the answer to {} was refused: {}", LogText.of(refusal.id()), LogText.of(refusal.why()));
        case Frame.Unconfirmed sent when parts.speaks21() ->
          log.info("{} ignored: nobody sends it to a station", LogText.of(sent.action()));
        case Frame.AnswerRefused refusal -> calls.refuse(unknownType(refusal.id()));
        case Frame.Unconfirmed sent -> calls.refuse(unknownType(sent.id()));
      }
    }

    private static Frame.Unreadable unknownType(String id) {
      return new Frame.Unreadable(id, ErrorCode.MessageTypeNotSupported, "unknown message type");
    }

    @Override
    public void disconnected() {
      if (incoming != null) {
        incoming.close();
        incoming = null;
      }
      outgoing.connectionLost();
      events.handleConnectionClosed();
    }
  }
}
