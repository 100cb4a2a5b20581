package org.tidegate.app.virtual;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.tidegate.ocpp.message.OcppVersion;
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

  /**
   * One attempt of the station to connect. Immutable.
   *
   * @param at when it began
   * @param address where to, without the identity
   */
  record Attempt(Instant at, URI address) {}

  /** Where the station finds the central system; the identity is not part of it. */
  URI address();

  /** Where it can be found as well. */
  URI otherAddress();

  /** Every attempt to connect so far, oldest first. */
  List<Attempt> attempts();

  /** The end for a station program that starts now. The settings matter to a real socket only. */
  FrameChannel stationEnd(Supplier<WebSocketSettings> settings);

  /** The station program is gone: what was on its way is lost. */
  void stationGone();

  /** The central system breaks the connection, if there is one. */
  void cut();

  /** Every attempt to connect to this address fails from now on. */
  void refuse(URI address, Disconnection why);

  /** Attempts to connect to this address succeed again. */
  void admit(URI address);

  /** Every attempt to connect fails from now on. */
  default void refuse(Disconnection why) {
    refuse(address(), why);
    refuse(otherAddress(), why);
  }

  /** Attempts to connect succeed again. */
  default void admit() {
    admit(address());
    admit(otherAddress());
  }

  /**
   * Connections to come agree on this version.
   *
   * @throws UnsupportedOperationException unless the link is in memory
   */
  default void agreeOn(OcppVersion other) {
    throw new UnsupportedOperationException("what a socket's central system speaks is fixed");
  }

  /** Frames get lost in both directions, and nobody is told: a half-open connection, until the next one. */
  void goSilent();

  @Override
  void close();
}
