package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.Radio;
import java.util.Optional;

/**
 * A way for text frames to one peer; also a {@link eu.chargetime.ocpp.Transmitter} (connects) or a
 * {@link eu.chargetime.ocpp.Receiver} (is connected to). Station loop only.
 *
 * <p>Duties: every event is given on the station loop, in order; {@code receivedMessage} gets a {@link Frame};
 * {@code connect} never blocks and is followed by exactly one {@code disconnected}, be it instead of
 * {@code connected} or after it; nothing of an old connection is heard during a new one. {@code send} takes the text of
 * one frame as String and never blocks.
 */
public interface FrameChannel extends Radio {

  /** The OCPP version agreed on, as WebSocket subprotocol; empty while not connected. */
  Optional<String> subprotocol();

  /** Why the latest connection, or attempt to connect, ended; empty before that. */
  Optional<Disconnection> lastDisconnection();

  /** How often to ping has changed; takes effect at once. Where nothing is pinged, nothing happens. */
  default void pingIntervalChanged() {}
}
