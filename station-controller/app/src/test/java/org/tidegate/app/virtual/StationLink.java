package org.tidegate.app.virtual;

import java.net.URI;
import java.util.function.Supplier;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink.End;
import org.tidegate.ocpp.transport.WebSocketSettings;

/**
 * The way between a virtual station and its scripted central system: in memory, or over a real WebSocket. Test thread
 * only.
 */
public interface StationLink extends AutoCloseable {
  /** Sees each frame as it is sent. */
  @FunctionalInterface
  interface Watch {
    void sent(End from, String frame);
  }

  /** Where the station finds the central system; the identity is not part of it. */
  URI address();

  /** The end for a station program that starts now. The settings matter to a real socket only. */
  FrameChannel stationEnd(Supplier<WebSocketSettings> settings);

  /** The station program is gone: what was on its way is lost. */
  void stationGone();

  /** The central system breaks the connection, if there is one. */
  void cut();

  /** Every attempt to connect fails from now on. */
  void refuse(Disconnection why);

  /** Attempts to connect succeed again. */
  void admit();

  /** Frames get lost in both directions, and nobody is told: a half-open connection, until the next one. */
  void goSilent();

  @Override
  void close();
}
