package org.tidegate.ocpp.transport;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Disconnection.Reason;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.FrameChannel;

/** One connection of one station, as seen from its central system. Station loop only. */
public final class StationChannel implements FrameChannel, Receiver {
  private final String identity;
  private final FrameSocket socket;
  private Optional<String> subprotocol;
  private Optional<Disconnection> ended = Optional.empty();
  private @Nullable RadioEvents events;

  StationChannel(String identity, String subprotocol, FrameSocket socket) {
    this.identity = identity;
    this.subprotocol = Optional.of(subprotocol);
    this.socket = socket;
  }

  /** Which station this is, by the path of its URL; its password was checked. */
  public String identity() {
    return identity;
  }

  @Override
  public void accept(RadioEvents accepted) {
    events = accepted;
  }

  @Override
  public void send(Object message) throws NotConnectedException {
    socket.send((String) message);
  }

  @Override
  public void disconnect() {
    socket.end(Disconnection.of(Reason.CLOSED_HERE));
  }

  @Override
  public boolean isClosed() {
    return subprotocol.isEmpty();
  }

  @Override
  public Optional<String> subprotocol() {
    return subprotocol;
  }

  @Override
  public Optional<Disconnection> lastDisconnection() {
    return ended;
  }

  /** Begins, once the owner had its chance to accept. */
  void begin() {
    if (events == null) {
      disconnect();
    } else {
      events.connected();
    }
  }

  void received(Frame frame) {
    if (events != null) {
      events.receivedMessage(frame);
    }
  }

  void ended(Disconnection why) {
    subprotocol = Optional.empty();
    ended = Optional.of(why);
    if (events != null) {
      events.disconnected();
    }
  }
}
