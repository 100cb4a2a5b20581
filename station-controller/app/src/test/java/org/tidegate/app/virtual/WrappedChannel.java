package org.tidegate.app.virtual;

import eu.chargetime.ocpp.NotConnectedException;
import java.util.Optional;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.FrameChannel;

/** A channel that is another one, but for what is overridden. Test thread only. */
abstract class WrappedChannel implements FrameChannel {
  private final FrameChannel channel;

  WrappedChannel(FrameChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(Object message) throws NotConnectedException {
    channel.send(message);
  }

  @Override
  public void disconnect() {
    channel.disconnect();
  }

  @Override
  public boolean isClosed() {
    return channel.isClosed();
  }

  @Override
  public Optional<String> subprotocol() {
    return channel.subprotocol();
  }

  @Override
  public Optional<Disconnection> lastDisconnection() {
    return channel.lastDisconnection();
  }
}
